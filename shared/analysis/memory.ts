import type { Duration, DurationFigures, Law } from '../stochastic';

/**
 * What an analysis may take over from an earlier one of almost the same design: whoever tries a hundred changes of one
 * design changes the waiting of few journeys and the structure of others. Nothing is taken over on trust: the key holds all
 * that the result is computed from.
 */
export type Memory = {
  readonly figures: Map<string, DurationFigures | undefined>;
  readonly structures: Map<string, unknown>;
};

export const emptyMemory = (): Memory => ({ figures: new Map(), structures: new Map() });

/** The first results are those of the design that changes are tried on; later ones come back less often than they cost. */
const MOST = 64;

/** The result for a key, computed if it is new. Without a memory it is computed, and the key is not even made. */
export function recalled<T>(known: Map<string, T> | undefined, key: () => string, compute: () => T): T {
  if (known === undefined) return compute();
  const name = key();
  const before = known.get(name);
  if (before !== undefined || known.has(name)) return before as T;
  const result = compute();
  if (known.size < MOST) known.set(name, result);
  return result;
}

/** A point off every axis at which transforms of different laws differ. */
const PROBE = { re: Float64Array.of(0.013, 0.7), im: Float64Array.of(0.029, 1.9) };

/**
 * Everything that the figures of durations rest on, to twelve digits: percentiles are inverted to six, and a wait that
 * changes by less changes none of them. A law is told by its moments, its atom and its transform at two points.
 */
export function keyOfDurations(durations: readonly Duration[], root: number): string {
  const laws = new Map<Law, readonly number[]>();
  const tell = (law: Law): readonly number[] => {
    const told = laws.get(law);
    if (told !== undefined) return told;
    const out = { re: new Float64Array(2), im: new Float64Array(2) };
    law.transform(PROBE, out);
    const numbers = [law.meanMs, law.variance, law.shiftMs, law.atom, ...out.re, ...out.im].map((x) =>
      Number(x.toPrecision(12)),
    );
    laws.set(law, numbers);
    return numbers;
  };
  return JSON.stringify([root, durations], (key, value: unknown) => (key === 'law' ? tell(value as Law) : value));
}
