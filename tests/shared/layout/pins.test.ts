import { expect, test } from 'vitest';
import { apply, commands } from '@shared/edit';
import { arrangeToFit, elkInProcess } from '@shared/layout';
import type { Design } from '@shared/model';
import { design, random } from '../../support/design';
import { collisions } from './laws';

const elk = await elkInProcess();
const tidied = async (drawing: Design): Promise<Design> =>
  apply(drawing, commands.arrange(drawing, await arrangeToFit(drawing, { elk })));

test.each([1, 2, 3, 4])(
  'pinned components stay exactly where they are, and nothing stands on them (seed %i)',
  async (seed) => {
    const next = random(seed);
    const names = Array.from({ length: 12 }, (_, i) => `c${i}`);
    const lines = names.slice(1).map((name, i) => `${names[Math.floor(next() * (i + 1))]} > ${name}`);
    let drawing = await tidied(design(lines.join('\n')));
    const pinned = names.filter(() => next() < 0.3);
    for (const id of pinned) {
      const position = { x: Math.floor(next() * 10) * 240, y: Math.floor(next() * 8) * 130 };
      drawing = apply(drawing, commands.setComponents(drawing, [id], { position, pinned: true }));
    }
    // Two pins on one another are the person's own doing.
    const places = pinned.map((id) => JSON.stringify(drawing.components[id]!.position));
    if (new Set(places).size < places.length) return;
    const after = await tidied(drawing);
    for (const id of pinned) expect(after.components[id]!.position).toEqual(drawing.components[id]!.position);
    expect(collisions(after)).toEqual([]);
  },
);
