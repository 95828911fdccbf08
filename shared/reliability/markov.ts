/**
 * The long-run share of time that an irreducible continuous-time Markov chain spends in each of its states; `rates[i][j]`
 * per unit of time from i to j ≠ i. Grassmann, Taksar, Heyman 1985: an elimination without subtraction, so that states as
 * rare as 1e-15 keep all their digits. O(states³).
 */
export function stationary(rates: readonly (readonly number[])[]): number[] {
  const n = rates.length;
  const a = rates.map((row) => [...row]);
  for (let k = n - 1; k > 0; k--) {
    let out = 0;
    for (let j = 0; j < k; j++) out += a[k]![j]!;
    for (let i = 0; i < k; i++) a[i]![k]! /= out;
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) if (i !== j) a[i]![j]! += a[i]![k]! * a[k]![j]!;
    }
  }
  const share = [1];
  for (let k = 1; k < n; k++) {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += share[i]! * a[i]![k]!;
    share.push(sum);
  }
  const all = share.reduce((sum, each) => sum + each, 0);
  return share.map((each) => each / all);
}

/** Identical parts that fail and are repaired: rates per hour, and how many can be repaired at once. */
export type Repairable = {
  readonly count: number;
  readonly failuresPerHour: number;
  readonly repairsPerHour: number;
  /** Infinity where each failed part is repaired at once. */
  readonly crews: number;
};

/** P(w of the parts work), w = 0 … count: a birth-death chain (Trivedi, Bobbio 2017, ch. 9). */
export function workingParts({ count, failuresPerHour, repairsPerHour, crews }: Repairable): number[] {
  // Downwards from all: each state follows from the one above it, and all terms are positive.
  const weights = [1];
  for (let w = count; w > 0; w--) {
    const repairs = Math.min(count - w + 1, crews) * repairsPerHour;
    weights.push((weights.at(-1)! * w * failuresPerHour) / repairs);
  }
  const all = weights.reduceRight((sum, each) => sum + each, 0);
  return weights.map((each) => each / all).reverse();
}

export type Standby = Repairable & {
  /** Mean time of a switch-over that succeeds; 0 takes no time. */
  readonly switchHours: number;
  /** Probability that a switch-over succeeds; after one that does not, the part that failed must be repaired. */
  readonly success: number;
};

export type StandbyOdds = {
  /** P(w of the parts work), w = 0 … count. */
  readonly working: readonly number[];
  /** P(some part works, and yet none serves): during a switch-over, and after one that failed. */
  readonly switching: number;
  readonly waiting: number;
  /** How often per hour service is lost, and how often the last part that worked failed. */
  readonly interruptionsPerHour: number;
  readonly lossesPerHour: number;
};

/**
 * One part serves, the others stand by, ready and as likely to fail. When the serving part fails, another takes over
 * after a switch-over; where that does not succeed, service returns with the next repair. States: parts that work ×
 * { serving, switching, waiting }. Coverage models as in Heimann, Mittal, Trivedi 1990, section 2.4.
 */
export function standby({ count, failuresPerHour, repairsPerHour, crews, switchHours, success }: Standby): StandbyOdds {
  const [serving, switching, waiting] = [0, 1, 2];
  const hasSwitch = switchHours > 0 && success > 0;
  const hasWait = success < 1;
  const modes = [serving, ...(hasSwitch ? [switching] : []), ...(hasWait ? [waiting] : [])];
  const states: { readonly w: number; readonly mode: number }[] = [];
  for (let w = count; w >= 1; w--) {
    // With all parts working no repair is left to wait for.
    for (const mode of modes) if (w < count || mode !== waiting) states.push({ w, mode });
  }
  states.push({ w: 0, mode: serving });
  const at = new Map(states.map(({ w, mode }, i) => [w * 3 + mode, i]));
  const rates = states.map(() => states.map(() => 0));
  const interruptions: [number, number][] = [];
  const losses: [number, number][] = [];
  const add = (from: number, w: number, mode: number, rate: number) => {
    const to = at.get(w === 0 ? 0 : w * 3 + mode)!;
    rates[from]![to]! += rate;
  };
  for (const [i, { w, mode }] of states.entries()) {
    const repairs = Math.min(count - w, crews) * repairsPerHour;
    if (repairs > 0) add(i, w + 1, mode === waiting ? serving : mode, repairs);
    if (w === 0) continue;
    if (mode !== serving) {
      add(i, w - 1, mode, w * failuresPerHour);
      if (w === 1) losses.push([i, failuresPerHour]);
      if (mode === switching) add(i, w, serving, 1 / switchHours);
      continue;
    }
    if (w > 1) add(i, w - 1, serving, (w - 1) * failuresPerHour);
    if (w === 1) {
      add(i, 0, serving, failuresPerHour);
      losses.push([i, failuresPerHour]);
      interruptions.push([i, failuresPerHour]);
      continue;
    }
    add(i, w - 1, hasSwitch ? switching : serving, failuresPerHour * success);
    if (hasWait) add(i, w - 1, waiting, failuresPerHour * (1 - success));
    interruptions.push([i, hasSwitch ? failuresPerHour : failuresPerHour * (1 - success)]);
  }
  const share = stationary(rates);
  const working = Array.from({ length: count + 1 }, () => 0);
  const inMode = [0, 0, 0];
  for (const [i, { w, mode }] of states.entries()) {
    working[w]! += share[i]!;
    inMode[mode]! += share[i]!;
  }
  const perHour = (list: readonly (readonly [number, number])[]) =>
    list.reduce((sum, [i, rate]) => sum + share[i]! * rate, 0);
  return {
    working,
    switching: inMode[switching]!,
    waiting: inMode[waiting]!,
    interruptionsPerHour: perHour(interruptions),
    lossesPerHour: perHour(losses),
  };
}
