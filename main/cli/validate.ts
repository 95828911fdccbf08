import { ok } from '../../shared/result';
import { loadDesign } from './load';
import type { Command } from './outcome';

export const validate: Command = {
  usage: 'plumbline validate FILE',
  summary: 'says whether the file is a design, and if not, what is wrong where',
  options: [],
  run: async ({ files, io }) => {
    const design = await loadDesign(files[0]!, io);
    if (!design.ok) return design;
    const { name, components, connectors, journeys } = design.value;
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
