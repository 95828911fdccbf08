import { burstsAt, momentsOf } from '../bursts';
import { isBare } from '../joined';
import type { Finding } from '../report';
import type { Analysis } from '../results';
import { listed, nameOf } from './words';

/** Below this part of the arrivals, calls that come together do not show in the mean. */
const SOME = 0.05;

/**
 * Calls that go out at once arrive at once, and the first of them makes the others wait. Where that is not computed, it is
 * said; and where they go on from the component at which they met, because they are still close together there.
 */
export function togetherFindings(analysis: Analysis): Finding[] {
  const met = metAt(analysis);
  if (met.length === 0) return [];
  const left = met.filter(({ v }) => analysis.stations[v]!.together === undefined);
  const behind = behindOf(analysis, met);
  const apart = apartOf(analysis, met);
  if (left.length === 0 && behind.length === 0 && apart.length === 0) return [];
  const names = (of: readonly number[]) => listed(of.map((v) => nameOf(analysis.system, v)));
  const sentences = [
    ...(left.length === 0
      ? []
      : [
          `Several calls of one request reach ${names(left.map(({ v }) => v))} at the same moment and wait for each other; computed is the wait of calls that come one by one, which is too short.`,
        ]),
    ...(behind.length === 0
      ? []
      : [
          `Calls that have come together go on close together to ${names(behind)}: what they wait there is not computed.`,
        ]),
  ];
  if (apart.length > 0)
    sentences.push(
      `How long each of several calls to ${names([...new Set(apart.map((e) => analysis.system.to[e]!))])} takes is computed; that a slow one comes with slow others is not, and decides when enough of them are answered, or in time.`,
    );
  const { components, connectors } = analysis.system;
  return [
    {
      code: 'model.calls-at-once',
      severity: 'info',
      about: [
        ...left.flatMap(({ v, over }) => [components[v]!, ...over.map((e) => connectors[e]!)]),
        ...behind.map((v) => components[v]!),
        ...apart.map((e) => connectors[e]!),
      ],
      message: sentences.join(' '),
      evidence: {
        meanBurstExcess: Object.fromEntries(left.map(({ v, more }) => [components[v]!, more])),
        behind: behind.map((v) => components[v]!),
      },
      fix: 'Let the simulation play it: there the calls arrive together. Or state what one call for all of them costs.',
      source: 'queues with bulk arrivals (Gross, Harris 1974, ch. 3)',
    },
  ];
}

type Met = { readonly v: number; readonly more: number | null; readonly over: readonly number[] };

/** Where calls come together, and how many others come with one, in the mean: E[X²] / E[X] − 1; null: more than are counted. */
function metAt({ system, traffic, stations }: Analysis): Met[] {
  return [...momentsOf(system)]
    .sort(([a], [b]) => a - b)
    .flatMap(([v, moments]): Met[] => {
      const bursts = burstsAt(system, traffic, v);
      if (bursts === undefined || stations[v]!.limit === 'none') return [];
      const over = [...new Set(moments.flatMap(({ connectors }) => connectors))].filter((e) => traffic.calls[e]! > 0);
      if (bursts === 'too long') return [{ v, more: null, over }];
      const { burstsPerSecond } = bursts;
      const customers = burstsPerSecond.reduce((sum, rate, size) => sum + rate * size, 0);
      const more = burstsPerSecond.reduce((sum, rate, size) => sum + rate * size ** 2, 0) / customers - 1;
      return more > SOME ? [{ v, more, over }] : [];
    });
}

/** Calls at once whose deadlines, connections or quorum are judged as if each came by itself. */
function apartOf({ system, stations, load }: Analysis, met: readonly Met[]): number[] {
  return met.flatMap(({ v, over }) =>
    stations[v]!.together === undefined ? [] : over.filter((e) => system.isSync[e] === 1 && !isBare(load.policies[e]!)),
  );
}

/** What is called from where calls have met, for a part of its arrivals that shows. */
function behindOf({ system, traffic, stations }: Analysis, met: readonly Met[]): number[] {
  const { graph } = system;
  const found = new Set<number>();
  for (const { v } of met) {
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const [e, w] = [graph.arc[i]!, graph.head[i]!];
      const isSome = traffic.attempts[e]! > SOME * traffic.total[w]!;
      if (isSome && stations[w]!.limit !== 'none' && !met.some((one) => one.v === w)) found.add(w);
    }
  }
  return [...found].sort((a, b) => a - b);
}
