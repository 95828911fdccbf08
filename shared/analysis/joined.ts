import { networkTimes } from './network';
import type { Policy } from './policy';
import type { Station } from './stations';
import { type CompiledJourney, isUsed, type Class, type System } from './system';

/** P(at least k of n independent events of probability p). */
export function atLeast(k: number, n: number, p: number): number {
  if (p >= 1) return 1;
  let term = (1 - p) ** n;
  let sum = k <= 0 ? term : 0;
  for (let i = 1; i <= n; i++) {
    term *= (((n - i + 1) / i) * p) / (1 - p);
    if (i >= k) sum += term;
  }
  return Math.min(1, sum);
}

/** Nothing decides how a call ends but its answer, and all answers are waited for. */
export const isBare = ({ timeoutMs, hedgeMs, connections, errorRatio, quorum }: Policy): boolean =>
  errorRatio === 0 && [timeoutMs, hedgeMs, connections, quorum].every((stated) => stated === undefined);

/**
 * Do calls that leave at one moment end in the queue of one component, the same way from here, so that it is known when the
 * last of them is done?
 */
function endTogether(
  system: System,
  stations: readonly Station[],
  policies: readonly Policy[],
  journey: CompiledJourney,
  c: Class,
  e: number,
): boolean {
  const { graph, to, isParallel, isSync, routes } = system;
  const callee = to[e]!;
  if (stations[callee]!.together === undefined || !isBare(policies[e]!)) return false;
  if (isParallel[e] === 0 && journey.calls[e]! > 1) return false;
  if (networkTimes(system, e).length > 1) return false;
  for (let i = graph.start[callee]!; i < graph.start[callee + 1]!; i++) {
    const further = graph.arc[i]!;
    if (isUsed(system, journey, c, further) && (isSync[further] === 1 || routes[callee] === 1)) return false;
  }
  return true;
}

/** Calls of one stage: those whose end is known together in one list, every other by itself. */
export function joinedCalls(
  system: System,
  stations: readonly Station[],
  policies: readonly Policy[],
  journey: CompiledJourney,
  c: Class,
  connectors: readonly number[],
): readonly { readonly connectors: readonly number[]; readonly areJoined: boolean }[] {
  const joined = new Map<string, number[]>();
  const found: { connectors: number[]; areJoined: boolean }[] = [];
  for (const e of connectors) {
    if (!endTogether(system, stations, policies, journey, c, e)) {
      found.push({ connectors: [e], areJoined: false });
      continue;
    }
    const key = `${system.to[e]} ${networkTimes(system, e)[0]!.ms}`;
    const others = joined.get(key);
    if (others !== undefined) {
      others.push(e);
      continue;
    }
    const group = { connectors: [e], areJoined: true };
    joined.set(key, group.connectors);
    found.push(group);
  }
  return found;
}

/** Probability that the calls over these connectors are n in number, at index n; a fraction of a call is a chance. */
export function countsOf({ calls }: CompiledJourney, connectors: readonly number[]): readonly number[] {
  return connectors.reduce<number[]>(
    (counts, e) => {
      const [whole, more] = [Math.floor(calls[e]!), calls[e]! - Math.floor(calls[e]!)];
      const next = Array.from({ length: counts.length + whole + 1 }, () => 0);
      counts.forEach((p, n) => {
        next[n + whole] = next[n + whole]! + p * (1 - more);
        next[n + whole + 1] = next[n + whole + 1]! + p * more;
      });
      return next;
    },
    [1],
  );
}
