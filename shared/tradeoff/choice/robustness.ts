import { ranking, score, type Utilities } from './utility';

/** Where the winner changes as one weight goes from 0 to 1 and the others keep their proportions. */
export type Flip = { readonly weight: number; readonly from: string; readonly to: string };

/**
 * The winner along one weight. Every score is a straight line in that weight, so that the winner is the upper envelope of
 * lines and changes only where two of them cross: exact, nothing is sampled.
 */
export function flips(utilities: Utilities, weights: readonly number[], criterion: number): readonly Flip[] {
  const others = weights.reduce((sum, weight, c) => (c === criterion ? sum : sum + weight), 0);
  const n = weights.length;
  const rest = weights.map((weight, c) =>
    c === criterion ? 0 : others > 0 ? weight / others : 1 / Math.max(1, n - 1),
  );
  const pure = weights.map((_, c) => (c === criterion ? 1 : 0));
  const lines = Object.keys(utilities)
    .sort()
    .flatMap((name) => {
      const at0 = score(utilities[name]!, rest);
      const at1 = score(utilities[name]!, pure);
      return at0 === null || at1 === null ? [] : [{ name, at0, slope: at1 - at0 }];
    });
  if (lines.length < 2) return [];
  const found: Flip[] = [];
  let at = 0;
  let top = lines.reduce((best, line) =>
    line.at0 > best.at0 + 1e-12 || (Math.abs(line.at0 - best.at0) <= 1e-12 && line.slope > best.slope) ? line : best,
  );
  for (;;) {
    let crossing: { weight: number; line: (typeof lines)[number] } | undefined;
    for (const line of lines) {
      if (line.slope <= top.slope + 1e-15) continue;
      const weight = (top.at0 - line.at0) / (line.slope - top.slope);
      if (weight < at - 1e-12 || weight > 1) continue;
      if (
        crossing === undefined ||
        weight < crossing.weight - 1e-12 ||
        (Math.abs(weight - crossing.weight) <= 1e-12 && line.slope > crossing.line.slope)
      )
        crossing = { weight, line };
    }
    if (crossing === undefined) return found;
    if (crossing.weight < 1) found.push({ weight: crossing.weight, from: top.name, to: crossing.line.name });
    at = crossing.weight;
    top = crossing.line;
  }
}

/** Points of an even grid over all weights, at most. */
const MOST_POINTS = 60_000;

/**
 * For how many of all plausible weights each alternative is the best: the first-rank acceptability of SMAA under weights
 * that are all equally likely (Lahdelma, Hokkanen, Salminen 1998). An even grid over the simplex instead of dice: the same
 * answer every time, exact to about half a per cent. A tie is shared.
 */
export function winShares(utilities: Utilities): Readonly<Record<string, number>> {
  const names = Object.keys(utilities)
    .filter((name) => utilities[name]!.every((value) => value !== null))
    .sort();
  const wins = new Map(names.map((name) => [name, 0]));
  const criteria = utilities[names[0] ?? '']?.length ?? 0;
  if (names.length === 0 || criteria === 0) return {};
  const rows = names.map((name) => utilities[name]! as readonly number[]);
  let total = 0;
  forEachWeights(criteria, resolutionFor(criteria), (weights) => {
    total++;
    let best = -Infinity;
    let winners: number[] = [];
    rows.forEach((row, i) => {
      let sum = 0;
      for (let c = 0; c < criteria; c++) sum += weights[c]! * row[c]!;
      if (sum > best + 1e-12) [best, winners] = [sum, [i]];
      else if (sum > best - 1e-12) winners.push(i);
    });
    for (const i of winners) wins.set(names[i]!, wins.get(names[i]!)! + 1 / winners.length);
  });
  return Object.fromEntries([...wins].map(([name, count]) => [name, count / total]));
}

/** The finest grid that stays within the number of points: C(n + k − 1, k − 1) for n steps and k criteria. */
function resolutionFor(criteria: number): number {
  if (criteria <= 1) return 1;
  let n = 2;
  const points = (steps: number): number => {
    let count = 1;
    for (let i = 1; i < criteria; i++) count = (count * (steps + i)) / i;
    return count;
  };
  while (points(n + 1) <= MOST_POINTS) n++;
  return n;
}

/** Centres of the cells of an even grid: each weight (whole + 1/k) / (n + 1), which never lies on the edge. */
function forEachWeights(criteria: number, steps: number, visit: (weights: Float64Array) => void): void {
  const weights = new Float64Array(criteria);
  const place = (c: number, left: number): void => {
    if (c === criteria - 1) {
      weights[c] = (left + 1 / criteria) / (steps + 1);
      visit(weights);
      return;
    }
    for (let whole = 0; whole <= left; whole++) {
      weights[c] = (whole + 1 / criteria) / (steps + 1);
      place(c + 1, left - whole);
    }
  };
  place(0, steps);
}

/** The winner at given weights, and by how much it leads; undefined where nothing can be ranked. */
export function winner(
  utilities: Utilities,
  weights: readonly number[],
): { readonly name: string; readonly lead: number } | undefined {
  const [first, second] = ranking(utilities, weights);
  return first && { name: first.name, lead: second === undefined ? first.score : first.score - second.score };
}
