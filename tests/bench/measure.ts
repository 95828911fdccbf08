const WARM_MS = 1000;

/** The median of some rounds, in milliseconds, once the engine that runs it is warm. */
export const medianMs = (run: () => void, rounds: number): number => timed(run, rounds).ms;

/** The same, and the best of them: on a machine that others use too, the best is what it takes. */
export function timed(run: () => void, rounds: number): { readonly ms: number; readonly bestMs: number } {
  const warmUntil = performance.now() + (rounds > 1 ? WARM_MS : 0);
  while (performance.now() < warmUntil) run();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { ms: times[Math.floor(rounds / 2)]!, bestMs: times[0]! };
}

export type Row = {
  readonly name: string;
  readonly ms: number;
  readonly bestMs?: number;
  readonly against?: { readonly name: string; readonly ms: number };
  readonly goalMs?: number;
  readonly note?: string;
};

const show = (ms: number): string => (ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : ms.toFixed(0));

/** A row a line: what it took, the goal, the ratio to the reference and to the previous run on this machine. */
export function print(rows: readonly Row[], before: Readonly<Record<string, number>>): void {
  for (const { name, ms, bestMs, against, goalMs, note } of rows) {
    const parts = [
      name.padEnd(46),
      `${show(ms).padStart(8)} ms`,
      bestMs === undefined ? '' : `best ${show(bestMs)} ms`,
      goalMs === undefined ? '' : `goal ${goalMs} ms`.padEnd(12),
      against === undefined ? '' : `${(against.ms / ms).toFixed(1)}× as fast as ${against.name}`,
      before[name] === undefined ? '' : `${(ms / before[name]).toFixed(2)}× of the previous run`,
      note ?? '',
    ];
    console.log(parts.filter((part) => part !== '').join('  '));
  }
}
