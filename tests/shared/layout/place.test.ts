import { describe, expect, test } from 'vitest';
import { adjoin, aligned, beside, boxOf, COMPONENT, distributed, elkInProcess, freePlace, snap } from '@shared/layout';
import { apply, commands } from '@shared/edit';
import { sketchInto } from '@shared/formats';
import { design, random } from '../../support/design';
import { collisions } from './laws';
import { arrange } from '@shared/layout';
import type { Design } from '@shared/model';

const box = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height });
const elk = await elkInProcess();
const laidOut = async (text: string): Promise<Design> => {
  const drawing = design(text);
  return apply(drawing, commands.arrange(drawing, await arrange(drawing, { elk })));
};

describe('aligning', () => {
  test('to the left all have the smallest x, and keep their height', () => {
    expect(aligned({ a: box(0, 10), b: box(30, 20) }, 'left')).toEqual({ a: { x: 0, y: 10 }, b: { x: 0, y: 20 } });
  });
  test('to the right their right edges meet, whatever their widths', () => {
    const places = aligned({ a: box(0, 0, 100), b: box(50, 0, 200) }, 'right');
    expect(places['a']!.x + 100).toBe(places['b']!.x + 200);
  });
  test('distributing makes the gaps equal and leaves the outermost', () => {
    const places = distributed({ a: box(0, 0), b: box(110, 0, 60), c: box(400, 0) }, 'x');
    const gaps = [places['b']!.x - 100, 400 - (places['b']!.x + 60)];
    expect(gaps[0]).toBeCloseTo(gaps[1]!);
    expect([places['a']!.x, places['c']!.x]).toEqual([0, 400]);
  });
});

describe('guides', () => {
  test('an edge near another edge moves onto it', () => {
    const { by, guides } = snap(box(3, 200), [box(0, 0)], 6);
    expect(by).toEqual({ x: -3, y: 0 });
    expect(guides.filter(({ type, axis }) => type === 'line' && axis === 'x')).toHaveLength(3);
  });
  test('what is far away is left alone', () => {
    expect(snap(box(300, 500), [box(0, 0)], 6)).toEqual({ by: { x: 0, y: 0 }, guides: [] });
  });
  test('a third box continues the gap of two', () => {
    const { by, guides } = snap(box(284, 0), [box(0, 0), box(140, 0)], 6);
    expect(284 + by.x).toBe(140 + 100 + 40);
    expect(guides.filter(({ type }) => type === 'gap')).toHaveLength(2);
  });
  test('a box between two stands in the middle', () => {
    const { by } = snap(box(147, 0), [box(0, 0), box(300, 0)], 6);
    expect(147 + by.x).toBe(150);
  });
});

describe('places for what is new', () => {
  test('beside a component, and below what stands there already', async () => {
    const drawing = await laidOut('a > b');
    const wish = beside(boxOf(drawing.components['a']!), 'right');
    const at = freePlace(drawing, wish);
    expect(at.x).toBe(wish.x - (wish.x % 8));
    expect(
      collisions(apply(drawing, commands.addComponent(drawing, { id: 'n', kind: 'component', position: at }))),
    ).toEqual([]);
  });

  test('a sketch is put to the right of what calls it, and nothing else moves', async () => {
    const drawing = await laidOut('client > lb > api');
    const added = sketchInto(drawing, 'api > redis, db');
    if (!added.ok) throw new Error(added.error.message);
    const after = apply(drawing, added.value.change);
    const { positions } = await adjoin(after, added.value.components, { elk });
    expect(Object.keys(positions).sort()).toEqual(['db', 'redis']);
    const api = boxOf(drawing.components['api']!);
    expect(positions['redis']!.x).toBeGreaterThanOrEqual(api.x + COMPONENT.width);
    expect(Math.abs((positions['redis']!.y + positions['db']!.y) / 2 - api.y)).toBeLessThanOrEqual(16);
  });

  test.each([1, 2, 3, 4])('many sketches one after the other never stand on each other (seed %i)', async (seed) => {
    const next = random(seed);
    let drawing = await laidOut('client > lb > api > db [zone=a]');
    for (let i = 0; i < 12; i++) {
      const names = Object.values(drawing.components).map(({ name }) => name!);
      const from = names[Math.floor(next() * names.length)]!;
      const text =
        next() < 0.3 ? `n${i} > "${from}"` : `"${from}" > n${i}, m${i}${next() < 0.5 ? `\nzone z${i} { m${i} }` : ''}`;
      const added = sketchInto(drawing, text);
      if (!added.ok) throw new Error(added.error.message);
      const after = apply(drawing, added.value.change);
      const { positions } = await adjoin(after, added.value.components, { elk });
      drawing = apply(after, commands.moveComponents(after, positions));
      expect(collisions(drawing), text).toEqual([]);
    }
  });
});
