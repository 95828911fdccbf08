/** All non-empty subsets of n as bits, smaller sets first. */
export function byPopulation(n: number): number[] {
  const population = (bits: number): number => (bits === 0 ? 0 : (bits & 1) + population(bits >> 1));
  return Array.from({ length: 2 ** n - 1 }, (_, i) => i + 1).sort((a, b) => population(a) - population(b) || a - b);
}
