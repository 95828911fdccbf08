import type { Literal, Normal, Term } from './structure';

/** What a monotone structure can be evaluated in: decision diagrams, cut sets, truth values. */
export type Algebra<T> = {
  readonly fails: T;
  readonly works: T;
  readonly literal: (literal: Literal) => T;
  readonly and: (a: T, b: T) => T;
  readonly or: (a: T, b: T) => T;
  readonly same: (a: T, b: T) => boolean;
  /** All of a term at once, where that is cheaper than two by two. */
  readonly all?: (parts: readonly T[]) => T;
  /** In which order the literals of a term are best joined; the gates always come last. */
  readonly arrange?: (literals: readonly Literal[]) => readonly Literal[];
};

/**
 * The value of the root. Gates that refer to each other in a circle get the least fixed point: they begin as failed and
 * are re-evaluated until nothing changes, which a finite monotone structure reaches (Kleene).
 */
export function solve<T>(normal: Normal, algebra: Algebra<T>): T {
  const values: (T | undefined)[] = Array.from({ length: normal.gates.length });
  const order = postorder(normal);
  const termValue = (term: Term): T => {
    const literals = (algebra.arrange?.(term.literals) ?? term.literals).map(algebra.literal);
    const parts = [...literals, ...term.gates.map((gate) => values[gate] ?? algebra.fails)];
    if (algebra.all !== undefined) return algebra.all(parts);
    return parts.reduce((value, part) => algebra.and(part, value), algebra.works);
  };
  const gateValue = (gate: number): T => {
    const { count, of } = normal.gates[gate]!;
    // atLeast[j]: at least j of the terms seen so far work.
    const atLeast: T[] = [algebra.works, ...Array.from({ length: count }, () => algebra.fails)];
    for (const term of of) {
      const value = termValue(term);
      for (let j = count; j >= 1; j--) atLeast[j] = algebra.or(algebra.and(value, atLeast[j - 1]!), atLeast[j]!);
    }
    return atLeast[count]!;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const gate of order.gates) {
      const value = gateValue(gate);
      changed ||= order.circular && (values[gate] === undefined || !algebra.same(value, values[gate]));
      values[gate] = value;
    }
  }
  return termValue(normal.root);
}

/** Gates after those they need; `circular` where that is impossible. */
function postorder(normal: Normal): { readonly gates: readonly number[]; readonly circular: boolean } {
  const state = new Uint8Array(normal.gates.length);
  const gates: number[] = [];
  let circular = false;
  const needs = (gate: number) => normal.gates[gate]!.of.flatMap((term) => term.gates);
  const stack: { readonly gate: number; readonly needs: readonly number[]; next: number }[] = [];
  const enter = (gate: number) => {
    state[gate] = 1;
    stack.push({ gate, needs: needs(gate), next: 0 });
  };
  for (const root of normal.root.gates) {
    if (state[root] === 0) enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (top.next === top.needs.length) {
        state[top.gate] = 2;
        gates.push(top.gate);
        stack.pop();
        continue;
      }
      const need = top.needs[top.next++]!;
      if (state[need] === 1) circular = true;
      else if (state[need] === 0) enter(need);
    }
  }
  return { gates, circular };
}
