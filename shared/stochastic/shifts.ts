import { type Duration, isJoin, type Plan, planOf } from './duration';
import { type Moments, momentsOf } from './durations';
import { type Deadline, EulerTail } from './euler';
import { constant } from './law';

/** More beginnings are not told apart. */
const MOST = 64;
/** What is rarer shows in no figure. */
const RAREST = 1e-15;
const ORDER = 12;

/**
 * Within how many times the longest delay an inversion may ring: it looks at frequencies up to 2 · order · π / t, over which
 * a delay of a hundredth of t is next to no turn.
 */
const REACH = 100;

/** Up to this time the inversion may ring, because alternatives begin at different times; 0: it never does. */
export function ringsUntil(durations: readonly Duration[], plan: Plan, { shiftMs }: Moments): number {
  let longest = 0;
  for (const at of plan.order) {
    const duration = durations[at]!;
    if (duration.type === 'repeat' && !Number.isInteger(duration.times))
      longest = Math.max(longest, shiftMs[duration.of]!);
    if (duration.type !== 'choice') continue;
    for (let i = 0; i < duration.of.length; i++)
      if (duration.share[i]! > 0) longest = Math.max(longest, shiftMs[duration.of[i]!]! - shiftMs[at]!);
  }
  return REACH * longest;
}

type Alternative = {
  readonly share: number;
  readonly restMs: number;
  readonly at: number;
  readonly atom: number;
  readonly tail: EulerTail;
};

/**
 * The tail of a duration by its alternatives, each of which begins at one time. The inversion of a transform rings where a
 * density jumps, and far beyond: of a call that takes 1 ms or, half as often, 41 ms it finds one in fifty above 60 ms.
 * Apart, none jumps but at its own beginning, where its inversion starts. All times are those beyond the shift of the whole.
 */
export class Shifts {
  readonly #alternatives: readonly Alternative[];

  /** undefined: a circle, joins, or more beginnings than are told apart. Precondition: `plan` leads to `root`. */
  static of(durations: readonly Duration[], plan: Plan, moments: Moments, root: number): Shifts | undefined {
    if (plan.circular || plan.joins.length > 0) return undefined;
    const splitter = new Splitter(durations, moments);
    for (const at of plan.order) if (!splitter.add(at)) return undefined;
    return new Shifts(splitter, root, moments.shiftMs[root]!);
  }

  private constructor({ durations, parts }: Splitter, root: number, shiftMs: number) {
    this.#alternatives = [...parts.get(root)!].map(([beginsMs, { share, at }]) => {
      const plan = planOf(durations, at);
      const moments = momentsOf(durations, plan);
      const tail = new EulerTail(durations, plan, moments, at, ORDER);
      return { share, restMs: Math.max(0, beginsMs - shiftMs), at, atom: moments.atom[at]!, tail };
    });
  }

  /** P(> t) */
  at(t: number): number {
    return this.deadline(t).late;
  }

  /** P(> t), ∫₀ᵗ P(> u) du and the integral of that. */
  deadline(t: number): Deadline {
    let [late, once, twice] = [0, 0, 0];
    for (const { share, restMs, at, tail, atom } of this.#alternatives) {
      const begunMs = t - restMs;
      if (begunMs <= 0) {
        late += share * (begunMs < 0 ? 1 : 1 - atom);
        once += share * t;
        twice += (share * t * t) / 2;
        continue;
      }
      const rest = atom < 1 ? tail.deadline(begunMs, [at])[0]! : { late: 0, once: 0, twice: 0 };
      late += share * rest.late;
      once += share * (restMs + rest.once);
      twice += share * (restMs ** 2 / 2 + restMs * begunMs + rest.twice);
    }
    return { late, once, twice };
  }
}

type Part = { readonly share: number; readonly at: number };
/** By beginning. */
type Parts = Map<number, Part>;

class Splitter {
  readonly durations: Duration[];
  readonly parts = new Map<number, Parts>();
  readonly #shiftMs: Float64Array;

  constructor(durations: readonly Duration[], { shiftMs }: Moments) {
    this.durations = [...durations];
    this.#shiftMs = shiftMs;
  }

  /** false: too many beginnings. Precondition: its parts have been added. */
  add(at: number): boolean {
    const parts = this.#split(at);
    this.parts.set(at, parts.size === 1 ? new Map([[this.#shiftMs[at]!, { share: 1, at }]]) : parts);
    return parts.size <= MOST;
  }

  #split(at: number): Parts {
    const duration = this.durations[at]!;
    if (isJoin(duration) || duration.type === 'law') return new Map([[this.#shiftMs[at]!, { share: 1, at }]]);
    if (duration.type === 'sequence') return this.#sequence(duration.of);
    if (duration.type === 'choice') {
      const nothing = 1 - duration.share.reduce((sum, share) => sum + share, 0);
      return this.#mixed(
        duration.of.map((part, i) => [this.parts.get(part)!, duration.share[i]!]),
        nothing,
      );
    }
    const { of, times } = duration;
    const whole = Math.floor(times);
    if (this.parts.get(of)!.size === 1 && whole === times) return new Map([[this.#shiftMs[at]!, { share: 1, at }]]);
    const fewer = this.#sequence(Array.from({ length: Math.min(whole, MOST + 1) }, () => of));
    if (whole === times || fewer.size > MOST) return fewer;
    return this.#mixed(
      [
        [fewer, 1 - (times - whole)],
        [this.#both(fewer, this.parts.get(of)!), times - whole],
      ],
      0,
    );
  }

  #sequence(of: readonly number[]): Parts {
    let all: Parts = new Map([[0, { share: 1, at: this.#make({ type: 'sequence', of: [] }) }]]);
    for (const part of of) {
      all = this.#both(all, this.parts.get(part)!);
      if (all.size > MOST) return all;
    }
    return all;
  }

  #both(first: Parts, second: Parts): Parts {
    const found: [number, Part][] = [];
    for (const [a, one] of first)
      for (const [b, other] of second)
        found.push([
          a + b,
          { share: one.share * other.share, at: this.#make({ type: 'sequence', of: [one.at, other.at] }) },
        ]);
    return this.#gathered(found);
  }

  #mixed(all: readonly (readonly [Parts, number])[], nothing: number): Parts {
    const found = all.flatMap(([parts, weight]) =>
      [...parts].map(([ms, { share, at }]): [number, Part] => [ms, { share: share * weight, at }]),
    );
    if (nothing > RAREST) found.push([0, { share: nothing, at: this.#make({ type: 'law', law: constant(0) }) }]);
    return this.#gathered(found);
  }

  /** What begins at the same time is one alternative. */
  #gathered(found: readonly (readonly [number, Part])[]): Parts {
    const groups = new Map<number, Part[]>();
    for (const [ms, part] of found) {
      if (part.share < RAREST) continue;
      const key = Number(ms.toPrecision(12));
      groups.set(key, [...(groups.get(key) ?? []), part]);
    }
    const gathered: Parts = new Map();
    for (const [ms, parts] of groups) {
      const share = parts.reduce((sum, part) => sum + part.share, 0);
      const at =
        parts.length === 1
          ? parts[0]!.at
          : this.#make({
              type: 'choice',
              of: parts.map((part) => part.at),
              share: parts.map((part) => part.share / share),
            });
      gathered.set(ms, { share, at });
    }
    return gathered;
  }

  #make(duration: Duration): number {
    return this.durations.push(duration) - 1;
  }
}
