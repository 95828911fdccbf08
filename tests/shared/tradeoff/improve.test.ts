import { analyze } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import { apply } from '@shared/edit';
import { type Component, type Design, parseDesign, serializeDesign } from '@shared/model';
import {
  finish,
  endings,
  improve,
  type ImproveOptions,
  type Improvement,
  limitsOf,
  lookAt,
  profileOf,
  shortfallOf,
  TACTICS,
} from '@shared/tradeoff';
import { describe, expect, test } from 'vitest';
import { design, random } from '../../support/design';

const run = (base: Design, options: ImproveOptions = {}): Improvement => finish(improve(base, options));
const SIZES = TACTICS.filter(({ id }) =>
  ['add-replica', 'remove-replica', 'scale-out', 'reserve-for-loss', 'spread-zones'].includes(id),
);
const ZONES: Design['boundaries'] = {
  a: { kind: 'zone', availability: 0.9995 },
  b: { kind: 'zone', availability: 0.9995 },
};

/** A chain of two or three priced components with targets that the base may or may not meet. */
function small(seed: number): Design {
  const dice = random(seed);
  const between = (low: number, high: number) => low + (high - low) * dice();
  const one = (): Component => ({
    kind: 'component',
    serviceMs: between(2, 12),
    concurrency: 1 + Math.floor(between(0, 4)),
    replicas: 1 + Math.floor(between(0, 3)),
    availability: between(0.99, 0.9999),
    zones: ['a'],
    cost: { perReplicaMonth: Math.round(between(20, 400)) },
  });
  const components: Record<string, Component> = { client: { kind: 'client' }, api: one(), db: one() };
  const text = dice() < 0.5 ? 'client > api > db' : 'client > api > auth, db';
  if (text.includes('auth')) components['auth'] = one();
  return design(text, {
    boundaries: ZONES,
    components,
    journeys: {
      buy: {
        entry: 'client',
        ratePerSecond: Math.round(between(20, 150)),
        targets: { availability: dice() < 0.5 ? 0.999 : 0.9995, p99Ms: Math.round(between(60, 200)) },
      },
    },
  });
}

/** Every choice of replicas and zones, analysed one by one: the least cost at which every target is met below the planning limit. */
function exhaustive(base: Design): number | undefined {
  const before = analyze(base).report;
  const ids = Object.keys(base.components).filter((id) => base.components[id]!.kind === 'component');
  const limits = limitsOf(profileOf(analyze(base)));
  let least: number | undefined;
  const visit = (k: number, at: Design): void => {
    if (k < ids.length) {
      const id = ids[k]!;
      const needed = before.components[id]!.replicasNeeded!;
      for (const zones of [['a'], ['a', 'b']])
        for (let replicas = zones.length; replicas <= needed + 4; replicas++)
          if (replicas >= Math.min(needed, base.components[id]!.replicas as number))
            visit(k + 1, { ...at, components: { ...at.components, [id]: { ...at.components[id]!, zones, replicas } } });
      return;
    }
    const known = analyze(at, { maxCutSetOrder: 1 });
    if (limits.some((limit) => shortfallOf(profileOf(known), limit) > 0)) return;
    if (least === undefined || known.report.cost.perMonth < least) least = known.report.cost.perMonth;
  };
  visit(0, base);
  return least;
}

describe('the cheapest design that meets every target', () => {
  test.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'is what trying every choice of replicas and zones finds, seed %d',
    (seed) => {
      const base = small(seed);
      const least = exhaustive(base);
      const found = run(base, { tactics: SIZES });
      if (least === undefined) {
        expect(found.isMet).toBe(false);
        expect(found.obstacles.length).toBeGreaterThan(0);
        return;
      }
      expect(found.isMet).toBe(true);
      expect(found.isProvedCheapest).toBe(true);
      expect(found.after.costPerMonth).toBeCloseTo(least, 6);
    },
  );

  test.each(TEMPLATES.filter(({ id }) => id !== 'video').map((template) => [template.id, template.design] as const))(
    'of %s meets its targets, and the base is as it was',
    (_, base) => {
      const text = serializeDesign(base);
      const found = run(base, { now: clock(1), timeMs: 400 });
      expect(serializeDesign(base)).toBe(text);
      expect(found.isMet, JSON.stringify(found.obstacles)).toBe(true);
      const better = apply(base, found.change);
      expect(parseDesign(serializeDesign(better)).ok).toBe(true);
      const { report } = analyze(better);
      for (const [id, { targets }] of Object.entries(report.journeys))
        for (const target of targets) expect(target.met, `${id} ${target.name}`).toBe(true);
      expect(report.cost.perMonth).toBeCloseTo(found.after.costPerMonth, 6);
      expect(found.steps.every(({ sentence }) => sentence.length > 10)).toBe(true);
    },
  );
});

