import { printQuantity } from '../../model';
import type { Finding } from '../report';
import type { Analysis } from '../results';
import { isUsed, READ, type System, WRITE } from '../system';
import { listed, nameOf } from './words';

/** Below this part of the arrivals, calls that come together do not show in the mean. */
const SOME = 0.05;

/** Calls that one request sends to a component at one moment: how many in the mean, and how much that varies. */
type Burst = { mean: number; variance: number; rate: number; readonly connectors: string[] };

/**
 * Calls that go out at once arrive at once, and the first of them makes the others wait: the analysis lets every call arrive
 * by itself. How much longer the wait is: of one server with bursts of X calls, S · (E[X²] / E[X] − 1) / (2 (1 − ρ)), exactly
 * for exponential work (M^[X]/M/1: Gross, Harris 1974); with more servers there is no such formula, and none is given.
 */
export function togetherFindings(analysis: Analysis): Finding[] {
  const { system, stations } = analysis;
  if (!mayCoincide(system)) return [];
  const excess = excessOf(analysis);
  const found = [...excess].filter(([v, { more }]) => more > SOME && stations[v]!.limit !== 'none');
  if (found.length === 0) return [];
  const longer = found.flatMap(([v, { more }]) => {
    const { utilization, serviceMs, limit, model, serving } = stations[v]!;
    const isOne = model === 'M/M/c' && limit === 'service' && serving * system.attributes[v]!.concurrency.value === 1;
    return isOne && utilization < 1 ? [{ v, ms: (serviceMs * more) / (2 * (1 - utilization)) }] : [];
  });
  const most = longer.reduce<(typeof longer)[number] | undefined>(
    (a, b) => (a === undefined || b.ms > a.ms ? b : a),
    undefined,
  );
  const names = listed(found.map(([v]) => nameOf(system, v)));
  return [
    {
      code: 'model.calls-at-once',
      severity: 'info',
      about: found.flatMap(([v, { connectors }]) => [system.components[v]!, ...connectors]),
      message:
        `Several calls of one request reach ${names} at the same moment and wait for each other; computed is the wait of calls that come one by one, which is too short.` +
        (most === undefined
          ? ''
          : ` At ${nameOf(system, most.v)} it is ${printQuantity(most.ms, 'duration')} too short on average.`),
      evidence: {
        meanBurstExcess: Object.fromEntries(found.map(([v, { more }]) => [system.components[v]!, more])),
        missingMs: Object.fromEntries(longer.map(({ v, ms }) => [system.components[v]!, ms])),
      },
      fix: 'Let the simulation play it: there the calls arrive together. Or state what one call for all of them costs.',
      source: 'queues with bulk arrivals (Gross, Harris 1974, ch. 3)',
    },
  ];
}

/** One look at the whole design: most have nothing of the kind, and need not be gone through journey by journey. */
function mayCoincide({ graph, journeys, isSync, isParallel, to }: System): boolean {
  const lastCaller = new Int32Array(graph.size).fill(-1);
  for (let v = 0; v < graph.size; v++) {
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const e = graph.arc[i]!;
      const isAtOnce = isSync[e] === 0 || isParallel[e] === 1;
      if (lastCaller[to[e]!] === v || (isAtOnce && journeys.some(({ calls }) => calls[e]! > 1))) return true;
      lastCaller[to[e]!] = v;
    }
  }
  return false;
}

/** By component, E[X²] / E[X] − 1 over all of its arrivals: how many others come with a call, in the mean. */
function excessOf(
  analysis: Analysis,
): ReadonlyMap<number, { readonly more: number; readonly connectors: readonly string[] }> {
  const { system, traffic } = analysis;
  const found = new Map<number, { more: number; connectors: string[] }>();
  system.journeys.forEach((_, j) => {
    for (const c of [READ, WRITE] as const) {
      for (const [to, bursts] of burstsOf(analysis, j, c)) {
        for (const { mean, variance, rate, connectors } of bursts.values()) {
          const others = mean + variance / mean - 1;
          if (!(others > 1e-9)) continue;
          const sum = found.get(to) ?? { more: 0, connectors: [] };
          sum.more += (others * rate) / traffic.total[to]!;
          sum.connectors = [...new Set([...sum.connectors, ...connectors])];
          found.set(to, sum);
        }
      }
    }
  });
  return new Map([...found].sort(([a], [b]) => a - b));
}

/** By callee and by moment: the calls of one caller that nothing keeps apart. */
function burstsOf({ system, traffic }: Analysis, j: number, c: 0 | 1): Map<number, Map<string, Burst>> {
  const found = new Map<number, Map<string, Burst>>();
  const rates = traffic.rates[j]![c];
  for (const [e, id] of system.connectors.entries()) {
    const [from, to] = [system.from[e]!, system.to[e]!];
    const calls = system.journeys[j]!.calls[e]!;
    // A router picks one of its connectors, and a call after the other never meets itself.
    if (!(rates[from]! > 0) || !isUsed(system, system.journeys[j]!, c, e)) continue;
    if (system.routes[from] === 1 && calls <= 1) continue;
    const isSync = system.isSync[e] === 1;
    if (isSync && system.isParallel[e] === 0 && calls > 1) continue;
    const moment = system.routes[from] === 1 ? id : `${from} ${isSync ? system.stage[e]! : 'async'}`;
    const byMoment = found.get(to) ?? new Map<string, Burst>();
    const burst = byMoment.get(moment) ?? { mean: 0, variance: 0, rate: 0, connectors: [] };
    const part = calls - Math.floor(calls);
    burst.mean += calls;
    burst.variance += part * (1 - part);
    burst.rate += rates[from]! * traffic.callsOf[j]![c][e]!;
    burst.connectors.push(id);
    byMoment.set(moment, burst);
    found.set(to, byMoment);
  }
  return found;
}
