import { likely, printQuantity } from '../../model';
import { Draft } from '../draft';
import type { Look, Place, Step, Tactic } from '../tactic';
import { type Call, calleeOf, callsOf, isRisky, isSync, isWrite, routes } from './calls';
import { connectorIndex, replicasFor } from './nature';
import { isCompute, isOwn } from './words';

const SRE = 'Beyer et al.: Site Reliability Engineering, 2016';

/**
 * How long an answer may take: what one in a thousand exceeds when times vary as exponential ones do, ln 1000 times the
 * mean answer, rounded up. Undefined where it has no mean. Source: Brooker, Timeouts, retries, and backoff with jitter
 * (Amazon Builders’ Library): the percentile of the callee’s latency at the rate of false timeouts that one accepts.
 */
function deadlineOf(look: Look, { id, callee }: Call): number | undefined {
  const meanMs = wayMs(look, id) + answerMs(look, callee);
  if (!(meanMs > 0) || !Number.isFinite(meanMs)) return undefined;
  const exactMs = Math.log(1000) * meanMs;
  const digit = 10 ** Math.floor(Math.log10(exactMs));
  return Math.max(10, Math.ceil(exactMs / digit) * digit);
}

const answersOfLooks = new WeakMap<Look, Map<string, number>>();

/** Mean time of the slower of reads and writes on the longest way from a component, one call after the other. Endless on a cycle. */
function answerMs(look: Look, place: Place): number {
  const known = answersOfLooks.get(look) ?? new Map<string, number>();
  answersOfLooks.set(look, known);
  const found = known.get(place.id);
  if (found !== undefined) return found;
  known.set(place.id, Infinity);
  const ways = place.outgoing.map((id) => {
    const { mode, to } = look.design.connectors[id]!;
    const calls = mode === 'async' ? 0 : mostCalls(look, id);
    // What is rarely called is on the long way all the same, and that is the one that must not be cut off.
    return calls > 0 ? Math.max(1, calls) * (wayMs(look, id) + answerMs(look, look.placeOf.get(to)!)) : 0;
  });
  const callsMs = routes(look, place) ? Math.max(0, ...ways) : ways.reduce((all, each) => all + each, 0);
  const sum = ownMs(look, place) + callsMs;
  known.set(place.id, sum);
  return sum;
}

function ownMs(look: Look, { id }: Place): number {
  const v = look.analysis.system.indexOf.get(id)!;
  const { readServiceMs, writeServiceMs } = look.analysis.stations[v]!;
  const { reads, writes } = look.analysis.traffic;
  const all = reads[v]! + writes[v]!;
  const { meanMs } = look.report.components[id]!;
  if (meanMs === null || !(all > 0)) return meanMs ?? Infinity;
  const serviceMs = (reads[v]! * readServiceMs + writes[v]! * writeServiceMs) / all;
  const slowestMs = Math.max(reads[v]! > 0 ? readServiceMs : 0, writes[v]! > 0 ? writeServiceMs : 0);
  return meanMs - serviceMs + slowestMs;
}

/** Calls of a request at the caller, of the journey and operation that makes most. */
function mostCalls(look: Look, connector: string): number {
  const e = connectorIndex(look, connector);
  return Math.max(0, ...look.analysis.traffic.callsOf.flatMap((byClass) => byClass.map((calls) => calls[e]!)));
}

function wayMs({ design }: Look, connector: string): number {
  const { sameZoneMs, crossZoneMs } = design.assumptions?.network ?? {};
  return likely(design.connectors[connector]!.networkMs ?? crossZoneMs ?? sameZoneMs ?? 0);
}

const protectable = (look: Look): readonly Call[] =>
  callsOf(look).filter((call) => isSync(call) && isCompute(call.caller));

function timeouts(look: Look): Step[] {
  const bare = protectable(look).filter(({ connector }) => connector.timeoutMs === undefined);
  const timed = bare.flatMap((call) => {
    const timeoutMs = deadlineOf(look, call);
    return timeoutMs === undefined ? [] : [{ call, timeoutMs }];
  });
  return timed
    .filter(({ call }) => isRisky(look, call))
    .map(({ call, timeoutMs }) => {
      const { id, caller, callee } = call;
      const label = `${caller.name} waits at most ${printQuantity(timeoutMs, 'duration')} for ${calleeOf(look, call)}`;
      const change = new Draft(look.design).tie(id, { timeoutMs }).done(label);
      return {
        about: [id, callee.id, caller.id],
        label,
        change,
        assumes: [
          `${printQuantity(timeoutMs, 'duration')} is longer than all but one answer in a thousand takes, if they vary as exponential times do`,
        ],
      };
    });
}