test('what is cheap gets as many replicas as it is worth, however few the load needs', () => {
  const base = design('client > api > db', {
    boundaries: { a: { kind: 'zone', availability: 0.999715 }, b: { kind: 'zone', availability: 0.999362 } },
    components: {
      client: { kind: 'client' },
      api: {
        kind: 'component',
        serviceMs: 2,
        replicas: 1,
        availability: 0.98015,
        zones: ['a'],
        cost: { perReplicaMonth: 83 },
      },
      db: {
        kind: 'component',
        serviceMs: 9.5,
        concurrency: 5,
        replicas: 1,
        availability: 0.98773,
        commonCause: 0.0538,
        zones: ['a'],
        cost: { perReplicaMonth: 435 },
      },
    },
    journeys: { buy: { entry: 'client', ratePerSecond: 59, targets: { availability: 0.999194 } } },
  });
  const found = run(base, { tactics: SIZES });
  // One carries the load; four more than that, and not a third of the dear one.
  expect(apply(base, found.change).components['api']!.replicas).toBe(5);
  expect(found.after.costPerMonth).toBeCloseTo(exhaustive(base)!, 6);
  expect(found.isProvedCheapest).toBe(true);
});

test('a price that is too high is brought down by taking away, and availability is bought with what that saves', () => {
  const one = (replicas: number, perReplicaMonth: number): Component => ({
    kind: 'component',
    serviceMs: 5,
    concurrency: 4,
    availability: 0.995,
    zones: ['a'],
    replicas,
    cost: { perReplicaMonth },
  });
  const of = (costPerMillion: number) =>
    design('client > api > db', {
      boundaries: ZONES,
      components: { client: { kind: 'client' }, api: one(5, 300), db: one(1, 100) },
      journeys: { buy: { entry: 'client', ratePerSecond: 50, targets: { availability: 0.999, costPerMillion } } },
    });
  const least = exhaustive(of(1e9))!;
  const millions = (50 * 730 * 3600) / 1e6;
  const found = run(of((least / millions) * 1.001), { tactics: SIZES });
  expect([found.isMet, found.steps.some(({ tactic }) => tactic === 'remove-replica')]).toEqual([true, true]);
  expect(found.after.costPerMonth).toBeCloseTo(least, 6);
  expect(run(of((least / millions) * 0.99), { tactics: SIZES }).isMet).toBe(false);
});

describe('the planted weaknesses of the templates', () => {
  const of = (id: string) => TEMPLATES.find((template) => template.id === id)!.design;
  const stepsOf = (id: string) => {
    const { steps, needed } = run(of(id), { now: clock(1), timeMs: 400 });
    return steps.slice(0, needed);
  };

  test('chat: gateways of one zone carry the peak, at the least number that does', () => {
    const { analysis, report } = analyze(of('chat'));
    const { utilization, replicas } = report.components['gateway']!;
    const [first] = stepsOf('chat');
    // Half of them stand in each of two zones.
    expect(first!.label).toContain(`${2 * Math.ceil(utilization! * replicas)} replicas of Chat gateway`);
    expect(analysis.system.design.components['gateway']!.zones).toHaveLength(2);
  });

  test('payment: a second company beside the first, which only a person can decide', () => {
    const [first, ...others] = stepsOf('payment');
    expect([first!.tactic, others]).toEqual(['second-supplier', []]);
    expect(first!.judgement).toContain('another company');
  });

  test('ticketing: the standby goes to the other zone, for nothing', () => {
    const [first, ...others] = stepsOf('ticketing');
    expect([first!.tactic, first!.about[0], others]).toEqual(['spread-zones', 'seats', []]);
    expect(first!.costPerMonth).toBeCloseTo(analyze(of('ticketing')).report.cost.perMonth, 6);
  });

  test('video: what cannot be met is not bought with steps that lead nowhere, and the bill is named', () => {
    const found = run(of('video'), { now: clock(1), timeMs: 400 });
    expect([found.isMet, found.steps]).toEqual([false, []]);
    expect(found.obstacles.map(({ journey, name }) => [journey, name])).toEqual([['watch', 'costPerMillion']]);
    expect(found.obstacles[0]!.why).toMatch(/^CDN costs 4\.57M USD of 4\.72M USD a month/);
  });

  test.each([
    ['news-feed', 'load.near-limit', 'fanout'],
    ['ride-hailing', 'retry.metastable', 'places'],
    ['typeahead', 'load.near-limit', 'tries'],
  ])('%s meets its targets; what else is weak is ended by a tactic: %s', (id, code, about) => {
    const ending = finish(endings(lookAt(of(id)))).found.find(({ finding }) => finding.code === code);
    expect(ending?.finding.about).toContain(about);
    const after = analyze(apply(of(id), ending!.trial!.proposal.change)).report;
    expect(after.findings.filter((finding) => finding.code === code && finding.about.includes(about))).toEqual([]);
    expect(Object.values(after.journeys).every(({ targets }) => targets.every(({ met }) => met))).toBe(true);
  });
});

