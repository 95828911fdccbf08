import { analyze } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import { apply, invert } from '@shared/edit';
import { type Design, parseDesign, serializeDesign } from '@shared/model';
import {
  byWorth,
  effectsOf,
  finish,
  lookAt,
  nameIn,
  profileOf,
  type Proposal,
  proposals,
  sentenceOf,
  TACTICS,
  tryTactics,
} from '@shared/tradeoff';
import { describe, expect, test } from 'vitest';
import { seededDesign } from '../../support/seededDesign';
import { design } from '../../support/design';

const NETWORK = { network: { clientMs: 20, sameZoneMs: 0.5, crossZoneMs: 2, crossRegionMs: 60 } };

/** A design with something for every tactic. */
const RICH: Design = {
  ...design('client > api > db', { assumptions: NETWORK }),
  boundaries: {
    eu: { kind: 'region', availability: 0.9999 },
    a: { kind: 'zone', parent: 'eu', availability: 0.999 },
    b: { kind: 'zone', parent: 'eu', availability: 0.999 },
  },
  components: {
    client: { kind: 'client' },
    api: {
      kind: 'service',
      serviceMs: 4,
      concurrency: 4,
      boundary: 'a',
      availability: 0.999,
      cost: { perReplicaMonth: 60 },
    },
    auth: {
      kind: 'service',
      serviceMs: 2,
      concurrency: 4,
      replicas: 4,
      boundary: 'b',
      availability: 0.999,
      cost: { perReplicaMonth: 60 },
    },
    pricing: {
      kind: 'service',
      serviceMs: 1,
      concurrency: 2,
      replicas: 2,
      boundary: 'b',
      availability: 0.999,
      cost: { perReplicaMonth: 60 },
    },
    mail: { kind: 'email-sms', serviceMs: 100, concurrency: 50 },
    cache: { kind: 'cache', hitRatio: 0.5, serviceMs: 0.5, concurrency: 10, cost: { perReplicaMonth: 100 } },
    db: {
      kind: 'sql-database',
      technology: 'PostgreSQL',
      serviceMs: 5,
      concurrency: 2,
      boundary: 'a',
      availability: 0.999,
      cost: { perReplicaMonth: 300 },
    },
    events: {
      kind: 'wide-column-store',
      technology: 'Cassandra',
      serviceMs: 2,
      concurrency: 8,
      replicas: 3,
      boundary: 'b',
      availability: 0.999,
      data: { consistency: 'eventual', replication: 'async' },
    },
    ledger: {
      kind: 'sql-database',
      serviceMs: 2,
      writeServiceMs: 6,
      concurrency: 8,
      replicas: 2,
      redundancy: 'passive',
      zones: ['a', 'b'],
      availability: 0.999,
      data: { replication: 'sync', consistency: 'strong' },
    },
  },
  connectors: {
    'client-api': { from: 'client', to: 'api', responseBytes: 20_000 },
    'api-auth': { from: 'api', to: 'auth' },
    'auth-pricing': { from: 'auth', to: 'pricing', calls: 3 },
    'api-cache': { from: 'api', to: 'cache', operations: 'reads', stage: 1 },
    'api-db': { from: 'api', to: 'db', operations: 'reads', missOf: 'cache', stage: 2 },
    'api-events': { from: 'api', to: 'events', calls: 4 },
    'api-ledger': { from: 'api', to: 'ledger', operations: 'writes', timeoutMs: 500 },
    'api-mail': { from: 'api', to: 'mail', operations: 'writes' },
    'auth-db': { from: 'auth', to: 'db', calls: 0.2 },
  },
  journeys: { browse: { entry: 'client', ratePerSecond: 200, readShare: 0.9, targets: { availability: 0.999 } } },
};

const BUSY = design('client > api [serviceMs=8 concurrency=4 replicas=2] > db [serviceMs=3 concurrency=2]', {
  components: {
    client: { kind: 'client' },
    api: { kind: 'service', serviceMs: 8, concurrency: 4, replicas: 2, cost: { perReplicaMonth: 60 } },
    db: {
      kind: 'sql-database',
      technology: 'PostgreSQL',
      serviceMs: 3,
      concurrency: 2,
      cost: { perReplicaMonth: 300 },
    },
  },
  journeys: { buy: { entry: 'client', ratePerSecond: 600, readShare: 0.8 } },
});

