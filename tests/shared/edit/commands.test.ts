import {
  apply,
  type Change,
  commands,
  compose,
  EMPTY_HISTORY,
  invert,
  perform,
  redo,
  settle,
  type Step,
  undo,
} from '@shared/edit';
import { type Design, emptyDesign, readDesign, serializeDesign } from '@shared/model';
import { describe, expect, test } from 'vitest';
import { design, random } from '../../support/design';

const blank = emptyDesign({ id: 'd', name: 'Design' });
const text = (value: Design) => serializeDesign(value);

test('a change undone leaves the text of the file as it was', () => {
  const before = design('client > api > db');
  const change = commands.remove(before, { components: ['api'] });
  const after = apply(before, change);
  expect(Object.keys(after.components)).toEqual(['client', 'db']);
  expect(Object.keys(after.connectors)).toEqual([]);
  expect(text(apply(after, invert(change)))).toBe(text(before));
});

test('deleting takes along what would dangle', () => {
  const before: Design = {
    ...design('client[rate=10] > api > cache[hit=0.9 zone=a] \n api >[missOf=cache] db \n api >[fallback=db] queue'),
    journeys: { j: { entry: 'client', ratePerSecond: 1, calls: { 'api-db': 2 } } },
  };
  const after = apply(before, commands.remove(before, { components: ['cache', 'db'], boundaries: ['a'] }));
  expect(after.connectors['api-queue']).toEqual({ from: 'api', to: 'queue' });
  expect(after.journeys['j']).toEqual({ entry: 'client', ratePerSecond: 1 });
  expect(readDesign(JSON.parse(text(after))).ok).toBe(true);
  const withoutEntry = apply(before, commands.remove(before, { components: ['client'] }));
  expect(withoutEntry.journeys['j']!.entry).toBeUndefined();
});

test('what stood in a deleted boundary moves into the one around it', () => {
  const before: Design = {
    ...blank,
    boundaries: { eu: { kind: 'region' }, a: { kind: 'zone', parent: 'eu' }, rack: { kind: 'frame', parent: 'a' } },
    components: { db: { kind: 'sql-database', boundary: 'rack' } },
  };
  const after = apply(before, commands.remove(before, { boundaries: ['a', 'rack'] }));
  expect(after.components['db']!.boundary).toBe('eu');
});

test('untouched records keep their identity, so that only what changed is drawn again', () => {
  const before = design('client > api > db');
  const after = apply(before, commands.setComponents(before, ['db'], { replicas: 3 }));
  expect(after.components['api']).toBe(before.components['api']);
  expect(after.connectors).toBe(before.connectors);
  expect(after.components['db']).not.toBe(before.components['db']);
});

test('a field set to nothing goes back to the catalogue: it is not stored', () => {
  const before = design('client > db[replicas=2 service=5ms]');
  const after = apply(before, commands.setComponents(before, ['db'], { replicas: undefined }));
  expect('replicas' in after.components['db']!).toBe(false);
});

test('typing in a field is one step of undo, until something else happens', () => {
  let step: Step = { design: design('client > db'), history: EMPTY_HISTORY };
  for (const name of ['L', 'Li', 'Lin', 'Links'])
    step = perform(step, commands.setComponents(step.design, ['db'], { name }), 'name of db');
  expect(step.history.past).toHaveLength(1);
  step = { ...step, history: settle(step.history) };
  step = perform(step, commands.setComponents(step.design, ['db'], { name: 'Links DB' }), 'name of db');
  expect(step.history.past).toHaveLength(2);
  step = undo(undo(step));
  expect(step.design.components['db']!.name).toBe('db');
  step = redo(redo(step));
  expect(step.design.components['db']!.name).toBe('Links DB');
});

