import { describe, expect, test } from 'vitest';
import { type Box, COMPONENT, createRouter, touches } from '@shared/layout';
import { random } from '../../support/design';

const at = (x: number, y: number): Box => ({ x, y, ...COMPONENT });
const way = (boxes: Record<string, Box>, from = 'a', to = 'b') =>
  createRouter(boxes)({ from, to, fromBox: boxes[from]!, toBox: boxes[to]! });

/** Does a piece of the way run through the box? */
const runsThrough = (points: readonly { x: number; y: number }[], { x, y, width, height }: Box): boolean =>
  points.some((p, i) => {
    const q = points[i - 1];
    if (q === undefined) return false;
    return (
      Math.max(p.x, q.x) > x + 2 &&
      Math.min(p.x, q.x) < x + width - 2 &&
      Math.max(p.y, q.y) > y + 2 &&
      Math.min(p.y, q.y) < y + height - 2
    );
  });

describe('connectors keep clear of components', () => {
  test('with nothing between them the way is the plain elbow', () => {
    expect(way({ a: at(0, 0), b: at(400, 0) })).toHaveLength(2);
  });

  test('a component in between is gone round', () => {
    const boxes = { a: at(0, 0), m: at(300, 0), b: at(600, 0) };
    const points = way(boxes);
    expect(runsThrough(points, boxes.m)).toBe(false);
    expect(points.length).toBeGreaterThan(2);
  });

  test('a stored way is kept as long as it fits', () => {
    const boxes = { a: at(0, 0), m: at(300, 0), b: at(600, 0) };
    const stored = [
      { x: 176, y: 28 },
      { x: 600, y: 28 },
    ];
    expect(createRouter(boxes)({ from: 'a', to: 'b', fromBox: boxes.a, toBox: boxes.b }, { route: stored })).toBe(
      stored,
    );
  });

  test.each([1, 2, 3, 4, 5])(
    'on a crowded drawing every way is orthogonal, from side to side, round everything (seed %i)',
    (seed) => {
      const next = random(seed);
      const boxes: Record<string, Box> = {};
      for (let column = 0; column < 5; column++)
        for (let line = 0; line < 4; line++)
          if (next() < 0.75)
            boxes[`${column}-${line}`] = at(
              column * 280 + Math.floor(next() * 40),
              line * 150 + Math.floor(next() * 30),
            );
      const ids = Object.keys(boxes);
      for (let i = 0; i < 40; i++) {
        const [from, to] = [ids[Math.floor(next() * ids.length)]!, ids[Math.floor(next() * ids.length)]!];
        if (from === to) continue;
        const points = way(boxes, from, to);
        expect(touches(boxes[from]!, points[0]!), `${from} ${to}`).toBe(true);
        expect(touches(boxes[to]!, points.at(-1)!), `${from} ${to}`).toBe(true);
        for (let k = 1; k < points.length; k++) {
          const [p, q] = [points[k - 1]!, points[k]!];
          expect(Math.min(Math.abs(p.x - q.x), Math.abs(p.y - q.y))).toBeLessThan(0.6);
        }
        for (const id of ids)
          if (id !== from && id !== to) expect(runsThrough(points, boxes[id]!), `${from} ${to} ${id}`).toBe(false);
      }
    },
  );
});
