/**
 * What a value of one criterion is worth, from 0 at `worst` to 1 at `best`: a range that a person sets once. Ranges taken
 * from the alternatives at hand would let an irrelevant alternative turn the ranking round (Barzilai, Golany 1994).
 */
export type Range = { readonly worst: number; readonly best: number; readonly scale: 'linear' | 'log' };

/** The part of the range that a value has come, from 0 to 1; beyond its ends nothing is won or lost any more. */
export function utility(value: number, { worst, best, scale }: Range): number {
  const at = scale === 'log' ? logarithm : (x: number) => x;
  const whole = at(best) - at(worst);
  if (whole === 0) return 1;
  return Math.min(1, Math.max(0, (at(value) - at(worst)) / whole));
}

/** The logarithm of an unavailability of nothing at all would be infinite; nobody can measure below a second in 30 years. */
const LEAST = 1e-9;
const logarithm = (x: number): number => Math.log(Math.max(x, LEAST));

/**
 * Swing weights: how much the whole swing of each criterion, from worst to best, is worth against the others, in points.
 * Postcondition: the weights add up to 1; nothing given is all alike. (von Winterfeldt, Edwards 1986)
 */
export function swingWeights(points: readonly number[]): readonly number[] {
  const sum = points.reduce((total, each) => total + Math.max(0, each), 0);
  return sum === 0 ? points.map(() => 1 / points.length) : points.map((each) => Math.max(0, each) / sum);
}

/** Weights of `n` criteria of which only the order of importance is known: rank order centroids (Barron, Barrett 1996). */
export function rankOrderWeights(n: number): readonly number[] {
  return Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let k = n; k > i; k--) sum += 1 / k;
    return sum / n;
  });
}

/** The weighted sum of each alternative's utilities. Criteria without a figure make it null: it cannot be ranked. */
export function score(utilities: readonly (number | null)[], weights: readonly number[]): number | null {
  let sum = 0;
  for (const [c, value] of utilities.entries()) {
    if (value === null) return null;
    sum += weights[c]! * value;
  }
  return sum;
}

export type Utilities = Readonly<Record<string, readonly (number | null)[]>>;

/** Best first; equals by name. Alternatives without a score are left out. */
export function ranking(
  utilities: Utilities,
  weights: readonly number[],
): readonly { readonly name: string; readonly score: number }[] {
  return Object.keys(utilities)
    .flatMap((name) => {
      const value = score(utilities[name]!, weights);
      return value === null ? [] : [{ name, score: value }];
    })
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
}