test('what is pasted gets names of its own and keeps its connectors, cache and zone', () => {
  const before = design('client > api[zone=a] > cache[hit=0.9] \n api >[missOf=cache] db');
  const fragment = commands.copy(before, { components: ['api', 'cache', 'db'] });
  const { change, components } = commands.paste(before, fragment, {
    offset: { x: 40, y: 40 },
    mint: (old) => `${old}-2`,
  });
  const after = apply(before, change);
  expect([...components].sort()).toEqual(['api-2', 'cache-2', 'db-2']);
  expect(after.connectors['api-db-2']).toMatchObject({ from: 'api-2', to: 'db-2', missOf: 'cache-2' });
  expect(after.components['api-2']!.boundary).toBe('a');
  const elsewhere = apply(
    blank,
    commands.paste(blank, fragment, { offset: { x: 0, y: 0 }, mint: (old) => old }).change,
  );
  expect(elsewhere.components['api']!.boundary).toBeUndefined();
  expect(readDesign(JSON.parse(text(elsewhere))).ok).toBe(true);
});

test('two changes in one have the effect of both, and nothing where they cancel out', () => {
  const before = design('client > db');
  const first = commands.setComponents(before, ['db'], { replicas: 2 });
  const second = commands.setComponents(apply(before, first), ['db'], { replicas: undefined });
  expect(text(apply(before, compose(first, second)))).toBe(text(before));
});

/** Any edit that a person could make, on what is there. */
function randomChange(current: Design, dice: () => number, n: number): Change {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(dice() * items.length)];
  const component = pick(Object.keys(current.components));
  const other = pick(Object.keys(current.components));
  const connector = pick(Object.keys(current.connectors));
  const boundary = pick(Object.keys(current.boundaries));
  const edits: (() => Change)[] = [
    () => commands.addComponent(current, { id: `c${n}`, kind: 'service', position: { x: n, y: 0 } }),
    () =>
      commands.addBoundary(current, {
        id: `b${n}`,
        kind: 'zone',
        ...(boundary && dice() < 0.3 ? { parent: boundary } : {}),
      }),
    () => commands.setPart(current, 'name', `Design ${n}`),
  ];
  if (component && other) {
    edits.push(() =>
      commands.connect(current, {
        id: `e${n}`,
        from: component,
        to: other,
        ...(dice() < 0.3 ? { missOf: other } : {}),
      }),
    );
    edits.push(() => commands.setComponents(current, [component, other], { replicas: 1 + (n % 3), boundary }));
    edits.push(() => commands.moveComponents(current, { [component]: { x: n, y: n } }));
    edits.push(() => commands.setJourney(current, `j${n % 3}`, { entry: component, ratePerSecond: n }));
    edits.push(() =>
      commands.remove(current, { components: [component], ...(connector ? { connectors: [connector] } : {}) }),
    );
    edits.push(
      () =>
        commands.paste(current, commands.copy(current, { components: [component, other] }), {
          offset: { x: 8, y: 8 },
          mint: (old) => `${old}-${n}`,
        }).change,
    );
  }
  if (connector) edits.push(() => commands.setConnectors(current, [connector], { calls: n % 5, mode: 'async' }));
  if (boundary) edits.push(() => commands.remove(current, { boundaries: [boundary] }));
  return pick(edits)!();
}

describe('any sequence of edits', () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'undone from seed %d gives the beginning, redone the end, and stays valid throughout',
    (seed) => {
      const dice = random(seed);
      const start = text(blank);
      let step: Step = { design: blank, history: EMPTY_HISTORY };
      for (let n = 0; n < 60; n++) {
        step = perform(step, randomChange(step.design, dice, n));
        const read = readDesign(JSON.parse(text(step.design)));
        expect(read.ok, `edit ${n}`).toBe(true);
        if (dice() < 0.15) step = undo(step);
        if (dice() < 0.1) step = redo(step);
      }
      const end = text(step.design);
      const steps = step.history.past.length;
      for (let n = 0; n < steps; n++) step = undo(step);
      expect(text(step.design)).toBe(start);
      for (let n = 0; n < steps; n++) step = redo(step);
      expect(text(step.design)).toBe(end);
    },
  );
});
