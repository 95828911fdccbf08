import { ok } from '../../shared/result';
import { loadDesign } from './load';
import { choice, type Command } from './outcome';

export const validate: Command = {
  usage: 'plumbline validate FILE [--format text|json] [--output PATH]',
  summary: 'says whether the file is a design, and if not, what is wrong where',
  options: ['format'],
  run: async ({ files, values, io }) => {
    const format = choice('format', values['format'], { of: ['text', 'json'], usually: 'text' });
    if (!format.ok) return format;
    const design = await loadDesign(files[0]!, io);
    if (!design.ok) return design;
    const { name, components, connectors, journeys } = design.value;
    if (format.value === 'json') {
      const count = (records: object) => Object.keys(records).length;
      const counts = { components: count(components), connectors: count(connectors), journeys: count(journeys) };
      const data = { format: 'plumbline-validation', version: 1, valid: true, name, ...counts };
      return ok({ contents: JSON.stringify(data, undefined, 2) });
    }
    const counts = [
      counted(components, 'component'),
      counted(connectors, 'connector'),
      counted(journeys, 'journey'),
    ].join(', ');
    return ok({ contents: `${name || 'This'} is a valid design: ${counts}.` });
  },
};

function counted(records: Readonly<Record<string, unknown>>, noun: string): string {
  const count = Object.keys(records).length;
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
