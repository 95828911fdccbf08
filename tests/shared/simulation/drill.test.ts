import { analyze } from '@shared/analysis';
import { parseDesign, serializeDesign } from '@shared/model';
import {
  checkScript,
  confirm,
  countVerdicts,
  leftOut,
  readScript,
  secondsFor,
  Simulation,
  simulate,
  type TimelinePoint,
  verdictOf,
  whyNot,
} from '@shared/simulation';
import { describe, expect, test, vi } from 'vitest';
import { design } from '../../support/design';
import { expectSeen } from './seen';

// Millions of events: on a machine that others use as well they take their time.
vi.setConfig({ testTimeout: 120_000 });

/** The part of a run between two moments. */
const between = (timeline: readonly TimelinePoint[], from: number, to: number) =>
  timeline.filter(({ atSeconds }) => atSeconds > from + 1e-9 && atSeconds <= to + 1e-9);

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a drill', () => {
  test('half of the replicas gone: the rest are twice as busy, until they are back', () => {
    const { timeline } = simulate(design('client[rate=100] > s[service=6ms replicas=2]'), {
      seed: 1,
      durationSeconds: 900,
      slices: 90,
      script: [
        { atSeconds: 300, do: 'kill', component: 's', replicas: 1 },
        { atSeconds: 600, do: 'revive', component: 's', replicas: 1 },
      ],
    });
    const busy = (from: number, to: number) =>
      mean(between(timeline, from, to).map(({ components }) => components['s']!.utilization!));
    expect(busy(20, 300)).toBeCloseTo(0.3, 1);
    expect(busy(320, 600)).toBeCloseTo(0.6, 1);
    expect(busy(620, 900)).toBeCloseTo(0.3, 1);
  });

  test('a dead component fails everything, what was under way included, and recovers at once', () => {
    const { timeline } = simulate(design('client[rate=100] > s[service=6ms]'), {
      seed: 1,
      durationSeconds: 300,
      slices: 30,
      script: [
        { atSeconds: 100, do: 'kill', component: 's' },
        { atSeconds: 200, do: 'revive', component: 's' },
      ],
    });
    const failed = timeline.map(({ journeys }) => journeys['client']!.failedShare!);
    expect(Math.max(...failed.slice(0, 10))).toBe(0);
    expect(Math.min(...failed.slice(10, 20))).toBe(1);
    expect(Math.max(...failed.slice(20))).toBe(0);
  });

  test('of what a lost replica held, its share is lost', () => {
    // A thousand requests in progress on four replicas; one dies, and takes about a quarter with it.
    const { timeline } = simulate(design('client[rate=1000] > s[service=1s scv=0 concurrency=1000 replicas=4]'), {
      seed: 1,
      durationSeconds: 10,
      slices: 10,
      script: [{ atSeconds: 5.5, do: 'kill', component: 's', replicas: 1 }],
    });
    const lost = timeline.map(({ journeys }) => (journeys['client']!.failedShare ?? 0) * 1000);
    expect(lost[5]! / 1000).toBeGreaterThan(0.15);
    expect(lost[5]! / 1000).toBeLessThan(0.35);
    expect(lost.filter((share, slice) => slice !== 5 && share > 0)).toEqual([]);
  });

  test('a zone takes its replicas with it, and only them; a region takes its zones', () => {
    const boundaries = {
      eu: { kind: 'region' as const },
      za: { kind: 'zone' as const, parent: 'eu' },
      zb: { kind: 'zone' as const, parent: 'eu' },
    };
    const base = design('client[rate=100] > s[service=4ms replicas=3 zones=za+zb]', { boundaries });
    const { timeline } = simulate(base, {
      seed: 1,
      durationSeconds: 400,
      slices: 40,
      script: [
        { atSeconds: 100, do: 'kill-boundary', boundary: 'za' },
        { atSeconds: 200, do: 'revive-boundary', boundary: 'za' },
        { atSeconds: 300, do: 'kill-boundary', boundary: 'eu' },
      ],
    });
    const busy = (from: number, to: number) =>
      mean(between(timeline, from, to).map(({ components }) => components['s']!.utilization!));
    expect(busy(0, 100)).toBeCloseTo(0.4 / 3, 1);
    expect(busy(100, 200)).toBeCloseTo(0.4, 1);
    expect(mean(between(timeline, 300, 400).map(({ journeys }) => journeys['client']!.failedShare!))).toBe(1);
  });

  test('T13: without its cache a store sees twenty times the load, and less as the cache fills', () => {
    const text = `client[rate=3000] > api > cache[hit=0.95]
      api >[missOf=cache] db[service=0.1ms scv=0 concurrency=100000]`;
    const { timeline } = simulate(design(text), {
      seed: 1,
      durationSeconds: 120,
      slices: 120,
      script: [{ atSeconds: 40, do: 'lose-cache', component: 'cache', refillSeconds: 10 }],
    });
    const load = (from: number, to: number) =>
      mean(between(timeline, from, to).map(({ components }) => components['db']!.utilization! * 1e9));
    expect(load(40, 41) / load(0, 40)).toBeGreaterThan(17.5);
    expect(load(40, 41) / load(0, 40)).toBeLessThan(21);
    // One time constant later 1 − 0.95 (1 − 1/e) of the requests still miss.
    expect(load(49, 52) / load(0, 40)).toBeCloseTo((1 - 0.95 * (1 - Math.exp(-1))) / 0.05, -1);
    expect(load(105, 120) / load(0, 40)).toBeCloseTo(1, 0);
  });

  test('T08: a queue behind 1000 messages a second and consumers for 800, drained at 500, in a hundredth of the time', () => {
    const { timeline } = simulate(design('producer[rate=500] ~> consumer[service=1.25ms scv=0]'), {
      seed: 1,
      durationSeconds: 36,
      slices: 360,
      script: [
        { atSeconds: 0, do: 'load', factor: 2 },
        { atSeconds: 18, do: 'load', factor: 1 },
      ],
    });
    const waiting = timeline.map(({ components }) => components['consumer']!.waiting);
    const peak = Math.max(...waiting);
    expect(peak / 3600).toBeCloseTo(1, 1);
    expect(timeline[waiting.indexOf(peak)]!.atSeconds).toBeCloseTo(18, 0);
    const empty = timeline.findIndex(
      ({ atSeconds, components }) => atSeconds > 18 && components['consumer']!.waiting < 10,
    );
    expect(Math.abs(timeline[empty]!.atSeconds - 18 - 12)).toBeLessThan(1);
  });

  test('load that rises evenly, of one journey only', () => {
    const text = 'client[rate=100] > s\nother[rate=50] > s';
    const { timeline } = simulate(design(text), {
      seed: 1,
      durationSeconds: 200,
      slices: 20,
      script: [{ atSeconds: 100, do: 'load', factor: 3, journey: 'client', rampSeconds: 50 }],
    });
    const rate = (journey: string, from: number, to: number) =>
      mean(between(timeline, from, to).map(({ journeys }) => journeys[journey]!.offeredRps));
    expect(rate('client', 0, 100) / 100).toBeCloseTo(1, 1);
    expect(rate('client', 100, 150) / 200).toBeCloseTo(1, 1);
    expect(rate('client', 150, 200) / 300).toBeCloseTo(1, 1);
    expect(rate('other', 100, 200) / 50).toBeCloseTo(1, 0);
  });

  test('a slow component is as slow as it is told', () => {
    const results = simulate(design('client[rate=50] > s[service=4ms]'), {
      seed: 1,
      durationSeconds: 4000,
      warmupSeconds: 100,
      script: [{ atSeconds: 0, do: 'slow', component: 's', factor: 3 }],
    });
    expectSeen(results.components['s']!.meanMs, 12 / (1 - 0.6));
  });

  test('a standby takes over after its switch-over', () => {
    const base = design('client[rate=100] > s[service=2ms replicas=2]');
    const passive = {
      ...base,
      components: {
        ...base.components,
        s: { ...base.components['s']!, redundancy: 'passive' as const, failoverSeconds: 20 },
      },
    };
    const { timeline } = simulate(passive, {
      seed: 1,
      durationSeconds: 200,
      slices: 20,
      script: [{ atSeconds: 100, do: 'kill', component: 's', replicas: 1 }],
    });
    const failed = timeline.map(({ journeys }) => journeys['client']!.failedShare!);
    // One serves: 0.2, not 0.1.
    expect(mean(timeline.slice(0, 10).map(({ components }) => components['s']!.utilization!))).toBeCloseTo(0.2, 1);
    expect(failed.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 0));
    expect(failed.slice(10, 12)).toEqual([1, 1]);
    expect(Math.max(...failed.slice(12))).toBe(0);
  });

  test('replicas that break and are repaired are up for mtbf / (mtbf + mttr) of the time', () => {
    const base = design('client[rate=5] > s[mtbf=99h mttr=1h]');
    const results = simulate(base, { seed: 4, durationSeconds: 40_000, failuresSpeed: 3600, warmupSeconds: 100 });
    // An hour takes a second: 400 breakdowns.
    expectSeen(results.journeys['client']!.failedShare, 0.01, { within: 0.3 });
  });

  test('an autoscaler follows the load, as far as it may', () => {
    const base = design('client[rate=50] > s[service=10ms]');
    const scaled = {
      ...base,
      components: {
        ...base.components,
        s: { ...base.components['s']!, autoscale: { min: 1, max: 6, targetUtilization: 0.5 } },
      },
    };
    const { timeline } = simulate(scaled, {
      seed: 1,
      durationSeconds: 900,
      slices: 90,
      script: [
        { atSeconds: 300, do: 'load', factor: 4 },
        { atSeconds: 600, do: 'load', factor: 40 },
      ],
    });
    const busy = (from: number, to: number) =>
      mean(between(timeline, from, to).map(({ components }) => components['s']!.utilization!));
    expect(busy(150, 300)).toBeGreaterThan(0.4);
    expect(busy(450, 600)).toBeGreaterThan(0.4);
    expect(busy(450, 600)).toBeLessThan(0.6);
    expect(busy(700, 900)).toBeCloseTo(1, 9);
  });
});

