import { bulkQueue, constant, type Law, serviceLaw, sumOf, type Waiting } from '../stochastic';
import type { Bursts } from './bursts';
import type { Class } from './system';

/** What calls that come together wait for each other; laws are made once, and equal laws are told by being one. */
export type Together = {
  /** Waiting and work of one call over a connector, where it has a place among others. */
  readonly own: (connector: number, c: Class) => Law;
  /** From the moment that this many calls arrive, with no others, until the last is done. */
  readonly all: (c: Class, calls: number) => Law;
};

const NOTHING = constant(0);

type At = {
  readonly ratePerSecond: number;
  readonly servers: number;
  readonly serviceMs: number;
  readonly scv: number;
};

export type TogetherWait = {
  readonly waiting: Waiting;
  readonly own: (c: Class) => Law;
  readonly together: Together;
};

/**
 * A station with one queue at which calls come in bursts, exactly where its work is exponential or it has one server. With
 * several servers and other work undefined: no solution is used there. `work` must be that of `at` where they are several.
 */
export function togetherAt(at: At, bursts: Bursts, work: (c: Class) => Law): TogetherWait | undefined {
  if (at.servers > 1 && at.scv !== 1) return undefined;
  const queue = bulkQueue({ ...at, burstsPerSecond: bursts.burstsPerSecond });
  if (queue === undefined) return undefined;
  const { waiting, law } = queue.waitAt(bursts.positions, serviceLaw(at.serviceMs, at.scv));
  const made = new Map<string, Law>();
  const once = (key: string, make: () => Law): Law => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const now = make();
    made.set(key, now);
    return now;
  };
  const average = (c: Class) => once(`${c}`, () => sumOf(law, work(c)));
  return {
    waiting,
    own: average,
    together: {
      own: (connector, c) => {
        const positions = bursts.positionsOf.get(connector);
        return positions === undefined
          ? once(`${c} single`, () => sumOf(queue.waitAt([0, 1], work(c)).law, work(c)))
          : once(`${c} ${connector}`, () => sumOf(queue.waitAt(positions, work(c)).law, work(c)));
      },
      all: (c, calls) => (calls === 0 ? NOTHING : once(`${c} ×${calls}`, () => queue.allOf(calls, work(c)))),
    },
  };
}
