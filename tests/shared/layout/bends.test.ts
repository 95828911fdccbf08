import { describe, expect, test } from 'vitest';
import { apply, commands } from '@shared/edit';
import { bent, type Box, COMPONENT, dragged, route, segmentAcross, touches, waysOf } from '@shared/layout';
import { parseDesign, type Position, serializeDesign } from '@shared/model';
import { design, random } from '../../support/design';

const at = (x: number, y: number): Box => ({ x, y, ...COMPONENT });
const isOrthogonal = (points: readonly Position[]): boolean =>
  points.every((p, i) => i === 0 || p.x === points[i - 1]!.x || p.y === points[i - 1]!.y);

describe('a connector bent by hand', () => {
  const ends = { from: at(0, 0), to: at(400, 200) };
  const plain = route(ends.from, ends.to);

  test('the segment between two corners goes where it is dragged, and only there', () => {
    const bends = dragged(plain, 1, { x: 320, y: 0 }, ends);
    expect(bends).toEqual([
      { x: 320, y: 28 },
      { x: 320, y: 228 },
    ]);
    expect(bent(ends.from, ends.to, bends)).toEqual([{ x: 176, y: 28 }, ...bends, { x: 400, y: 228 }]);
  });

  test('a straight line slides along both sides, and beyond them becomes a bow', () => {
    const level = { from: at(0, 0), to: at(400, 0) };
    const straight = route(level.from, level.to);
    const slid = dragged(straight, 0, { x: 0, y: 40 }, level);
    expect(bent(level.from, level.to, slid)).toEqual([
      { x: 176, y: 40 },
      { x: 400, y: 40 },
    ]);
    const bow = bent(level.from, level.to, dragged(straight, 0, { x: 0, y: 120 }, level));
    expect(bow.map(({ y }) => y)).toEqual([28, 28, 120, 120, 28, 28]);
  });

  test('when a component moves, the bends stay and only its own end follows', () => {
    const bends = [
      { x: 320, y: 28 },
      { x: 320, y: 228 },
    ];
    const lower = bent(ends.from, at(400, 300), bends);
    expect(lower).toEqual([
      { x: 176, y: 28 },
      { x: 320, y: 28 },
      { x: 320, y: 308 },
      { x: 400, y: 308 },
    ]);
  });

  test.each([1, 2, 3, 4, 5, 6])(
    'whatever is dragged where, it stays orthogonal and from side to side (seed %i)',
    (seed) => {
      const dice = random(seed);
      const some = (n: number) => Math.floor(dice() * n);
      for (let round = 0; round < 60; round++) {
        const boxes = { from: at(some(400), some(300)), to: at(700 + some(400), 500 + some(300)) };
        let points = route(boxes.from, boxes.to);
        for (let step = 0; step < 5; step++) {
          const place = { x: some(1200) - 100, y: some(900) - 100 };
          const segment = some(points.length - 1);
          const bends = dragged(points, segment, place, boxes);
          points = bent(boxes.from, boxes.to, bends);
          expect(isOrthogonal(points), JSON.stringify(points)).toBe(true);
          expect(touches(boxes.from, points[0]!), JSON.stringify({ boxes, bends, points })).toBe(true);
          expect(touches(boxes.to, points.at(-1)!), JSON.stringify({ boxes, bends, points })).toBe(true);
        }
      }
    },
  );

  test('by key the longest segment across the arrow moves', () => {
    expect(segmentAcross(plain, 'x')).toBe(1);
    expect(
      segmentAcross(
        [
          { x: 0, y: 0 },
          { x: 9, y: 0 },
        ],
        'x',
      ),
    ).toBeUndefined();
  });
});

const placed = apply(
  design('a > b'),
  commands.moveComponents(design('a > b'), { a: { x: 0, y: 0 }, b: { x: 400, y: 200 } }),
);
const bends = [
  { x: 320, y: 28 },
  { x: 320, y: 228 },
];
const byHand = apply(placed, commands.setConnectors(placed, ['a-b'], { bends }));

describe('bends in the design', () => {
  test('are in the file and come back', () => {
    const read = parseDesign(serializeDesign(byHand));
    expect(read.ok && read.value.connectors['a-b']!.bends).toEqual(bends);
  });

  test('move along when both components move, stay when one does', () => {
    const both = apply(byHand, commands.moveComponents(byHand, { a: { x: 50, y: 10 }, b: { x: 450, y: 210 } }));
    expect(both.connectors['a-b']!.bends).toEqual(bends.map(({ x, y }) => ({ x: x + 50, y: y + 10 })));
    const one = apply(byHand, commands.moveComponents(byHand, { b: { x: 450, y: 210 } }));
    expect(one.connectors['a-b']!.bends).toEqual(bends);
  });

  test('a tidy layout takes them out, unless both components are pinned', () => {
    const arrangement = { positions: {}, routes: {} };
    expect(apply(byHand, commands.arrange(byHand, arrangement)).connectors['a-b']!.bends).toBeUndefined();
    const pinned = apply(byHand, commands.setComponents(byHand, ['a', 'b'], { pinned: true }));
    expect(apply(pinned, commands.arrange(pinned, arrangement)).connectors['a-b']!.bends).toEqual(bends);
  });
});

describe('connectors of the same two components', () => {
  /** Pieces of two ways that lie on each other. */
  const shared = (one: readonly Position[], other: readonly Position[]): boolean =>
    one.some((b, i) => {
      const a = one[i - 1];
      return a !== undefined && other.some((d, j) => j > 0 && overlap([a, b], [other[j - 1]!, d]));
    });
  const overlap = ([a, b]: readonly [Position, Position], [c, d]: readonly [Position, Position]): boolean =>
    (['x', 'y'] as const).some((axis) => {
      const along = axis === 'x' ? 'y' : 'x';
      const isOne = [b, c, d].every((p) => Math.abs(p[axis] - a[axis]) < 4);
      const low = Math.max(Math.min(a[along], b[along]), Math.min(c[along], d[along]));
      const high = Math.min(Math.max(a[along], b[along]), Math.max(c[along], d[along]));
      return isOne && high - low > 1;
    });

  test.each([
    [400, 0],
    [400, 200],
    [400, -200],
    [0, 300],
    [-500, 120],
    [60, 260],
  ])('a call and the call back do not lie on each other, wherever the other stands (%i, %i)', (x, y) => {
    const drawn = design('a > b; b > a');
    const ways = waysOf(apply(drawn, commands.moveComponents(drawn, { a: { x: 0, y: 0 }, b: { x, y } })));
    expect(shared(ways.get('a-b')!, ways.get('b-a')!)).toBe(false);
  });

  test('one that is drawn later keeps beside one that a layout placed', () => {
    const route = [
      { x: 176, y: 28 },
      { x: 288, y: 28 },
      { x: 288, y: 228 },
      { x: 400, y: 228 },
    ];
    const laidOut = apply(placed, commands.setConnectors(placed, ['a-b'], { route }));
    const back = apply(laidOut, commands.connect(laidOut, { id: 'b-a', from: 'b', to: 'a' }));
    const ways = waysOf(back);
    expect(ways.get('a-b')).toBe(back.connectors['a-b']!.route);
    expect(shared(ways.get('a-b')!, ways.get('b-a')!)).toBe(false);
  });
});