describe('a run', () => {
  test('goes on step by step to the same end', () => {
    const text = 'client[rate=100] > s[service=6ms]';
    const steps = new Simulation(design(text), { seed: 3, durationSeconds: 100 });
    while (steps.step(1000).outcome === 'running');
    const slices = new Simulation(design(text), { seed: 3, durationSeconds: 100 });
    slices.stepSlice(1e9);
    expect(slices.progress().simulatedSeconds).toBeCloseTo(100 / 150, 9);
    while (slices.stepSlice(1e9).outcome === 'running');
    expect(slices.results()).toEqual(steps.results());
  });

  test('ends early where a queue grows without end, and says so', () => {
    const { outcome, simulatedSeconds, timeline } = simulate(design('client[rate=100k] > s[service=1ms]'), {
      seed: 1,
      durationSeconds: 1000,
    });
    expect(outcome).toBe('overflow');
    expect(simulatedSeconds).toBeLessThan(100);
    expect(timeline.at(-1)!.components['s']!.utilization).toBeCloseTo(1, 3);
  });

  test('survives a circle of calls that takes no time and never ends', () => {
    const simulation = new Simulation(design('client[rate=1] > a > *2 b > a'), { seed: 1, durationSeconds: 10 });
    for (let i = 0; i < 100 && simulation.progress().outcome === 'running'; i++) simulation.step(1_000_000);
    expect(simulation.progress().outcome).toBe('overflow');
    expect(simulation.results().journeys['client']!.p99Ms).toBeNull();
  });

  test('says why there is nothing to run, and for how long to run', () => {
    expect(whyNot(design('a > b'))).toMatch('no journey');
    expect(whyNot(design('a[rate=0] > b'))).toMatch('rate');
    expect(whyNot(design('a[rate=1] > b'))).toBeUndefined();
    const text = 'client[rate=100] > s[service=6ms]';
    const seconds = secondsFor(design(text), 100_000);
    const { events } = simulate(design(text), { seed: 1, durationSeconds: seconds });
    expect(events).toBeGreaterThan(40_000);
    expect(events).toBeLessThan(110_000);
  });

  test('names what it leaves out', () => {
    const base = design('client[rate=1] > s');
    expect(leftOut(base)).toEqual([]);
    const together = { ...base, components: { ...base.components, s: { kind: 'component', commonCause: 0.1 } } };
    expect(leftOut(together)).toEqual(['components.s.commonCause']);
  });
});

