import { type Design, emptyDesign, formatIssues, parseDesign, readDesign, serializeDesign } from '@shared/model';
import { describe, expect, test } from 'vitest';
import { design, random } from '../../support/design';

const minimal = { format: 'plumbline', version: 1, id: 'd', name: 'D' };
const issues = (more: object) => {
  const read = readDesign({ ...minimal, ...more });
  return read.ok ? 'read' : formatIssues(read.error);
};

describe('what is wrong is said with its place, what was expected there and what was found', () => {
  test.each([
    [{ components: { db: { kind: 'x', replicas: 0 } } }, 'components.db.replicas: expected a whole number ≥ 1, got 0'],
    [
      { components: { db: { kind: 'x', replicas: 2.5 } } },
      'components.db.replicas: expected a whole number ≥ 1, got 2.5',
    ],
    [
      { components: { db: { kind: 'x', availability: 99.9 } } },
      'components.db.availability: expected a number from 0 to 1, got 99.9',
    ],
    [
      { components: { db: { kind: 'x', serviceMs: { low: 5, likely: 3, high: 9 } } } },
      'components.db.serviceMs: expected a number ≥ 0, got {"low":5,"likely":3,"high":9}',
    ],
    [{ components: { db: {} } }, 'components.db.kind: expected string, got nothing'],
    [{ components: { db: { kind: '' } } }, 'components.db.kind: expected text that is not empty, got ""'],
    [
      { components: { db: { kind: 'x', required: 'all' } } },
      'components.db.required: expected "load" or a whole number ≥ 1, got "all"',
    ],
    [
      { components: { db: { kind: 'x', dispatch: 'some' } } },
      'components.db.dispatch: expected "all" or "one", got "some"',
    ],
    [
      { connectors: { a: { from: 'x', to: 'y' } } },
      'connectors.a.from: expected the id of a component, got "x"\nconnectors.a.to: expected the id of a component, got "y"',
    ],
    [{ journeys: { j: { entry: 'nobody' } } }, 'journeys.j.entry: expected the id of a component, got "nobody"'],
    [
      { journeys: { 'my journey': { ratePerSecond: -1 } } },
      'journeys["my journey"].ratePerSecond: expected a number ≥ 0, got -1',
    ],
    [
      { boundaries: { a: { kind: 'zone', parent: 'b' }, b: { kind: 'region', parent: 'a' } } },
      'boundaries.a.parent: expected a boundary outside a, got a circle\nboundaries.b.parent: expected a boundary outside b, got a circle',
    ],
    [
      { boundaries: { eu: { kind: 'region' } }, components: { db: { kind: 'x', zones: ['eu'] } } },
      'components.db.zones[0]: expected the id of a zone, got the region "eu"',
    ],
    [{ version: 2 }, 'version: expected at most 1, got 2: this file was written by a newer Plumbline'],
    [{ format: 'drawio' }, 'format: expected "plumbline", got "drawio"'],
    [
      { connectors: { a: { from: 'toString', to: 'constructor' } } },
      'connectors.a.from: expected the id of a component, got "toString"\nconnectors.a.to: expected the id of a component, got "constructor"',
    ],
  ])('%j', (more, expected) => expect(issues(more)).toBe(expected));

  test('text that is no JSON, or no design', () => {
    expect(parseDesign('{').ok).toBe(false);
    for (const text of ['', 'null', '[]', '3', '"x"', '{}']) {
      const read = parseDesign(text);
      expect(read.ok ? '' : formatIssues(read.error)).toMatch(/expected/);
    }
  });
});

test('fields that nobody here knows are kept, at every depth', () => {
  const file = {
    ...minimal,
    future: { a: [1, { b: 2 }] },
    components: {
      db: { kind: 'x', shiny: true, cost: { fixedMonth: 1, discount: 0.5 }, position: { x: 1, y: 2, z: 3 } },
    },
    journeys: { j: { targets: { p50Ms: 3, p42Ms: 4 } } },
  };
  const read = readDesign(file);
  expect(read.ok && JSON.parse(serializeDesign(read.value))).toMatchObject(file);
});

test('a quantity may be a range', () => {
  const range = { low: 40, likely: 50, high: 80 };
  expect(
    issues({ components: { db: { kind: 'x', serviceMs: range, replicas: { low: 1, likely: 2, high: 3 } } } }),
  ).toBe('read');
});

test('the file has sorted keys and one newline at the end, whatever order it was written in', () => {
  const a = design('client > api > db');
  const shuffled: Design = {
    ...a,
    components: { db: a.components['db']!, client: a.components['client']!, api: a.components['api']! },
  };
  expect(serializeDesign(shuffled)).toBe(serializeDesign(a));
  expect(serializeDesign(a)).toMatch(
    /^\{\n {2}"format": "plumbline",\n {2}"version": 1,\n {2}"id": "sketch",[\s\S]*\}\n$/,
  );
});

test('text → design → text is the identity', () => {
  const text = serializeDesign(
    design(
      'client[rate=10 reads=0.9] > lb > api[replicas=3 zones=a+b] > cache[hit=0.9], "Links DB"[service=2ms..3ms..9ms]',
    ),
  );
  const read = parseDesign(text);
  expect(read.ok && serializeDesign(read.value)).toBe(text);
});

test('a design that was never saved reads as it is', () => {
  const blank = emptyDesign({ id: 'a', name: 'A' });
  expect(readDesign(JSON.parse(serializeDesign(blank)))).toEqual({ ok: true, value: blank });
});

test('a thousand mutilated files are refused with words or read, never thrown at', () => {
  const text = serializeDesign(design('client[rate=10] > lb > api[replicas=3 zones=a+b] > cache[hit=0.9], db'));
  const dice = random(42);
  for (let i = 0; i < 1000; i++) {
    const at = Math.floor(dice() * text.length);
    const length = Math.floor(dice() * 20);
    const junk = ['', '0', '"', '{', 'null', '-1', '[]', '__proto__', '\u0000', '9e999'][Math.floor(dice() * 10)]!;
    const read = parseDesign(text.slice(0, at) + junk + text.slice(at + length));
    expect(read.ok || read.error.every(({ message }) => message.includes('expected'))).toBe(true);
  }
});