/** A clock that goes on by itself, so that a search with a time limit ends the same way on every machine. */
function clock(stepMs: number): () => number {
  let ms = 0;
  return () => (ms += stepMs);
}

describe('a target that cannot be met', () => {
  test('because the work alone takes longer is shown to be out of reach of more machines', () => {
    const base = design('client > api [serviceMs=100 concurrency=4] ', {
      journeys: { buy: { entry: 'client', ratePerSecond: 10, targets: { p99Ms: 200 } } },
    });
    const found = run(base);
    expect(found.isMet).toBe(false);
    // Exponential work of 100 ms: its p99 is 100 · ln 100 with nothing waiting.
    expect(found.obstacles).toMatchObject([{ journey: 'buy', name: 'p99Ms', target: 200, isProved: true }]);
    expect(found.obstacles[0]!.why).toContain('461 ms');
  });

  test('because of what another company promises says so', () => {
    const base = design('client > api, pay', {
      components: {
        client: { kind: 'client' },
        api: { kind: 'service', serviceMs: 5, availability: 0.999, cost: { perReplicaMonth: 50 } },
        pay: { kind: 'payment-provider', availability: 0.999 },
      },
      connectors: { ca: { from: 'client', to: 'api' }, ap: { from: 'api', to: 'pay' } },
      journeys: { buy: { entry: 'client', ratePerSecond: 10, targets: { availability: 0.9999 } } },
    });
    const alone = TACTICS.filter(({ id }) => id !== 'second-supplier');
    const { isMet, obstacles } = run(base, { tactics: alone });
    expect(isMet).toBe(false);
    expect(obstacles[0]!.why).toContain('another company runs it');
    // With a second company: both fail together in a millionth of the time.
    const found = run(base);
    expect(found.isMet).toBe(true);
    expect(found.steps.map(({ tactic }) => tactic)).toContain('second-supplier');
  });

  test('within a budget of money says that there is not enough of it', () => {
    const base = small(3);
    const { after } = run(base);
    const poor = run(base, { budgetPerMonth: after.costPerMonth - 1 });
    expect(poor.isMet).toBe(false);
  });
});

describe('other goals', () => {
  const base = TEMPLATES[0]!.design;

  test('saving money costs no target that was met', () => {
    const { before, after } = run(base, { goal: 'cost', now: clock(1), timeMs: 3000 });
    expect(after.costPerMonth).toBeLessThan(before.costPerMonth);
    for (const [id, { targets }] of Object.entries(before.journeys))
      for (const { name, met } of targets)
        if (met)
          expect(after.journeys[id]!.targets.find((each) => each.name === name)!.met, `${id} ${name}`).toBe(true);
  });

  test.each(['availability', 'latency'] as const)('more %s stays within the budget and gets better', (goal) => {
    const { before, after, steps } = run(base, { goal, budgetPerMonth: 4500, now: clock(1), timeMs: 3000 });
    expect(after.costPerMonth).toBeLessThanOrEqual(4500);
    expect(steps.length).toBeGreaterThan(0);
    const [was, is] = [before, after].map(({ journeys }) => journeys['redirect']!);
    if (goal === 'availability') expect(is!.unavailability!).toBeLessThan(was!.unavailability!);
    else expect(is!.p99Ms!).toBeLessThanOrEqual(was!.p99Ms!);
  });
});

test('a search with a clock ends when its time is over, and says so', () => {
  const found = run(TEMPLATES[1]!.design, { goal: 'cost', now: clock(1), timeMs: 20 });
  expect([found.isOutOfTime, found.tried < 60]).toEqual([true, true]);
});