/** One of everything, in one region. */
const PLAIN: Design = {
  ...design('client > api > db > store'),
  boundaries: { eu: { kind: 'region', availability: 0.9999 } },
  components: {
    client: { kind: 'client' },
    api: {
      kind: 'service',
      boundary: 'eu',
      serviceMs: 4,
      concurrency: 4,
      availability: 0.999,
      cost: { perReplicaMonth: 60 },
    },
    db: {
      kind: 'sql-database',
      technology: 'PostgreSQL',
      boundary: 'eu',
      serviceMs: 2,
      concurrency: 4,
      availability: 0.999,
      cost: { perReplicaMonth: 60 },
    },
    store: { kind: 'object-store', boundary: 'eu', serviceMs: 10, concurrency: 50 },
  },
  journeys: { buy: { entry: 'client', ratePerSecond: 100, readShare: 0.5 } },
};

const DESIGNS: readonly (readonly [string, Design])[] = [
  ['rich', RICH],
  ['busy', BUSY],
  ['plain', PLAIN],
  ...TEMPLATES.slice(0, 3).map((template) => [template.id, template.design] as const),
  ['seed 7', seededDesign(30, 7, { journeys: 3 })],
  ['seed 8', seededDesign(30, 8, { journeys: 1 })],
];

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

describe('the catalogue of tactics', () => {
  test('holds at least the twenty-five that architects expect, each with when, price and source', () => {
    expect(TACTICS.length).toBeGreaterThanOrEqual(25);
    expect(new Set(TACTICS.map(({ id }) => id)).size).toBe(TACTICS.length);
    for (const { name, when, buys, pays, source } of TACTICS)
      for (const text of [name, when, buys, pays, source]) expect(text.length).toBeGreaterThanOrEqual(3);
  });

  test('every tactic applies somewhere', () => {
    const used = new Set(DESIGNS.flatMap(([, d]) => proposals(lookAt(d)).map(({ tactic }) => tactic)));
    expect(TACTICS.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});

test('what one journey gains and another pays for is said of both', () => {
  const of = (name: string, unavailability: number) => ({
    [name]: {
      ...profileOf(lookAt(BUSY)).journeys['buy']!,
      name,
      unavailability,
      downtimeHoursPerYear: unavailability * 8760,
    },
  });
  const base = profileOf(lookAt(BUSY));
  const before = { ...base, journeys: { ...of('read', 0.002), ...of('write', 0.001) } };
  const after = { ...base, journeys: { ...of('read', 0.001), ...of('write', 0.0015) } };
  const sentence = sentenceOf(before, after, effectsOf(before, after), (id) => id);
  expect(sentence).toMatch(
    /^8\.76 h less downtime a year of “read”, but 4\.38 h more downtime a year of “write”, at no cost/,
  );
});

describe('the sentence of a difference', () => {
  const base = profileOf(lookAt(BUSY));
  const journey = base.journeys['buy']!;
  const told = (after: typeof base, before = base) => sentenceOf(before, after, effectsOf(before, after), (id) => id);

  test('names the journey whose bottleneck it speaks of, where others have another one', () => {
    const other = { ...journey, name: 'browse', bottleneck: 'api', maxLoad: 1.2 };
    const before = { ...base, journeys: { buy: { ...journey, bottleneck: 'db', maxLoad: 2 }, browse: other } };
    const after = { ...before, journeys: { ...before.journeys, buy: { ...before.journeys.buy, maxLoad: 4 } } };
    expect(told(after, before)).toContain('db stays the bottleneck of “buy”, at 4× instead of 2×');
  });

  test('compares no figure with itself, and no price below a coin', () => {
    const before = { ...base, journeys: { buy: { ...journey, bottleneck: 'db', maxLoad: 2 } } };
    const after = {
      ...before,
      costPerMonth: before.costPerMonth + 0.0006,
      journeys: { buy: { ...before.journeys.buy, maxLoad: 2.0001 } },
    };
    expect(told(after, before)).toContain('for less than 0.01 USD a month');
    expect(told(after, before)).toContain('db stays the bottleneck at 2×');
  });
});

describe.each(DESIGNS)('tactics on %s', (_, base) => {
  frozen(base);
  const look = lookAt(base);
  const all = proposals(look);

  test('each proposal is a valid design, changes something, and can be taken back', () => {
    expect(all.length).toBeGreaterThan(5);
    for (const { id, change, about, label } of all) {
      const changed = apply(base, change);
      const read = parseDesign(serializeDesign(changed));
      expect(read.ok ? [] : read.error, id).toEqual([]);
      expect(serializeDesign(changed), id).not.toBe(serializeDesign(base));
      expect(serializeDesign(apply(changed, invert(change))), id).toBe(serializeDesign(base));
      expect(label.length, id).toBeGreaterThan(0);
      expect(
        about.every(
          (one) =>
            one in base.components ||
            one in base.connectors ||
            one in base.boundaries ||
            change.touched.some((t) => t.id === one),
        ),
        id,
      ).toBe(true);
    }
  });

  test('the same design gives the same proposals, under ids of their own', () => {
    expect(proposals(lookAt(base)).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test('what is said of a proposal is the difference of two complete analyses', () => {
    const { trials } = finish(tryTactics(base));
    expect(trials.map(({ proposal }) => proposal.id)).toEqual(all.map(({ id }) => id));
    const before = analyze(base).report;
    for (const { proposal, effects, profile } of trials) {
      const after = analyze(apply(base, proposal.change)).report;
      for (const [journey, is] of Object.entries(profile.journeys)) {
        const p99Ms = after.journeys[journey]!.p99Ms;
        if (p99Ms === null) expect(is.p99Ms, proposal.id).toBeNull();
        else expect(is.p99Ms! / p99Ms, proposal.id).toBeCloseTo(1, 9);
        expect(is.unavailability, proposal.id).toBe(after.journeys[journey]!.failureProbability);
        expect(is.maxLoad ?? null, proposal.id).toBe(after.journeys[journey]!.breaks[0]?.at ?? null);
      }
      const cost = effects.find(({ attribute }) => attribute === 'cost')!;
      expect([cost.from, cost.to], proposal.id).toEqual([before.cost.perMonth, after.cost.perMonth]);
      expect(profile.singlePoints.length, proposal.id).toBe(after.singlePointsOfFailure.length);
    }
  });

  // What each tactic cannot do, whatever the design: the direction in which an attribute never moves.
  const NEVER: Readonly<Record<string, readonly ('p99' | 'downtime' | 'load' | 'cost')[]>> = {
    'add-replica': ['downtime', 'load'],
    'scale-out': ['downtime', 'load'],
    'reserve-for-loss': ['downtime', 'load'],
    'make-optional': ['downtime'],
    'add-fallback': ['downtime'],
    'make-async': ['p99', 'downtime'],
    'parallel-calls': ['p99'],
    'bigger-cache': ['p99', 'load'],
    'scale-up': ['p99', 'load', 'downtime'],
    compress: ['cost'],
    'remove-replica': ['cost'],
    'scale-down': ['cost'],
  };

  test('no tactic harms what it cannot harm', () => {
    const before = profileOf(look);
    const worse = all.flatMap((proposal: Proposal) => {
      const attributes = NEVER[proposal.tactic] ?? [];
      if (attributes.length === 0) return [];
      const effects = effectsOf(before, profileOf(analyze(apply(base, proposal.change), { maxCutSetOrder: 1 })));
      return effects
        .filter(
          ({ attribute, direction }) => direction === 'worse' && (attributes as readonly string[]).includes(attribute),
        )
        .map(({ attribute, journey, from, to }) => `${proposal.id}: ${attribute} of ${journey} ${from} → ${to}`);
    });
    expect(worse).toEqual([]);
  });
});

test('components without a name are told apart, and what is gone is called as it was', () => {
  const one = design('client > x > y', {
    components: { client: { kind: 'client' }, x: { kind: 'service' }, y: { kind: 'service' }, z: { kind: 'cache' } },
  });
  const name = nameIn(one, { ...one, components: { old: { kind: 'service', name: 'Old one' } } });
  expect(['x', 'y', 'z', 'old', 'nobody'].map(name)).toEqual(['Service x', 'Service y', 'Cache', 'Old one', 'nobody']);
});

test('who refuses some is quicker with the rest: the sentence says both, and it is no gain', () => {
  const base = design('client > api [serviceMs=100 concurrency=1 replicas=2] ', {
    journeys: { buy: { entry: 'client', ratePerSecond: 16 } },
  });
  const { trials } = finish(tryTactics(base));
  const shed = trials.find(({ proposal }) => proposal.tactic === 'shed-load')!;
  const { refusedShare } = analyze(apply(base, shed.proposal.change)).report.journeys['buy']!;
  expect(refusedShare).toBeGreaterThan(0.01);
  const refused = shed.effects.find(({ attribute }) => attribute === 'refused')!;
  expect([refused.from, refused.to, refused.direction]).toEqual([0, refusedShare, 'worse']);
  expect(shed.sentence).toMatch(/of requests get no answer instead of 0%/);
  expect(byWorth(trials, ['p99', 'refused'])).not.toContain(shed);
});

test('where no journey is in both designs the price stands alone', () => {
  const base = profileOf(lookAt(BUSY));
  const [less, more] = [-10, 10].map((difference) => {
    const after = { ...base, journeys: {}, costPerMonth: base.costPerMonth + difference };
    return sentenceOf(base, after, effectsOf(base, after), (id) => id);
  });
  expect([less, more]).toEqual(['10 USD a month saved', '10 USD more a month']);
});
