import { serializeDesign } from '../../shared/model';
import { ok } from '../../shared/result';
import { laidOut, loadDesign } from './load';
import { choice, type Command } from './outcome';

export const layout: Command = {
  usage: 'plumbline layout FILE [--direction right|down] [--output PATH]',
  summary: 'gives every component its place and every connector its way',
  options: ['direction'],
  run: async ({ files, values, io }) => {
    const direction = choice('direction', values['direction'], { of: ['right', 'down'], usually: 'right' });
    if (!direction.ok) return direction;
    const design = await loadDesign(files[0]!, io);
    if (!design.ok) return design;
    return ok({ contents: serializeDesign(await laidOut(design.value, direction.value)) });
  },
};
