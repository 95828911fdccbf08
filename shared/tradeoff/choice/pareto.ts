/** One criterion: which way is better. */
export type Sense = 'min' | 'max';

export type Front = {
  /** Names of the alternatives that no other one dominates, sorted. */
  readonly front: readonly string[];
  /** For each of the others one that dominates it: at least as good in everything, better in something. */
  readonly dominatedBy: Readonly<Record<string, string>>;
};

/** Of several that dominate one, the best in the first criterion is named; then by name. Missing values: not comparable. */
export function paretoFront(
  alternatives: Readonly<Record<string, readonly (number | null)[]>>,
  senses: readonly Sense[],
): Front {
  const names = Object.keys(alternatives).sort();
  const known = names.filter((name) => alternatives[name]!.every((value) => value !== null && !Number.isNaN(value)));
  const goodness = new Map(
    known.map((name) => [name, alternatives[name]!.map((value, c) => (senses[c] === 'max' ? value! : -value!))]),
  );
  const dominates = (a: readonly number[], b: readonly number[]): boolean =>
    a.every((value, c) => value >= b[c]!) && a.some((value, c) => value > b[c]!);
  const dominatedBy: Record<string, string> = {};
  for (const name of known) {
    const mine = goodness.get(name)!;
    const [better] = known
      .filter((other) => dominates(goodness.get(other)!, mine))
      .sort((a, b) => compare(goodness.get(b)!, goodness.get(a)!) || (a < b ? -1 : 1));
    if (better !== undefined) dominatedBy[name] = better;
  }
  return { front: known.filter((name) => dominatedBy[name] === undefined), dominatedBy };
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let c = 0; c < a.length; c++) if (a[c] !== b[c]) return a[c]! - b[c]!;
  return 0;
}
