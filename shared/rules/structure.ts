import { digraph, strongComponents } from '../graph';
import { likely, percent } from '../model';
import type { ComponentFacts, Facts } from './facts';
import { consumersOf } from './reliability';
import type { Hit, Rule } from './rule';

const isCalled = ({ report }: Facts, id: string): boolean => (report.connectors[id]?.callsPerSecond ?? 0) > 0;

/** Chains in which one component waits for the next: people and what only passes on are no links of them. */
const waits = ({ isPerson, attributes }: ComponentFacts): boolean => !isPerson && attributes.dispatch.value !== 'one';

const MOST_WAITS = 5;

/** Who waits for whom, numbered in the order of their ids, so that ties are the same whatever order the file has. */
function waitingOf(facts: Facts) {
  const components = [...facts.components].sort((a, b) => (a.id < b.id ? -1 : 1));
  const indexOf = new Map(components.map(({ id }, i) => [id, i]));
  const calls = facts.connectors.filter(({ isSync, id }) => isSync && isCalled(facts, id));
  const ends = (end: 'from' | 'to') => calls.map((call) => indexOf.get(call[end])!);
  const graph = digraph(components.length, ends('from'), ends('to'));
  return { components, graph, strong: strongComponents(graph) };
}

/** The longest chain of components that wait for each other; a circle on the way counts as one, being a rule of its own. */
function longestChain(facts: Facts): readonly ComponentFacts[] {
  const { components, graph, strong } = waitingOf(facts);
  const length = new Int32Array(graph.size);
  const next = new Int32Array(graph.size).fill(-1);
  let first = -1;
  // Callees come before their callers.
  for (const v of strong.members) {
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const callee = graph.head[i]!;
      const isLonger = length[callee]! > length[v]! || (length[callee] === length[v] && callee < next[v]!);
      if (strong.of[callee] === strong.of[v] || !isLonger) continue;
      length[v] = length[callee]!;
      next[v] = callee;
    }
    if (waits(components[v]!)) length[v] = length[v]! + 1;
    if (first === -1 || length[v]! > length[first]! || (length[v] === length[first] && v < first)) first = v;
  }
  const chain: ComponentFacts[] = [];
  for (let v = first; v !== -1; v = next[v]!) if (waits(components[v]!)) chain.push(components[v]!);
  return chain;
}

/** Groups of components that wait for each other in a circle. */
function circles(facts: Facts): readonly (readonly string[])[] {
  const { components, strong } = waitingOf(facts);
  const groups: string[][] = [];
  for (let k = 0; k < strong.count; k++) {
    const members = [...strong.members.subarray(strong.first[k], strong.first[k + 1])];
    if (members.length > 1) groups.push(members.map((v) => components[v]!.id).sort());
  }
  return groups.sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
}

/** Components that a person waits for. */
function waitedFor(facts: Facts): ReadonlySet<string> {
  const seen = new Set(facts.components.filter(({ isPerson }) => isPerson).map(({ id }) => id));
  for (const id of seen)
    for (const { to, isSync, id: connector } of facts.byId.get(id)?.outgoing ?? [])
      if (isSync && isCalled(facts, connector)) seen.add(to);
  return seen;
}

/** Others are sized by memory, connections or copies. */
const SIZED_BY_WORK = new Set(['service', 'frontend', 'worker', 'stream-processor']);
const ENOUGH_STORES = 6;
const LONG_MS = 1000;

