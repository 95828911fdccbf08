import { describe, expect, test } from 'vitest';
import { apply } from '@shared/edit';
import { completeSketch, readSketch, sketchInto } from '@shared/formats';
import { COMPONENT_WORDS, CONNECTOR_WORDS, JOURNEY_WORDS } from '@shared/formats/read/sketchWords';
import { type Design, emptyDesign } from '@shared/model';
import { random } from '../../support/design';

const read = (text: string): Design => {
  const result = readSketch(text);
  if (!result.ok) throw new Error(`${result.error.at}: ${result.error.message}`);
  return result.value;
};
const mistake = (text: string) => {
  const result = readSketch(text);
  return result.ok ? undefined : result.error;
};
const EMPTY = emptyDesign({ id: 'd', name: '' });

describe('one line of text', () => {
  test('a chain makes components, kinds and connectors', () => {
    const { components, connectors } = read('client > cdn > lb > api x3 > redis, postgres');
    expect(Object.values(components).map(({ kind }) => kind)).toEqual([
      'client',
      'cdn',
      'load-balancer',
      'service',
      'cache',
      'sql-database',
    ]);
    expect(components['api']!.replicas).toBe(3);
    expect(Object.values(connectors).map(({ from, to }) => `${from}>${to}`)).toEqual([
      'client>cdn',
      'cdn>lb',
      'lb>api',
      'api>redis',
      'api>postgres',
    ]);
  });

  test('an asynchronous arrow, calls and attributes of a connector', () => {
    const { connectors } = read('api ~> *2 [timeout=200ms] "Order queue"');
    expect(connectors['api-order-queue']).toEqual({
      from: 'api',
      to: 'order-queue',
      mode: 'async',
      calls: 2,
      timeoutMs: 200,
    });
  });

  test('boundaries nest, and what is first named in one stands in it', () => {
    const { boundaries, components } = read(
      'region eu [availability=99.99%] {\n zone a { api > db }\n zone b { db2 }\n}\nlb > api',
    );
    expect(boundaries).toEqual({
      eu: { kind: 'region', name: 'eu', availability: 0.9999 },
      a: { kind: 'zone', name: 'a', parent: 'eu' },
      b: { kind: 'zone', name: 'b', parent: 'eu' },
    });
    expect([components['api']!.boundary, components['db2']!.boundary, components['lb']!.boundary]).toEqual([
      'a',
      'b',
      undefined,
    ]);
  });

  test('a component may be called like a boundary', () => {
    expect(Object.keys(read('zone manager > team').components)).toEqual(['zone-manager', 'team']);
  });

  test.each([
    ['api >', 5, 'expected a name, got the end'],
    ['zone a { api', 0, 'expected "}" to close this boundary'],
    ['api }', 4, 'without "{"'],
    ['api [replicas=x]', 14, 'replicas'],
    ['api [wings=2]', 5, 'expected an attribute of a component, got "wings"'],
    ['zone a [rate=2] { b }', 8, 'expected availability of a boundary'],
  ])('%s points at character %i', (text, at, words) => {
    expect(mistake(text)?.at).toBe(at);
    expect(mistake(text)?.message).toContain(words);
  });
});

describe('a sketch into a design', () => {
  const drawn = read('client > "Web API" > db');

  test('names of what is drawn stand for it, and nothing of it changes', () => {
    const added = sketchInto(drawn, 'web api > redis');
    if (!added.ok) throw new Error(added.error.message);
    expect(added.value.components).toEqual(['redis']);
    expect(added.value.connectors).toEqual(['web-api-redis']);
    const after = apply(drawn, added.value.change);
    expect(after.components['web-api']).toBe(drawn.components['web-api']);
    expect(after.connectors['web-api-redis']).toEqual({ from: 'web-api', to: 'redis' });
  });

  test('a connector that is drawn is not drawn twice', () => {
    const added = sketchInto(drawn, 'client > Web API > queue');
    expect(added.ok && added.value.connectors).toEqual(['web-api-queue']);
  });

  test('attributes change what is drawn', () => {
    const added = sketchInto(drawn, 'db [replicas=2]');
    if (!added.ok) throw new Error(added.error.message);
    expect(apply(drawn, added.value.change).components['db']!.replicas).toBe(2);
    expect(added.value.change.touched).toHaveLength(1);
  });

  test('a mistake changes nothing and says where it is', () => {
    const added = sketchInto(drawn, 'db > ');
    expect(added.ok ? undefined : added.error.at).toBe(5);
  });
});

describe('completion', () => {
  const labels = (text: string, design: Design = EMPTY, cursor = text.length) =>
    completeSketch(text, cursor, design).options.map(({ label }) => label);

  test('after an arrow the beginning of a word names rows of the catalogue', () => {
    expect(labels('api > postg')[0]).toBe('PostgreSQL');
    expect(completeSketch('api > postg', 11, EMPTY).from).toBe(6);
  });

  test('what is drawn comes first', () => {
    expect(labels('x > red', read('"Red sea" > a'))[0]).toBe('Red sea');
  });

  test('brackets behind a component, an arrow, and at the start of a line offer different words', () => {
    expect(labels('client > api [rep')).toEqual(['replicas']);
    expect(labels('client > [time')).toEqual(['timeout']);
    expect(labels('client [ra')).toEqual(['rate']);
  });

  test('an attribute is not offered twice, and a value is not completed', () => {
    expect(labels('a > api [replicas=2 rep')).toEqual([]);
    expect(labels('a > api [replicas=')).toEqual([]);
  });

  test('every word that is offered is read with its example', () => {
    for (const { key, example } of COMPONENT_WORDS) expect(mistake(`a > b [${key}=${example}]`), key).toBeUndefined();
    for (const { key, example } of JOURNEY_WORDS) expect(mistake(`a [${key}=${example}] > b`), key).toBeUndefined();
    for (const { key, example } of CONNECTOR_WORDS) {
      const text = `a > primary\na > redis\na > [${key}=${example}] b`;
      expect(mistake(text), key).toBeUndefined();
    }
  });
});

test.each([1, 2, 3])('any text is read or refused at a character of it, and completed anywhere (seed %i)', (seed) => {
  const next = random(seed);
  const signs = [
    'a',
    'b ',
    ' > ',
    '~>',
    ',',
    '\n',
    '[',
    ']',
    '{',
    '}',
    '=',
    '"',
    "'",
    '#',
    ' x3',
    '*2',
    'zone ',
    'rate=',
    '1',
    '__proto__',
    'constructor',
  ];
  for (let i = 0; i < 400; i++) {
    const text = Array.from({ length: Math.floor(next() * 14) }, () => signs[Math.floor(next() * signs.length)]!).join(
      '',
    );
    const result = sketchInto(read('a > b'), text);
    if (!result.ok) {
      expect(result.error.at).toBeGreaterThanOrEqual(0);
      expect(result.error.at).toBeLessThanOrEqual(text.length);
    }
    const cursor = Math.floor(next() * (text.length + 1));
    const { from, to } = completeSketch(text, cursor, EMPTY);
    expect(from).toBeLessThanOrEqual(to);
  }
});
