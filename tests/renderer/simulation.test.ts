import { createSimulationClient } from '@renderer/simulation';
import { Player } from '@renderer/simulation/player';
import type { Answer, Question } from '@renderer/simulation/protocol';
import { describe, expect, test } from 'vitest';
import { design } from '../support/design';

const SERVICE = design('client[rate=100] > s[service=6ms]');

/** A player whose clock and scheduler the test holds; to read the clock takes so long. */
function stage({ readMs = 5 } = {}) {
  const answers: Answer[] = [];
  const waiting: (() => void)[] = [];
  let nowMs = 0;
  const player = new Player({
    answer: (answer) => answers.push(answer),
    nowMs: () => (nowMs += readMs),
    later: (run) => waiting.push(run),
  });
  return {
    player,
    answers,
    /** Lets the scheduler run so many bursts, each so many milliseconds after the one before. */
    bursts: (count: number, everyMs = 1) => {
      for (let i = 0; i < count && waiting.length > 0; i++) {
        nowMs += everyMs;
        waiting.shift()!();
      }
      return waiting.length;
    },
    progress: () => answers.findLast((answer) => answer.type === 'progress')!.progress,
  };
}

const start = (more: Partial<Extract<Question, { type: 'start' }>> = {}): Question => ({
  type: 'start',
  run: 1,
  design: SERVICE,
  options: { seed: 1, durationSeconds: 6000 },
  pace: 'full',
  isPaused: false,
  ...more,
});

describe('the player', () => {
  test('plays to the end and tells progress, every slice once, and the figures', () => {
    const { player, answers, bursts } = stage();
    player.ask(start());
    expect(bursts(100_000)).toBe(0);
    const points = answers.flatMap((answer) => (answer.type === 'progress' ? answer.points : []));
    expect(points.map(({ atSeconds }) => atSeconds)).toEqual(
      Array.from({ length: 150 }, (_, i) => expect.closeTo(((i + 1) * 6000) / 150, 6)),
    );
    const last = answers.at(-1)!;
    expect(last.type === 'results' && last.results.outcome).toBe('done');
    expect(answers.length).toBeGreaterThan(4);
  });

  test('pauses between bursts, steps by a slice, and goes on', () => {
    const { player, bursts, progress } = stage();
    player.ask(start());
    bursts(3);
    player.ask({ type: 'pause' });
    const { simulatedSeconds } = progress();
    expect(simulatedSeconds).toBeGreaterThan(0);
    expect(bursts(10)).toBe(0);
    expect(progress().simulatedSeconds).toBe(simulatedSeconds);
    player.ask({ type: 'step' });
    const slice = 6000 / 150;
    expect(progress().simulatedSeconds / slice).toBeCloseTo(Math.floor(simulatedSeconds / slice) + 1, 9);
    player.ask({ type: 'resume' });
    bursts(100_000);
    expect(progress().outcome).toBe('done');
  });

  test('keeps the pace of a clock: a second of it is ten of the simulation', () => {
    const { player, bursts, progress } = stage({ readMs: 0.25 });
    player.ask(start({ pace: 10 }));
    bursts(50, 20);
    const { simulatedSeconds } = progress();
    // Fifty bursts of about 20 ms, and the quarters of a millisecond that reading the clock takes.
    expect(simulatedSeconds).toBeGreaterThan(9);
    expect(simulatedSeconds).toBeLessThan(12);
  });

  test('says why nothing can be played', () => {
    const { player, answers } = stage();
    player.ask(start({ design: design('a > b') }));
    expect(answers).toEqual([{ type: 'failed', run: 1, reason: 'There is no journey: nothing would happen.' }]);
  });

  test('a stopped run is silent', () => {
    const { player, answers, bursts } = stage();
    player.ask(start());
    bursts(2);
    player.ask({ type: 'stop' });
    const count = answers.length;
    bursts(50);
    expect(answers).toHaveLength(count);
  });
});

describe('the page’s end', () => {
  /** A worker that is the player itself, one message later. */
  function worker() {
    const listeners = new Map<string, (event: unknown) => void>();
    const pending: (() => void)[] = [];
    const player = new Player({
      answer: (data) => pending.push(() => listeners.get('message')!({ data })),
      nowMs: () => performance.now(),
      later: (run) => pending.push(run),
    });
    return {
      port: {
        postMessage: (question: Question) => pending.push(() => player.ask(question)),
        addEventListener: (type: string, listener: (event: unknown) => void) => listeners.set(type, listener),
        terminate: () => pending.splice(0),
      },
      run: (most = 1_000_000) => {
        for (let i = 0; i < most && pending.length > 0; i++) pending.shift()!();
      },
      fail: () => listeners.get('error')!({ message: 'out of memory' }),
    };
  }

  test('gathers the timeline of one run and forgets it with the next', () => {
    const { port, run } = worker();
    const { useSimulation, start: play } = createSimulationClient(() => port);
    play(SERVICE, { seed: 1, durationSeconds: 500 });
    run();
    expect(useSimulation.getState()).toMatchObject({ status: 'over', design: SERVICE });
    expect(useSimulation.getState().timeline).toHaveLength(150);
    expect(useSimulation.getState().results!.journeys['client']!.meanMs!.value).toBeGreaterThan(10);
    play(SERVICE, { seed: 2, durationSeconds: 500 });
    expect(useSimulation.getState()).toMatchObject({ status: 'running', timeline: [], results: undefined });
    run();
    expect(useSimulation.getState().timeline).toHaveLength(150);
  });

  test('answers of a run that was stopped or replaced fall on deaf ears', () => {
    const { port, run } = worker();
    const { useSimulation, start: play, stop } = createSimulationClient(() => port);
    play(SERVICE, { seed: 1, durationSeconds: 100_000 });
    run(20);
    stop();
    run();
    expect(useSimulation.getState().status).not.toBe('running');
    play(SERVICE, { seed: 1, durationSeconds: 500 });
    run();
    expect(useSimulation.getState().progress!.durationSeconds).toBe(500);
  });

  test('a worker that died says so, and the next run has a new one', () => {
    const [first, second] = [worker(), worker()];
    const workers = [first, second];
    const client = createSimulationClient(() => workers.shift()!.port);
    client.start(SERVICE, { seed: 1, durationSeconds: 100_000 });
    first.run(5);
    first.fail();
    expect(client.useSimulation.getState()).toMatchObject({ status: 'failed', failure: 'out of memory' });
    client.start(SERVICE, { seed: 1, durationSeconds: 500 });
    second.run();
    expect(client.useSimulation.getState().status).toBe('over');
  });
});