/** Nobody wants to pay or be written to twice: there somebody must have said that the other side knows a repetition. */
function isRepeatable(look: Look, call: Call): boolean {
  const { connector, callee } = call;
  return isOwn(callee) ? connector.idempotent !== false : connector.idempotent === true || !isWrite(look, call);
}

function retries(look: Look): Step[] {
  return protectable(look)
    .filter((call) => isRisky(look, call) && likely(call.connector.maxAttempts ?? 1) === 1 && isRepeatable(look, call))
    .flatMap((call) => {
      const { id, connector, caller, callee } = call;
      const timeoutMs = connector.timeoutMs ?? deadlineOf(look, call);
      if (timeoutMs === undefined) return [];
      const label = `${caller.name} tries ${calleeOf(look, call)} twice, within a budget`;
      const change = new Draft(look.design)
        .tie(id, { timeoutMs, maxAttempts: 2, backoffMs: 50, retryBudget: 0.1 })
        .done(label);
      return [
        {
          about: [id, callee.id, caller.id],
          label,
          change,
          assumes: ['the call may be repeated without harm; at most one call in ten is a repetition'],
        },
      ];
    });
}

function breakers(look: Look): Step[] {
  return protectable(look)
    .filter(
      ({ connector, callee }) =>
        connector.circuitBreaker === undefined &&
        (!isOwn(callee) || connector.timeoutMs !== undefined || likely(connector.maxAttempts ?? 1) > 1),
    )
    .map((call) => {
      const { id, caller, callee } = call;
      const label = `A circuit breaker between ${caller.name} and ${calleeOf(look, call)}`;
      const change = new Draft(look.design).tie(id, { circuitBreaker: true }).done(label);
      return { about: [id, callee.id, caller.id], label, change, assumes: [] };
    });
}

function shed(look: Look): Step[] {
  return look.places
    .filter(
      (place) =>
        place.isUsed &&
        isOwn(place) &&
        place.component.queueLimit === undefined &&
        (look.report.components[place.id]!.utilization ?? 0) > 0.6,
    )
    .map((place) => {
      const { concurrency } = look.analysis.system.attributes[look.analysis.system.indexOf.get(place.id)!]!;
      const queueLimit = Math.max(1, Math.round((place.replicas * concurrency.value) / 2));
      const label = `${place.name} refuses what finds ${queueLimit} waiting`;
      const change = new Draft(look.design).set(place.id, { queueLimit }).done(label);
      return { about: [place.id], label, change, assumes: ['half as many may wait as are served at once'] };
    });
}

function limited(look: Look): Step[] {
  return callsOf(look).flatMap(({ caller, callee }) => {
    if (caller.group !== 'people' || !isOwn(callee) || Object.hasOwn(callee.component.security ?? {}, 'rateLimit'))
      return [];
    // Names are asked of whoever keeps them near, and a store or log refuses nobody by who they are.
    if (callee.component.kind === 'dns' || callee.group === 'data' || callee.group === 'messaging') return [];
    const label = `A rate limit at ${callee.name}`;
    const change = new Draft(look.design)
      .set(callee.id, { security: { ...callee.component.security, rateLimit: true } })
      .done(label);
    return [
      {
        about: [callee.id, caller.id],
        label,
        change,
        assumes: ['nobody is refused at the load that the journeys state'],
      },
    ];
  });
}

