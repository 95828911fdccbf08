import { expect, test } from 'vitest';
import { apply, invert, records, restack } from '@shared/edit';
import { parseDesign, serializeDesign } from '@shared/model';
import { scene } from '@shared/formats';
import { design } from '../../support/design';

const NOBODY = { components: [], connectors: [], boundaries: [], notes: [] };
const THREE = design('a > b > c');
const orders = (given: typeof THREE) => Object.values(given.components).map(({ order }) => order);

test('what is brought to the front lies before everything, and what goes to the back behind it', () => {
  const front = apply(THREE, restack(THREE, { ...NOBODY, components: ['a'] }, 'front'));
  expect(orders(front)).toEqual([1, undefined, undefined]);
  const again = apply(front, restack(front, { ...NOBODY, components: ['b'] }, 'front'));
  expect(orders(again)).toEqual([1, 2, undefined]);
  const back = apply(again, restack(again, { ...NOBODY, components: ['b'] }, 'back'));
  expect(orders(back)).toEqual([1, -1, undefined]);
});

test('several keep their order among themselves; who lies there already is not touched', () => {
  const start = { ...THREE, components: { ...THREE.components, c: { ...THREE.components['c']!, order: -7 } } };
  const both = apply(start, restack(start, { ...NOBODY, components: ['a', 'c'] }, 'front'));
  expect(both.components['c']!.order).toBeLessThan(both.components['a']!.order!);
  expect(restack(both, { ...NOBODY, components: ['a'] }, 'front').touched).toEqual([]);
});

test('a note goes behind the components, is written to the file so, drawn so, and comes back by undo', () => {
  const noted = apply(
    THREE,
    records.setRecord(THREE, 'notes', 'n', { kind: 'note', text: 'x', position: { x: 0, y: 0 } }),
  );
  const change = restack(noted, { ...NOBODY, notes: ['n'] }, 'back');
  const behind = apply(noted, change);
  const read = parseDesign(serializeDesign(behind));
  expect(read.ok && read.value.notes['n']).toMatchObject({ order: -1 });
  expect(scene(behind, { papers: true }).papers.notes.map(({ isBehind }) => isBehind)).toEqual([true]);
  expect(apply(behind, invert(change))).toEqual(noted);
});

test('boundaries are stacked among themselves: a frame never comes before what stands in it', () => {
  const framed = { ...THREE, boundaries: { f: { kind: 'frame' as const }, g: { kind: 'team' as const } } };
  const front = apply(framed, restack(framed, { ...NOBODY, boundaries: ['f'] }, 'front'));
  expect(front.boundaries['f']!.order).toBe(1);
  expect(orders(front)).toEqual(orders(framed));
});

test('pictures draw what is in front last', () => {
  const front = apply(THREE, restack(THREE, { ...NOBODY, components: ['a'], connectors: ['a-b'] }, 'front'));
  expect(scene(front).components.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  expect(scene(front).connectors.at(-1)!.id).toBe('a-b');
});
