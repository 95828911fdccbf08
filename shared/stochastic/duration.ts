import type { Law } from './law';

/**
 * A duration made of others, which it names by their index in one list. `choice` takes one of its parts, or nothing with
 * the share that is left; `repeat` takes a part `times` times one after the other (a fraction is the probability of one
 * more); `slowest` waits for the last of parts that run at once, part i `times[i]` times, `ranked` for the answer number
 * `rank` of `times` alike; `hedged` begins a second one after a while and takes the first answer; `within` is what takes at
 * most the limit, of the rest nothing is known. All parts are independent.
 */
export type Duration =
  | { readonly type: 'law'; readonly law: Law }
  | { readonly type: 'sequence'; readonly of: readonly number[] }
  | { readonly type: 'choice'; readonly of: readonly number[]; readonly share: readonly number[] }
  | { readonly type: 'repeat'; readonly of: number; readonly times: number }
  | { readonly type: 'slowest'; readonly of: readonly number[]; readonly times: readonly number[] }
  | { readonly type: 'ranked'; readonly of: number; readonly times: number; readonly rank: number }
  | { readonly type: 'hedged'; readonly of: number; readonly afterMs: number }
  | { readonly type: 'within'; readonly of: number; readonly limitMs: number }
  | { readonly type: 'given'; readonly given: Given };

/** A duration that is known by its distribution function: measured, or lognormal. */
export type Given = {
  readonly meanMs: number;
  readonly variance: number;
  readonly shiftMs: number;
  /** P(≤ ms) */
  readonly below: (ms: number) => number;
};

/** Durations that are known by their distribution functions alone: what has no Laplace transform in closed form. */
export type Join = Extract<Duration, { type: 'slowest' | 'ranked' | 'hedged' | 'within' | 'given' }>;

export const isJoin = (duration: Duration): duration is Join =>
  duration.type === 'slowest' ||
  duration.type === 'ranked' ||
  duration.type === 'hedged' ||
  duration.type === 'within' ||
  duration.type === 'given';

/** Where in the list parts come before wholes, as far as circles allow. */
export type Plan = {
  readonly order: readonly number[];
  readonly circular: boolean;
  readonly joins: readonly number[];
  readonly roots: readonly number[];
};

/** What `roots` are made of, parts before wholes. O(parts). */
export function planOf(durations: readonly Duration[], ...roots: readonly number[]): Plan {
  const state = new Uint8Array(durations.length);
  const order: number[] = [];
  let circular = false;
  const stack: { readonly at: number; readonly parts: readonly number[]; next: number }[] = [];
  const enter = (at: number) => {
    state[at] = 1;
    stack.push({ at, parts: partsOf(durations[at]!), next: 0 });
  };
  for (const root of roots) {
    if (state[root] === 0) enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (top.next === top.parts.length) {
        state[top.at] = 2;
        order.push(top.at);
        stack.pop();
        continue;
      }
      const part = top.parts[top.next++]!;
      if (state[part] === 1) circular = true;
      else if (state[part] === 0) enter(part);
    }
  }
  return { order, circular, joins: order.filter((at) => isJoin(durations[at]!)), roots };
}

export function partsOf(duration: Duration): readonly number[] {
  switch (duration.type) {
    case 'law':
    case 'given':
      return [];
    case 'repeat':
    case 'ranked':
    case 'hedged':
    case 'within':
      return [duration.of];
    case 'sequence':
    case 'choice':
    case 'slowest':
      return duration.of;
    default:
      return duration satisfies never;
  }
}
