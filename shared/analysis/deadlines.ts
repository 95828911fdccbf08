import {
  type Deadline,
  type Duration,
  EulerTail,
  fitOfJoin,
  fittedLaw,
  isJoin,
  type Moments,
  momentsOf,
  type Plan,
  planOf,
  ringsUntil,
  setMoments,
  Shifts,
} from '../stochastic';

/** A question: how likely is this duration to last longer, and what is it like if not. */
export type Question = { readonly at: number; readonly limitMs: number };

/** P(> limit), and shift, mean and variance of what is at most the limit. */
export type Within = {
  readonly late: number;
  readonly shiftMs: number;
  readonly meanMs: number;
  readonly variance: number;
};

/** A tail that begins so many standard deviations away is not looked at. */
const FAR = 45;
const ORDER = 12;
/** Where inversions of two orders differ by more, one of them rings. */
const MAY_DIFFER = 1e-7;

/**
 * Durations that are asked many times while a fixed point is sought: joins are replaced by laws with the same mean and
 * variance, everything else is exact. O(parts of the questions) for each different limit.
 */
export class Deadlines {
  readonly #durations: Duration[];
  readonly #moments: Moments;

  /** `roots`: whatever is asked about, or is a part of nothing else. */
  constructor(durations: readonly Duration[], roots: readonly number[]) {
    this.#durations = [...durations];
    const plan = planOf(durations, ...roots);
    this.#moments = this.#settle(plan);
  }

  meanMs(at: number): number {
    return this.#moments.meanMs[at]!;
  }

  variance(at: number): number {
    return this.#moments.variance[at]!;
  }

  ask(questions: readonly Question[]): readonly Within[] {
    const { shiftMs, meanMs, variance, atom } = this.#moments;
    const answers: Within[] = [];
    const groups = new Map<number, number[]>();
    questions.forEach(({ at, limitMs }, i) => {
      const shift = shiftMs[at]!;
      const t = limitMs - shift;
      const all: Within = { late: 0, shiftMs: shift, meanMs: meanMs[at]!, variance: variance[at]! };
      if (t < 0 || (t === 0 && atom[at]! < 1))
        answers[i] = {
          late: t < 0 ? 1 : 1 - atom[at]!,
          shiftMs: Math.min(shift, limitMs),
          meanMs: Math.min(shift, limitMs),
          variance: 0,
        };
      else if (atom[at]! >= 1 - 1e-15 || t > meanMs[at]! - shift + FAR * Math.sqrt(variance[at]!)) answers[i] = all;
      else {
        const key = Number(t.toPrecision(12));
        groups.set(key, [...(groups.get(key) ?? []), i]);
      }
    });
    for (const [t, members] of groups) {
      const roots = [...new Set(members.map((i) => questions[i]!.at))];
      const found = this.#deadlines(t, roots);
      for (const i of members)
        answers[i] = within(found[roots.indexOf(questions[i]!.at)]!, t, shiftMs[questions[i]!.at]!);
    }
    return answers;
  }

  #deadlines(t: number, roots: readonly number[]): readonly Deadline[] {
    const plan = planOf(this.#durations, ...roots);
    const askedWith = (order: number) =>
      new EulerTail(this.#durations, plan, this.#moments, roots[0]!, order).deadline(t, roots);
    const found = askedWith(ORDER);
    if (t > ringsUntil(this.#durations, plan, this.#moments)) return found;
    const better = askedWith(ORDER + 4);
    return found.map((deadline, i) => {
      if (Math.abs(deadline.late - better[i]!.late) < MAY_DIFFER) return deadline;
      const own = planOf(this.#durations, roots[i]!);
      return Shifts.of(this.#durations, own, this.#moments, roots[i]!)?.deadline(t) ?? deadline;
    });
  }

  /** Joins become laws of their own, parts first. */
  #settle(plan: Plan): Moments {
    const moments = momentsOf(this.#durations, plan);
    if (plan.joins.length === 0) return moments;
    const fit = (part: number) => ({
      meanMs: moments.meanMs[part]!,
      variance: moments.variance[part]!,
      shiftMs: moments.shiftMs[part]!,
    });
    for (const at of plan.order) {
      const duration = this.#durations[at]!;
      if (isJoin(duration)) this.#durations[at] = { type: 'law', law: fittedLaw(fitOfJoin(duration, fit)) };
      setMoments(this.#durations, at, moments, undefined);
    }
    return plan.circular ? momentsOf(this.#durations, plan) : moments;
  }
}

function within({ late, once, twice }: Deadline, t: number, shiftMs: number): Within {
  const p = Math.min(1, Math.max(0, late));
  const inTime = 1 - p;
  if (inTime < 1e-12) return { late: 1, shiftMs, meanMs: shiftMs + t, variance: 0 };
  // E[X; X ≤ t] = ∫P(> u) du − t P(> t), and the same of the second moment.
  const mean = Math.min(t, Math.max(0, (once - t * p) / inTime));
  const square = Math.max(0, (2 * (t * once - twice) - t * t * p) / inTime);
  return { late: p, shiftMs, meanMs: shiftMs + mean, variance: Math.max(0, square - mean ** 2) };
}
