import { likely } from '../../model';
import { Draft } from '../draft';
import type { Look, Step, Tactic } from '../tactic';
import { type Call, callsOf, isRisky, isSync } from './calls';
import { isCompute, isOwn } from './words';

const SRE = 'Beyer et al.: Site Reliability Engineering, 2016';

/** Twice the slowest p99 of the journeys that use a call, to one digit; undefined where none is known. */
function deadlineOf(look: Look, { id }: Call): number | undefined {
  const { system, traffic } = look.analysis;
  const e = system.connectors.indexOf(id);
  const times = system.journeys.flatMap((journey, j) =>
    traffic.callsOf[j]!.some((calls) => calls[e]! > 0) ? [look.report.journeys[journey.id]!.p99Ms] : [],
  );
  if (times.length === 0 || times.includes(null)) return undefined;
  return Math.max(10, Number((2 * Math.max(...(times as number[]))).toPrecision(1)));
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
    .map(({ call: { id, caller, callee }, timeoutMs }) => {
      const label = `${caller.name} waits at most ${timeoutMs} ms for ${callee.name}`;
      const change = new Draft(look.design).tie(id, { timeoutMs }).done(label);
      return {
        about: [id, callee.id, caller.id],
        label,
        change,
        assumes: [`${timeoutMs} ms is twice the p99 of the slowest journey that makes the call`],
      };
    });
}

function retries(look: Look): Step[] {
  return protectable(look)
    .filter(
      (call) =>
        isRisky(look, call) && likely(call.connector.maxAttempts ?? 1) === 1 && call.connector.idempotent !== false,
    )
    .flatMap((call) => {
      const { id, connector, caller, callee } = call;
      const timeoutMs = connector.timeoutMs ?? deadlineOf(look, call);
      if (timeoutMs === undefined) return [];
      const label = `${caller.name} tries ${callee.name} twice, within a budget`;
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
    .map(({ id, caller, callee }) => {
      const label = `A circuit breaker between ${caller.name} and ${callee.name}`;
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
    const balancer = draft.add(
      {
        kind: 'load-balancer',
        name: `Balancer of ${callee.name}`,
        replicas: Math.max(2, zones?.length ?? 1),
        required: 1,
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
    source: 'Nygard: Release It!, 2nd ed. 2018, Timeouts; AWS REL05-BP05',
    answers: ['REL-05', 'REL-06', 'REL-07', 'REL-31'],
    judgement: 'the caller must know what to do then',
    propose: timeouts,
  },
  {
    id: 'retry',
    name: 'Retries with a budget',
    aim: 'availability',
    when: 'A call to something risky is made once and may be repeated.',
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
    answers: ['REL-11', 'REL-12', 'retry.storm', 'retry.metastable'],
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
    answers: ['load.overloaded', 'REL-17', 'REL-33', 'retry.storm', 'retry.metastable'],
    judgement: 'refused requests must be acceptable',
    propose: shed,
  },
  {
    id: 'rate-limit',
    name: 'Rate limit',
    aim: 'capacity',
    when: 'People call a component that limits nobody.',
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
