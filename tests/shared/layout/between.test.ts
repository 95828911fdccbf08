import { expect, test } from 'vitest';
import { between, CAPTION_HEIGHT, COMPONENT } from '@shared/layout';
import { apply, commands } from '@shared/edit';
import { design, random } from '../../support/design';

const chain = design('a > b > c');
const at = (places: Record<string, { x: number; y: number }>) => apply(chain, commands.moveComponents(chain, places));

test('where there is room nobody moves', () => {
  const wide = at({ a: { x: 0, y: 0 }, b: { x: 800, y: 0 }, c: { x: 1200, y: 0 } });
  expect(between(wide, { from: 'a', to: 'b' }, { x: 400, y: 0 })).toEqual({ position: { x: 400, y: 0 }, moves: {} });
});

test('where there is none everything from the second onwards moves on by the same', () => {
  const tight = at({ a: { x: 0, y: 0 }, b: { x: 248, y: 0 }, c: { x: 496, y: 80 } });
  const { position, moves } = between(tight, { from: 'a', to: 'b' }, { x: 120, y: 0 });
  expect(position).toEqual({ x: 248, y: 0 });
  expect(moves).toEqual({ b: { x: 496, y: 0 }, c: { x: 744, y: 80 } });
});

test('who is pinned stays', () => {
  const tight = at({ a: { x: 0, y: 0 }, b: { x: 248, y: 0 }, c: { x: 496, y: 80 } });
  const pinned = apply(tight, commands.setComponents(tight, ['c'], { pinned: true }));
  expect(Object.keys(between(pinned, { from: 'a', to: 'b' }, { x: 120, y: 0 }).moves)).toEqual(['b']);
});

test.each([1, 2, 3, 4])('in every direction the three stand clear of each other (seed %i)', (seed) => {
  const dice = random(seed);
  for (let i = 0; i < 100; i++) {
    const far = () => Math.round((dice() - 0.5) * 120) * 8;
    const b = { x: far(), y: far() };
    if (Math.abs(b.x) < COMPONENT.width + 8 && Math.abs(b.y) < COMPONENT.height + CAPTION_HEIGHT + 8) continue;
    const drawn = at({ a: { x: 0, y: 0 }, b, c: { x: 5000, y: 5000 } });
    const { position, moves } = between(drawn, { from: 'a', to: 'b' }, { x: b.x / 2, y: b.y / 2 });
    for (const other of [{ x: 0, y: 0 }, moves['b'] ?? b]) {
      const isClear =
        Math.abs(position.x - other.x) >= COMPONENT.width ||
        Math.abs(position.y - other.y) >= COMPONENT.height + CAPTION_HEIGHT;
      expect(isClear, JSON.stringify({ b, position, moves })).toBe(true);
    }
  }
});