/** How a design hangs together, and what it is sized for. */
export const STRUCTURE: readonly Rule[] = [
  {
    id: 'REL-22',
    category: 'reliability',
    severity: 'warning',
    title: 'Few components wait for each other in a row',
    why: 'Their availabilities multiply and their times add up; each is one more way to fail.',
    fix: 'Events instead of calls, calls at once instead of in a row, services that belong together as one.',
    source: 'AWS Well-Architected REL04-BP02, REL03-BP01; Azure RE:01',
    test: (facts) => {
      const longest = longestChain(facts);
      // A chain of n components waits n − 1 times.
      if (longest.length - 1 <= MOST_WAITS) return [];
      const names = longest.map(({ name }) => name).join(' → ');
      return [
        {
          about: longest.map(({ id }) => id),
          state: 'broken',
          message: `A request waits through ${longest.length - 1} calls inside each other: ${names}.`,
          evidence: { depth: longest.length - 1 },
        },
      ];
    },
  },
  {
    id: 'REL-39',
    category: 'reliability',
    severity: 'warning',
    title: 'Nobody waits for somebody who waits for them',
    why: 'Components that need each other cannot start one after the other, and overload each other.',
    fix: 'Make one of the calls an event, or join what cannot be told apart.',
    source: 'Site Reliability Engineering, chapter 22; AWS Well-Architected REL04-BP02',
    test: (facts) =>
      circles(facts).map(
        (group): Hit => ({
          about: group,
          state: 'broken',
          message: `${group.map((id) => facts.byId.get(id)!.name).join(', ')} wait for each other in a circle.`,
        }),
      ),
  },
  {
    id: 'PERF-09',
    category: 'performance',
    severity: 'warning',
    title: 'A cache answers most of what it is asked',
    why: 'A cache that answers less than half costs more requests the time of asking it than it saves.',
    fix: 'Other keys, a longer time to live, room for what is asked for most, or no cache.',
    source: 'AWS Well-Architected PERF03-BP05',
    test: (facts) =>
      facts.components
        .filter(({ component }) => component.kind === 'cache' && component.hitRatio !== undefined)
        .filter(({ component, id }) => likely(component.hitRatio!) < 0.5 && facts.report.components[id]?.arrivalRps)
        .map(
          ({ id, name, component }): Hit => ({
            about: [id],
            state: 'broken',
            message: `${name} answers ${percent(likely(component.hitRatio!))} of the reads.`,
            evidence: { hitRatio: likely(component.hitRatio!) },
          }),
        ),
  },
  {
    id: 'PERF-17',
    category: 'performance',
    severity: 'warning',
    title: 'Nobody waits for long work',
    why: 'Work of seconds holds everything in front of it and invites timeouts and retries.',
    fix: 'Accept it, put it on a queue, answer at once, and let people ask for the result.',
    source: 'Azure Architecture Center, Queue-Based Load Leveling; AWS Well-Architected REL04-BP02',
    test: (facts) => {
      const waited = waitedFor(facts);
      return facts.components.flatMap(({ id, name, component, isPerson, isExternal }): Hit[] => {
        const ms = component.serviceMs === undefined ? 0 : likely(component.serviceMs);
        if (isPerson || isExternal || ms <= LONG_MS || !waited.has(id)) return [];
        return [
          {
            about: [id],
            state: 'broken',
            message: `${name} works for ${ms / 1000} s while somebody waits.`,
            evidence: { serviceMs: ms },
          },
        ];
      });
    },
  },
  {
    id: 'SCAL-04',
    category: 'scalability',
    severity: 'error',
    title: 'A stream has a partition for each of its readers',
    why: 'A partition is read by one consumer of a group: further ones have nothing to do.',
    fix: 'Two to three times as many partitions as there will be consumers.',
    source: 'Apache Kafka documentation, consumer groups; Amazon Kinesis documentation',
    test: (facts) =>
      facts.components
        .filter(({ component }) => component.kind === 'stream' && component.shards !== undefined)
        .flatMap((stream) => {
          const shards = likely(stream.component.shards!);
          return consumersOf(facts, stream)
            .filter(({ attributes }) => attributes.replicas.value > shards)
            .map(
              (consumer): Hit => ({
                about: [consumer.id, stream.id],
                state: 'broken',
                message: `${consumer.attributes.replicas.value - shards} of ${consumer.attributes.replicas.value} replicas of ${consumer.name} have nothing to read: ${stream.name} has ${shards} partitions.`,
                evidence: { replicas: consumer.attributes.replicas.value, partitions: shards },
              }),
            );
        }),
  },
  {
    id: 'SCAL-05',
    category: 'scalability',
    severity: 'warning',
    title: 'Services that are scaled keep nothing to themselves',
    why: 'With sessions in its memory a replica cannot be removed, and requests must come back to the same one.',
    fix: 'Keep sessions and state in a store of their own.',
    source: 'The Twelve-Factor App, VI Processes; AWS Well-Architected REL05-BP06',
    test: (facts) =>
      facts.components
        .filter(({ group, component }) => group === 'compute' && component.data?.stateful === true)
        .filter(({ attributes, component }) => attributes.replicas.value > 1 || component.autoscale !== undefined)
        .map(
          ({ id, name }): Hit => ({
            about: [id],
            state: 'broken',
            message: `${name} runs several times and keeps state of its own.`,
            answer: { table: 'components', id, path: 'data.stateful', good: false },
          }),
        ),
  },
  {
    id: 'OPS-06',
    category: 'operability',
    severity: 'info',
    title: 'Few kinds of stores to run',
    why: 'Each kind of store has its own backups, upgrades, limits and ways to fail, which somebody has to know.',
    fix: 'Let one store do what two do, where their access patterns allow it.',
    source: 'Azure RE:01, CO:14',
    test: ({ components }) => {
      const stores = new Map(
        components
          .filter(({ isStore }) => isStore)
          .flatMap(({ id, component: { technology } }) => (technology ? [[technology, id]] : [])),
      );
      if (stores.size <= ENOUGH_STORES) return [];
      return [
        {
          about: [...stores.values()].sort(),
          state: 'broken',
          message: `${stores.size} technologies keep data: ${[...stores.keys()].sort().join(', ')}.`,
          evidence: { technologies: stores.size },
        },
      ];
    },
  },
  {
    id: 'COST-01',
    category: 'cost',
    severity: 'info',
    title: 'What is paid for is used',
    why: 'Replicas that are hardly used at peak, and are not needed for redundancy, are paid for all month.',
    fix: 'Fewer or smaller replicas, or autoscaling.',
    source: 'AWS Well-Architected COST06-BP02, PERF02-BP04; Azure CO:07',
    test: (facts) =>
      facts.components.flatMap(({ id, name, component, attributes }): Hit[] => {
        const utilization = facts.report.components[id]?.utilization ?? 0;
        const replicas = attributes.replicas.value;
        const price = likely(attributes.cost?.value?.perReplicaMonth ?? 0);
        const isNeeded = component.redundancy === 'passive' || typeof component.required === 'number';
        if (!SIZED_BY_WORK.has(component.kind) || isNeeded || component.autoscale !== undefined) return [];
        if (!(utilization > 0 && utilization < 0.1) || replicas < 3 || price === 0) return [];
        // Over several zones each keeps one that survives the others.
        if (replicas <= (component.zones?.length ?? 0)) return [];
        return [
          {
            about: [id],
            state: 'broken',
            message: `${name} has ${replicas} replicas that are ${percent(utilization)} busy at peak.`,
            evidence: { utilization, replicas, perReplicaMonth: price },
          },
        ];
      }),
  },
];
