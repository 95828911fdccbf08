import { analyze } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import { type Design, parseDesign, serializeDesign } from '@shared/model';
import { drill, FAULTS, faultOf, lookAt, type Strike, TACTICS } from '@shared/tradeoff';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';

const strike = (fault: string, id: string): Strike => ({ fault, target: { type: 'component', id } });
const play = (base: Design, ...strikes: Strike[]) => drill(lookAt(base), strikes);

/** One balancer over two stacks in two zones, a cache beside a store, an optional recommender, a fallback for prices. */
const SHOP: Design = {
  ...design('client > lb'),
  boundaries: { a: { kind: 'zone' }, b: { kind: 'zone' } },
  components: {
    client: { kind: 'client' },
    lb: { kind: 'load-balancer', replicas: 2, zones: ['a', 'b'], serviceMs: 0.1, concurrency: 100 },
    'api-a': { kind: 'service', serviceMs: 4, concurrency: 4, boundary: 'a' },
    'api-b': { kind: 'service', serviceMs: 4, concurrency: 4, boundary: 'b' },
    cache: { kind: 'cache', hitRatio: 0.8, serviceMs: 0.5, concurrency: 20 },
    db: { kind: 'sql-database', serviceMs: 5, concurrency: 4, replicas: 2, zones: ['a', 'b'] },
    hints: { kind: 'service', serviceMs: 2, concurrency: 4 },
    prices: { kind: 'external-system', serviceMs: 10, concurrency: 50 },
    last: { kind: 'cache', serviceMs: 0.5, concurrency: 20 },
  },
  connectors: {
    'client-lb': { from: 'client', to: 'lb' },
    'lb-a': { from: 'lb', to: 'api-a' },
    'lb-b': { from: 'lb', to: 'api-b' },
    ...Object.fromEntries(
      ['a', 'b'].flatMap((x) => [
        [`${x}-cache`, { from: `api-${x}`, to: 'cache', operations: 'reads' as const, stage: 1 }],
        [`${x}-db`, { from: `api-${x}`, to: 'db', operations: 'reads' as const, missOf: 'cache', stage: 2 }],
        [`${x}-hints`, { from: `api-${x}`, to: 'hints', required: false }],
        [`${x}-prices`, { from: `api-${x}`, to: 'prices' }],
        [`${x}-last`, { from: `api-${x}`, to: 'last', fallbackFor: `${x}-prices` }],
      ]),
    ),
  },
  journeys: { browse: { entry: 'client', ratePerSecond: 400, targets: { p99Ms: 500 } } },
};

