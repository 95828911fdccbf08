import { TEMPLATES } from '../../shared/catalogue/templates';
import { serializeDesign } from '../../shared/model';
import { ok } from '../../shared/result';
import { choice, type Command, wrongUsage } from './outcome';

export const templates: Command = {
  usage: 'plumbline templates [--format text|json] [--output PATH]',
  summary: 'lists the worked examples to begin with',
  options: ['format'],
  takesNoFile: true,
  run: async ({ values }) => {
    const format = choice('format', values['format'], { of: ['text', 'json'], usually: 'text' });
    if (!format.ok) return format;
    const rows = TEMPLATES.map(({ id, title, summary }) => ({ id, title, summary }));
    if (format.value === 'json') return ok({ contents: JSON.stringify(rows, undefined, 2) });
    const width = Math.max(...rows.map(({ id }) => id.length));
    return ok({ contents: rows.map(({ id, summary }) => `${id.padEnd(width)}  ${summary}`).join('\n') });
  },
};

export const newCommand: Command = {
  usage: 'plumbline new TEMPLATE [--output PATH]',
  summary: 'writes a worked example as a design of its own',
  options: [],
  run: async ({ files }) => {
    const asked = files[0]!;
    const template = TEMPLATES.find(({ id, title }) => id === asked || title.toLowerCase() === asked.toLowerCase());
    if (template === undefined) {
      return wrongUsage(`expected ${TEMPLATES.map(({ id }) => id).join(' or ')}, got ${JSON.stringify(asked)}`);
    }
    return ok({ contents: serializeDesign(template.design) });
  },
};