describe('a script from elsewhere', () => {
  const base = design('client[rate=1] > s', { boundaries: { z: { kind: 'zone' }, f: { kind: 'frame' } } });
  const messages = (script: unknown): string[] => {
    const checked = checkScript(base, script);
    return checked.ok ? [] : checked.error.map(({ path, message }) => `${path}: ${message}`);
  };

  test('is taken where it fits the design', () => {
    expect(
      messages([
        { atSeconds: 0, do: 'kill', component: 's', replicas: 1 },
        { atSeconds: 1, do: 'kill-boundary', boundary: 'z' },
        { atSeconds: 2, do: 'load', factor: 2, journey: 'client', rampSeconds: 3 },
        { atSeconds: 3, do: 'lose-cache', component: 's', refillSeconds: 0 },
      ]),
    ).toEqual([]);
  });

  test('names the line and the field where it does not', () => {
    expect(messages('kill')).toEqual(['script: expected a list of lines']);
    expect(messages([null])).toEqual(['script[0]: expected a line with atSeconds and do']);
    expect(messages([{ atSeconds: 1, do: 'kill', component: 'x' }])).toEqual([
      'script[0].component: expected the id of a component, got "x"',
    ]);
    expect(messages([{ atSeconds: Number.NaN, do: 'slow', component: 's', factor: 0 }])).toEqual([
      'script[0].atSeconds: expected a number ≥ 0, got null',
      'script[0].factor: expected a number ≥ 0.001, got 0',
    ]);
    expect(messages([{ atSeconds: 1, do: 'kill-boundary', boundary: 'f' }])).toEqual([
      'script[0].boundary: expected the id of a zone or region, got "f"',
    ]);
    expect(messages([{ atSeconds: 1, do: 'kill', component: 'toString' }])).toHaveLength(1);
    expect(messages([{ atSeconds: 1, do: 'explode' }])[0]).toMatch('script[0].do: expected kill, revive');
    expect(messages(Array.from({ length: 1001 }, () => ({})))).toHaveLength(1);
  });
});

