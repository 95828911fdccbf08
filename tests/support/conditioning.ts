import type { Structure } from '@shared/reliability';

/**
 * A second exact method that shares nothing with the decision diagrams: every state of the locations is gone through,
 * and within one the structure is factored on one group after another (pivotal decomposition), with the number of its
 * working parts given, until the root is decided.
 */
export function byConditioning({ locations, groups, expressions }: Structure, root: number): number {
  const canFail = locations.map((_, at) => at).filter((at) => locations[at]!.unavailability > 0);
  let sum = 0;
  for (let bits = 0; bits < 2 ** canFail.length; bits++) {
    const isDown = new Set(canFail.filter((_, i) => (bits >> i) & 1));
    const p = canFail.reduce((product, at) => {
      const q = locations[at]!.unavailability;
      return product * (isDown.has(at) ? q : 1 - q);
    }, 1);
    const stands = (at: number): boolean => at === -1 || (!isDown.has(at) && stands(locations[at]!.parent));
    const alive = groups.map(({ placement }) =>
      placement.reduce((all, { location, count }) => all + (stands(location) ? count : 0), 0),
    );
    sum += p * factored(alive);
  }
  return sum;

  function factored(alive: readonly number[]): number {
    const working = new Map<number, number>();
    const visit = (): number => {
      const [least, most] = [decided(alive, working, 'least'), decided(alive, working, 'most')];
      if (least === most) return least ? 0 : 1;
      const group = groups.findIndex((_, g) => !working.has(g) && isUndecided(g));
      const { unavailability: q, common = 0 } = groups[group]!;
      let total = 0;
      for (let w = 0; w <= alive[group]!; w++) {
        const p = choose(alive[group]!, w) * (1 - q) ** w * q ** (alive[group]! - w) * (1 - common);
        working.set(group, w);
        if (p > 0) total += p * visit();
      }
      if (common > 0) {
        working.set(group, 0);
        total += common * visit();
      }
      working.delete(group);
      return total;
    };
    return visit();
  }

  function isUndecided(group: number): boolean {
    return expressions.some((e) => e.type === 'works' && e.group === group);
  }

  /** With the undecided groups all down, or all up: the least fixed point, except that a circle of `all` is a series. */
  function decided(alive: readonly number[], working: ReadonlyMap<number, number>, rest: 'least' | 'most'): boolean {
    const value = expressions.map(() => false);
    const gates = new Set<number>();
    const of = (at: number, series: ReadonlySet<number>): boolean => {
      const e = expressions[at]!;
      if (e.type === 'works') return (working.get(e.group) ?? (rest === 'least' ? 0 : alive[e.group]!)) >= e.required;
      if (e.type === 'atLeast') {
        gates.add(at);
        return e.count <= 0 || value[at]!;
      }
      return e.of.every((part) => series.has(part) || of(part, new Set([...series, part])));
    };
    for (let changed = true; changed; ) {
      changed = false;
      of(root, new Set([root]));
      for (const at of gates) {
        const e = expressions[at]!;
        if (value[at] || e.type !== 'atLeast') continue;
        if (e.of.filter((part) => of(part, new Set([part]))).length < e.count) continue;
        value[at] = true;
        changed = true;
      }
    }
    return of(root, new Set([root]));
  }
}

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