/** People who call instances of software directly. */
function balanced(look: Look): Step[] {
  return callsOf(look).flatMap(({ id, connector, caller, callee }) => {
    if (caller.group !== 'people' || connector.mode === 'async' || !isCompute(callee)) return [];
    const draft = new Draft(look.design);
    const { zones, boundary } = callee.component;
    const { callsPerSecond } = look.report.connectors[id]!;
    const balancer = draft.add(
      {
        kind: 'load-balancer',
        name: `Balancer of ${callee.name}`,
        replicas: replicasFor(look, 'load-balancer', callsPerSecond, Math.max(2, zones?.length ?? 1)),
        ...(zones ? { zones } : {}),
        ...(boundary ? { boundary } : {}),
      },
      callee.id,
      'left',
    );
    draft.tie(id, { to: balancer, route: undefined });
    draft.connect({
      from: balancer,
      to: callee.id,
      ...(connector.operations === undefined ? {} : { operations: connector.operations }),
      ...(connector.protocol === undefined ? {} : { protocol: connector.protocol }),
    });
    if (callee.replicas < 2 && callee.component.autoscale === undefined) draft.set(callee.id, { replicas: 2 });
    const label = `A load balancer before ${callee.name}`;
    return [{ about: [callee.id, caller.id], label, change: draft.done(label), assumes: [] }];
  });
}

export const PROTECTION_TACTICS: readonly Tactic[] = [
  {
    id: 'timeout',
    name: 'Add a timeout',
    aim: 'availability',
    when: 'A synchronous call to something risky has no deadline.',
    buys: 'A hung callee no longer holds its callers.',
    pays: 'Slow requests that would have succeeded fail.',
    source: 'Nygard: Release It!, 2nd ed. 2018, Timeouts; Brooker: Timeouts, retries, and backoff with jitter',
    answers: ['REL-05', 'REL-06', 'REL-07', 'REL-31'],
    judgement: 'the caller must know what to do then',
    propose: timeouts,
  },
  {
    id: 'retry',
    name: 'Retries with a budget',
    aim: 'availability',
    when: 'A call to something risky is made once and may be repeated; a write to another company only where it is said to be idempotent.',
    buys: 'A passing failure is not seen by the person.',
    pays: 'More load when the callee is in trouble; bounded by the budget.',
    source: `${SRE}, ch. 21 and 22; AWS REL05-BP03`,
    answers: ['REL-09', 'REL-11', 'retry.storm', 'retry.metastable'],
    judgement: 'the call must be safe to repeat',
    propose: retries,
  },
  {
    id: 'circuit-breaker',
    name: 'Circuit breaker',
    aim: 'availability',
    when: 'Calls with deadlines or retries, or to another company, have none.',
    buys: 'A callee in trouble is left alone and recovers; callers fail fast.',
    pays: 'Requests refused that might have succeeded.',
    source: 'Nygard: Release It!, 2nd ed. 2018, Circuit Breaker',
    answers: ['REL-11', 'REL-12', 'retry.storm', 'retry.metastable', 'retry.amplification'],
    judgement: 'the caller must know what to do while it is open',
    propose: breakers,
  },
  {
    id: 'shed-load',
    name: 'Bound the queue',
    aim: 'latency',
    when: 'A busy component lets any number of requests wait.',
    buys: 'Those who are served wait for a bounded time; overload stays where it is.',
    pays: 'The rest is refused.',
    source: `${SRE}, ch. 22: load shedding`,
    answers: ['load.overloaded', 'REL-17', 'REL-33', 'retry.storm', 'retry.metastable', 'retry.amplification'],
    judgement: 'refused requests must be acceptable',
    propose: shed,
  },
  {
    id: 'rate-limit',
    name: 'Rate limit',
    aim: 'capacity',
    when: 'People call software, a balancer or a gateway that limits nobody.',
    buys: 'No single caller takes the capacity of the others.',
    pays: 'Some requests are refused; limits to keep right.',
    source: 'Azure Throttling pattern; OWASP API4:2023',
    answers: ['SEC-03', 'REL-33', 'PERF-20'],
    judgement: 'who may ask how often',
    propose: limited,
  },
  {
    id: 'load-balancer',
    name: 'Add a load balancer',
    aim: 'availability',
    when: 'People call instances of software directly.',
    buys: 'Instances can fail, be added and be replaced unnoticed.',
    pays: 'One more step on the way, which must itself be there twice.',
    source: 'Bass, Clements, Kazman 2021, ch. 17: load balancing',
    answers: ['REL-01', 'REL-30', 'SEC-07', 'availability.single-point-of-failure'],
    propose: balanced,
  },
];