describe('a drill in a file', () => {
  test('keeps lines whose component is gone, and nothing that is no line', () => {
    const gone = { atSeconds: 5, do: 'kill', component: 'deleted' };
    expect(
      readScript([gone, { do: 'kill' }, 7, null, { atSeconds: 1, do: 'slow', component: 's', factor: 'x' }]),
    ).toEqual([gone]);
    expect(readScript(undefined)).toEqual([]);
    expect(readScript({ length: 1e9 })).toEqual([]);
    expect(readScript(Array.from({ length: 5000 }, () => gone))).toHaveLength(1000);
  });

  test('survives the file', () => {
    const drills = { main: { script: [{ atSeconds: 5, do: 'kill', component: 's' }] } };
    const read = parseDesign(serializeDesign(design('client > s', { drills })));
    expect(read.ok && read.value.drills).toEqual(drills);
  });
});

describe('what a run says of the analysis', () => {
  test('inside of the interval, or close: confirmed; far outside: contradicted; too little to tell: open', () => {
    expect(verdictOf(10, { value: 10.2, halfWidth: 0.5 })).toBe('confirmed');
    expect(verdictOf(10, { value: 10.2, halfWidth: 0.01 })).toBe('confirmed');
    expect(verdictOf(10, { value: 12, halfWidth: 0.5 })).toBe('contradicted');
    expect(verdictOf(10, { value: 11, halfWidth: 0.8 })).toBe('open');
    expect(verdictOf(10, { value: 12, halfWidth: 3 })).toBe('open');
    expect(verdictOf(10, { value: 10, halfWidth: null })).toBe('open');
    expect(verdictOf(null, { value: 10, halfWidth: 1 })).toBe('not computed');
    expect(verdictOf(10, null)).toBe('not simulated');
    expect(verdictOf(0, { value: 0, halfWidth: 0 })).toBe('confirmed');
  });

  test('of a plain design everything is confirmed, of another design it is contradicted', () => {
    const right = design('client[rate=60] > s[service=10ms]');
    const wrong = design('client[rate=60] > s[service=12ms]');
    const simulated = simulate(right, { seed: 1, durationSeconds: 10_000 });
    const verdicts = countVerdicts(confirm(analyze(right).report, simulated));
    expect(verdicts).toMatchObject({ contradicted: 0, open: 0 });
    expect(verdicts.confirmed).toBeGreaterThan(8);
    expect(countVerdicts(confirm(analyze(wrong).report, simulated)).contradicted).toBeGreaterThanOrEqual(5);
  });
});
