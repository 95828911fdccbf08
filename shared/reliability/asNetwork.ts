import type { Network } from './network';
import { tooFewParts } from './parts';
import type { Literal, Normal, Structure } from './structure';

const GROUND = 0;
const ROOT = 1;
/** So few gates any diagram holds. */
const FEW = 12;

/**
 * A structure in which each gate asks for one of several neighbours, and each of those asks for it in turn, as a network
 * of vertices that fail: the root works if it is connected with something that asks for no gate. Undefined where it is
 * anything else: gates that ask for more, one-way circles, places that fail, parts that stand in two ways at once.
 */
export function asNetwork(structure: Structure, { root, gates }: Normal): Network | undefined {
  if (root.gates.length !== 1 || gates.length < FEW) return undefined;
  const ownOf = new Map<number, Literal | undefined>([[2 + root.gates[0]!, undefined]]);
  const leafOf = new Map<number, number>();
  const leaves: Literal[] = [];
  const arcs = new Set<string>();
  for (const [gate, { count, of }] of gates.entries()) {
    if (count !== 1) return undefined;
    for (const { literals, gates: next } of of) {
      if (next.length > 1 || literals.length > 1) return undefined;
      const [own] = literals;
      if (next.length === 1) {
        const to = 2 + next[0]!;
        const known = ownOf.get(to);
        if (ownOf.has(to) && known !== undefined && !same(known, own)) return undefined;
        if (known === undefined) ownOf.set(to, own);
        arcs.add(`${2 + gate} ${to}`);
        continue;
      }
      if (own === undefined) {
        arcs.add(`${2 + gate} ${GROUND}`);
        continue;
      }
      let leaf = leafOf.get(own.group);
      if (leaf === undefined) {
        leaf = leaves.push(own) - 1;
        leafOf.set(own.group, leaf);
      } else if (!same(leaves[leaf]!, own)) return undefined;
      arcs.add(`${2 + gate} ${2 + gates.length + leaf}`);
    }
  }
  // What the root demands of itself, its gate demands when others come back to it: the same part.
  const [entry, ...others] = root.literals;
  const first = 2 + root.gates[0]!;
  if (others.length > 0 || (ownOf.get(first) !== undefined && !same(ownOf.get(first)!, entry))) return undefined;
  ownOf.set(first, entry);
  const literals = [...ownOf.values(), ...leaves].filter((literal) => literal !== undefined);
  if (new Set(literals.map(({ group }) => group)).size < literals.length) return undefined;
  if (literals.some(({ group }) => standsInFailing(structure, group))) return undefined;

  const isGate = (v: number) => v >= 2 && v < 2 + gates.length;
  const links: { a: number; b: number; unavailability: number }[] = [{ a: ROOT, b: first, unavailability: 0 }];
  for (const arc of arcs) {
    const [from, to] = arc.split(' ').map(Number) as [number, number];
    const isBoth = arcs.has(`${to} ${from}`);
    if (isGate(to) && !isBoth) return undefined;
    if (!isBoth || from < to) links.push({ a: from, b: to, unavailability: 0 });
  }
  for (const [i] of leaves.entries()) links.push({ a: 2 + gates.length + i, b: GROUND, unavailability: 0 });
  const vertices = [0, 0, ...gates.map((_, i) => failureOf(structure, ownOf.get(2 + i)))];
  vertices.push(...leaves.map((leaf) => failureOf(structure, leaf)));
  return { vertices, links, terminals: [GROUND, ROOT] };
}

const same = (a: Literal, b: Literal | undefined): boolean => a.group === b?.group && a.required === b.required;

const standsInFailing = ({ groups, locations }: Structure, group: number): boolean =>
  groups[group]!.placement.some(({ location }) => {
    for (let at = location; at !== -1; at = locations[at]!.parent) if (locations[at]!.unavailability > 0) return true;
    return false;
  });

function failureOf({ groups }: Structure, literal: Literal | undefined): number {
  if (literal === undefined) return 0;
  const group = groups[literal.group]!;
  const count = group.placement.reduce((sum, placed) => sum + placed.count, 0);
  const own = tooFewParts(group, count, literal.required);
  return own + (1 - own) * (group.common ?? 0);
}