describe('a drill', () => {
  test('of one of two stacks sends all requests to the other', () => {
    const { report, journeys, dead } = play(SHOP, strike('component-down', 'api-a'));
    expect(dead).toEqual(['api-a']);
    expect([report.components['api-a']!.arrivalRps, report.components['api-b']!.arrivalRps]).toEqual([0, 400]);
    expect(journeys['browse']!.harm).not.toBe('down');
  });

  test('of both stacks takes the journey down, with every request lost', () => {
    const { journeys } = play(SHOP, strike('component-down', 'api-a'), strike('component-down', 'api-b'));
    expect(journeys['browse']!.harm).toBe('down');
    const before = analyze(SHOP).report.journeys['browse']!;
    expect(journeys['browse']!.lostPerSecond).toBeCloseTo(400 * before.availability!, 6);
  });

  test('of the cache sends every read to the store', () => {
    const before = analyze(SHOP).report;
    const { report } = play(SHOP, strike('cache-lost', 'cache'));
    expect(report.components['db']!.arrivalRps).toBeCloseTo(before.components['db']!.arrivalRps! / (1 - 0.8), 9);
  });

  test('of a dependency with a fallback uses the fallback; of an optional one, nobody', () => {
    const external = play(SHOP, strike('third-party-down', 'prices'));
    expect([external.report.components['prices']!.arrivalRps, external.report.components['last']!.arrivalRps]).toEqual([
      0, 400,
    ]);
    expect(external.journeys['browse']!.harm).not.toBe('down');
    const optional = play(SHOP, strike('component-down', 'hints'));
    expect([optional.report.components['hints']!.arrivalRps, optional.journeys['browse']!.harm]).toEqual([
      0,
      'unharmed',
    ]);
  });

  test('of a zone leaves what stands in the other, once', () => {
    const { design: left, dead, report } = play(SHOP, { fault: 'zone-down', target: { type: 'boundary', id: 'a' } });
    expect(dead).toEqual(['api-a']);
    expect([left.components['db']!.replicas, left.components['db']!.zones]).toEqual([1, ['b']]);
    expect(report.components['api-b']!.arrivalRps).toBe(400);
  });

  test('says overloaded, not down, where it is the load that the rest cannot carry', () => {
    const base = design('client > api [serviceMs=10 replicas=2 availability=0.999]', {
      journeys: { buy: { entry: 'client', ratePerSecond: 150 } },
    });
    expect(play(base, strike('replica-crash', 'api')).journeys['buy']!.harm).toBe('overloaded');
    expect(play(base, strike('component-down', 'api')).journeys['buy']!.harm).toBe('down');
  });

  test('multiplies the load of all journeys, or of one', () => {
    const { report } = play(SHOP, { fault: 'double-load', target: { type: 'design' } });
    expect(report.journeys['browse']!.ratePerSecond).toBe(800);
    expect(
      play(SHOP, { fault: 'flash-crowd', target: { type: 'journey', id: 'browse' } }).report.journeys['browse']!
        .ratePerSecond,
    ).toBe(4000);
  });

  test('slows a component by the factor that it names, and nothing else of its machine', () => {
    const base = design('client > api [serviceMs=2 concurrency=8]', {
      journeys: { buy: { entry: 'client', ratePerSecond: 50 } },
    });
    const { report } = play(base, strike('slow', 'api'));
    expect(report.components['api']!.utilization).toBeCloseTo((50 * 0.01) / 8, 12);
  });

  test('of nothing changes nothing, and the base is as it was', () => {
    const text = serializeDesign(SHOP);
    const { journeys, struck } = play(SHOP, strike('component-down', 'nowhere'), strike('no-such-fault', 'db'));
    expect([struck, journeys['browse']!.harm, serializeDesign(SHOP)]).toEqual([[], 'unharmed', text]);
  });
});

describe('the library of faults', () => {
  test('has at least twenty, each with remedies that are tactics', () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(20);
    expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length);
    const tactics = new Set(TACTICS.map(({ id }) => id));
    for (const { id, remedies, source } of FAULTS) {
      expect(
        remedies.filter((remedy) => !tactics.has(remedy)),
        id,
      ).toEqual([]);
      expect([remedies.length > 0, source.length > 3], id).toEqual([true, true]);
    }
    expect(faultOf('zone-down')!.name).toBe('A zone is down');
  });

  test.each([['shop', SHOP] as const, ...TEMPLATES.slice(0, 4).map((t) => [t.id, t.design] as const)])(
    'strikes %s only as valid designs, and never makes everything better',
    (_, base) => {
      const look = lookAt(base);
      for (const fault of FAULTS) {
        for (const target of fault.targets(look).slice(0, 4)) {
          const { design: left, journeys } = drill(look, [{ fault: fault.id, target }]);
          const read = parseDesign(serializeDesign(left));
          expect(read.ok ? [] : read.error, `${fault.id} on ${JSON.stringify(target)}`).toEqual([]);
          // Load that no longer arrives may spare another journey; but somebody is worse off, or nobody is any different.
          const changes = Object.values(journeys).map(
            ({ before, after }) => (after.unavailability ?? 1) - (before.unavailability ?? 1),
          );
          expect(Math.max(...changes), `${fault.id} on ${JSON.stringify(target)}`).toBeGreaterThanOrEqual(-1e-12);
        }
      }
    },
  );
});
