import { likely } from '../../model';
import { Draft } from '../draft';
import type { Look, Place, Step, Tactic } from '../tactic';
import { isCompute, isOwn } from './words';

const RELEASE_IT = 'Nygard: Release It!, 2nd ed. 2018';
const BASS = 'Bass, Clements, Kazman 2021';

type Call = {
  readonly id: string;
  readonly connector: Look['design']['connectors'][string];
  readonly caller: Place;
  readonly callee: Place;
};

const callsOfLooks = new WeakMap<Look, readonly Call[]>();

/** Connectors that some request uses, in the order of their ids. */
export function callsOf(look: Look): readonly Call[] {
  const known = callsOfLooks.get(look);
  if (known !== undefined) return known;
  const calls = findCalls(look);
  callsOfLooks.set(look, calls);
  return calls;
}

function findCalls(look: Look): readonly Call[] {
  return Object.keys(look.design.connectors)
    .sort()
    .flatMap((id) => {
      const connector = look.design.connectors[id]!;
      const isAsked = look.report.connectors[id]!.callsPerSecond !== 0;
      return isAsked
        ? [{ id, connector, caller: look.placeOf.get(connector.from)!, callee: look.placeOf.get(connector.to)! }]
        : [];
    });
}

export const isSync = ({ connector }: Call): boolean => connector.mode !== 'async';
export const isRequired = (look: Look, { id }: Call): boolean =>
  look.analysis.system.isRequired[look.analysis.system.connectors.indexOf(id)] === 1;
const routes = (look: Look, place: Place): boolean =>
  look.analysis.system.routes[look.analysis.system.indexOf.get(place.id)!] === 1;
const isRead = (look: Look, { id }: Call): boolean => {
  const e = look.analysis.system.connectors.indexOf(id);
  return look.analysis.traffic.callsOf.some(([reads]) => reads[e]! > 0);
};

function asynchronous(look: Look): Step[] {
  return deferrable(look).map(({ id, caller, callee }) => {
    const label = `${caller.name} does not wait for ${callee.name}`;
    const change = new Draft(look.design).tie(id, { mode: 'async' }).done(label);
    return { about: [id, callee.id, caller.id], label, change, assumes: [] };
  });
}

/** Calls for writes only, to something whose answer a caller could do without. */
function deferrable(look: Look): readonly Call[] {
  const LATER = new Set([
    'email-sms',
    'worker',
    'batch-job',
    'media-transcoder',
    'search-index',
    'data-warehouse',
    'queue',
    'stream',
    'topic',
    'event-bus',
    'metrics',
    'log-store',
    'tracing',
  ]);
  return callsOf(look).filter((call) => {
    const isLater = LATER.has(call.callee.component.kind) || (!isRead(look, call) && isCompute(call.callee));
    return (
      isSync(call) &&
      isLater &&
      call.caller.group !== 'people' &&
      !routes(look, call.caller) &&
      call.connector.missOf === undefined &&
      call.connector.fallbackFor === undefined
    );
  });
}

function queued(look: Look): Step[] {
  return deferrable(look)
    .filter(({ callee }) => callee.group !== 'messaging')
    .map(({ id, connector, caller, callee }) => {
      const draft = new Draft(look.design);
      const { zones, boundary } = caller.component;
      const queue = draft.add(
        {
          kind: 'queue',
          name: `Queue for ${callee.name}`,
          replicas: Math.max(2, zones?.length ?? 1),
          required: 1,
          ...(zones ? { zones } : {}),
          ...(boundary ? { boundary } : {}),
        },
        callee.id,
        'left',
      );
      draft.tie(id, { to: queue, route: undefined });
      draft.connect({
        from: queue,
        to: callee.id,
        mode: 'async',
        ...(connector.operations === undefined ? {} : { operations: connector.operations }),
      });
      const label = `A queue before ${callee.name}`;
      return {
        about: [callee.id, caller.id, id],
        label,
        change: draft.done(label),
        assumes: ['the work may be done later; messages may come twice'],
      };
    });
}

function optional(look: Look): Step[] {
  return callsOf(look)
    .filter(
      (call) =>
        isSync(call) &&
        isRequired(look, call) &&
        call.callee.isWeak &&
        !isTruth(look, call.callee) &&
        call.caller.group !== 'people' &&
        !routes(look, call.caller),
    )
    .map(({ id, caller, callee }) => {
      const label = `${caller.name} does without ${callee.name} when it is down`;
      const change = new Draft(look.design).tie(id, { required: false }).done(label);
      return { about: [callee.id, caller.id, id], label, change, assumes: ['the request is answered with less'] };
    });
}

const isTruth = (look: Look, place: Place): boolean =>
  look.analysis.system.attributes[look.analysis.system.indexOf.get(place.id)!]!.data?.value.sourceOfTruth === true;

function fallback(look: Look): Step[] {
  return callsOf(look)
    .filter(
      (call) =>
        isSync(call) &&
        isRequired(look, call) &&
        call.callee.isWeak &&
        isRead(look, call) &&
        isCompute(call.caller) &&
        call.connector.missOf === undefined &&
        !look.stoodInFor.has(call.id) &&
        call.connector.fallbackFor === undefined,
    )
    .map(({ id, caller, callee }) => {
      const draft = new Draft(look.design);
      const { zones, boundary } = caller.component;
      const spare = draft.add(
        {
          kind: 'cache',
          name: `Last answers of ${callee.name}`,
          replicas: Math.max(2, zones?.length ?? 1),
          ...(zones ? { zones } : {}),
          ...(boundary ? { boundary } : {}),
        },
        callee.id,
      );
      draft.double(id, { to: spare, operations: 'reads', fallbackFor: id });
      const label = `Last known answers when ${callee.name} is down, for ${caller.name}`;
      return {
        about: [callee.id, caller.id, id],
        label,
        change: draft.done(label),
        assumes: ['reads may be answered with what was true before'],
      };
    });
}

function batched(look: Look): Step[] {
  return callsOf(look).flatMap(({ id, connector, caller, callee }) => {
    const calls = likely(connector.calls ?? 1);
    if (calls < 2 || connector.mode === 'async') return [];
    const times = (bytes: typeof connector.requestBytes) => (bytes === undefined ? undefined : likely(bytes) * calls);
    const label = `${caller.name} asks ${callee.name} once for ${Number(calls.toPrecision(3))} things`;
    const draft = new Draft(look.design).tie(id, {
      calls: 1,
      requestBytes: times(connector.requestBytes),
      responseBytes: times(connector.responseBytes),
    });
    for (const [journey, record] of Object.entries(look.design.journeys)) {
      const own = record.calls?.[id];
      if (own !== undefined && likely(own) > 1) draft.run(overridden(draft, journey, id));
    }
    return [
      {
        about: [id, callee.id, caller.id],
        label,
        change: draft.done(label),
        assumes: [`a call for ${Number(calls.toPrecision(3))} things is as much work as one for a single thing`],
      },
    ];
  });
}

const overridden = (draft: Draft, journey: string, connector: string) => {
  const from = draft.design.journeys[journey]!;
  return {
    label: '',
    touched: [
      { table: 'journeys' as const, id: journey, from, to: { ...from, calls: { ...from.calls, [connector]: 1 } } },
    ],
  };
};

/** Calls of one caller that wait for each other, though none is the miss or the stand-in of another. */
function sideBySide(look: Look): Step[] {
  const bySource = new Map<Place, Call[]>();
  for (const call of callsOf(look)) {
    if (isSync(call)) bySource.set(call.caller, [...(bySource.get(call.caller) ?? []), call]);
  }
  return look.places.flatMap((place) => {
    if (routes(look, place) || place.group === 'people') return [];
    const calls = bySource.get(place) ?? [];
    const free = calls.filter(
      ({ connector, callee }) =>
        connector.missOf === undefined &&
        connector.fallbackFor === undefined &&
        !calls.some((other) => other.connector.missOf === callee.id),
    );
    const stages = new Set(free.map(({ id, connector }) => connector.stage ?? id));
    const many = free.filter(({ connector }) => likely(connector.calls ?? 1) > 1 && connector.parallel !== true);
    if (stages.size < 2 && many.length === 0) return [];
    const stage = Math.min(...free.map(({ connector }) => connector.stage ?? 1));
    const draft = new Draft(look.design);
    if (stages.size >= 2) for (const { id } of free) draft.tie(id, { stage });
    for (const { id } of many) draft.tie(id, { parallel: true });
    const label = `${place.name} makes its calls side by side`;
    return [
      {
        about: [place.id, ...free.map(({ id }) => id)],
        label,
        change: draft.done(label),
        assumes: ['no call needs the answer of another'],
      },
    ];
  });
}

const PACKED = 0.3;

function compressed(look: Look): Step[] {
  return callsOf(look).flatMap(({ id, connector, caller, callee }) => {
    const response = likely(connector.responseBytes ?? 0);
    const request = likely(connector.requestBytes ?? 0);
    if (response + request < 1000) return [];
    const label = `Compressed payloads between ${caller.name} and ${callee.name}`;
    const change = new Draft(look.design)
      .tie(id, {
        ...(response > 0 ? { responseBytes: response * PACKED } : {}),
        ...(request > 0 ? { requestBytes: request * PACKED } : {}),
      })
      .done(label);
    return [
      {
        about: [id, callee.id, caller.id],
        label,
        change,
        assumes: ['text shrinks to 30%; packing takes no time worth counting'],
      },
    ];
  });
}

export const CALL_TACTICS: readonly Tactic[] = [
  {
    id: 'make-async',
    name: 'Make a call asynchronous',
    aim: 'latency',
    when: 'A request waits for work whose result it does not need.',
    buys: 'The time of that work, and independence of its failures.',
    pays: 'The work is done later; its failure must be noticed in another way.',
    source: 'Hohpe, Woolf: Enterprise Integration Patterns, 2003: Messaging',
    answers: ['target.missed', 'REL-22', 'REL-24', 'REL-39', 'PERF-15'],
    judgement: 'the caller must not need the result',
    propose: asynchronous,
  },
  {
    id: 'queue-before',
    name: 'Queue before a slow consumer',
    aim: 'latency',
    when: 'A request waits for slow work that could be done later.',
    buys: 'The caller waits for the queue only; peaks are levelled.',
    pays: 'A queue to run; work done later, perhaps twice.',
    source: 'Azure Queue-Based Load Leveling pattern; Hohpe, Woolf 2003',
    answers: ['target.missed', 'load.overloaded', 'REL-12', 'REL-22', 'PERF-15', 'PERF-17', 'SCAL-06'],
    judgement: 'the work may be done later',
    propose: queued,
  },
  {
    id: 'make-optional',
    name: 'Make a dependency optional',
    aim: 'availability',
    when: 'A journey fails with a dependency that it could do without.',
    buys: 'Its failures no longer fail the request.',
    pays: 'Sometimes an answer with less in it.',
    source: `${RELEASE_IT}; ${BASS}, ch. 4: degradation`,
    answers: [
      'availability.single-point-of-failure',
      'availability.single-point-at-peak',
      'target.missed',
      'REL-12',
      'REL-14',
      'REL-23',
      'REL-24',
      'REL-32',
    ],
    judgement: 'an answer without it must still be worth something',
    propose: optional,
  },
  {
    id: 'add-fallback',
    name: 'Give a dependency a fallback',
    aim: 'availability',
    when: 'Reads fail with a dependency whose last answers are better than none.',
    buys: 'Reads survive its failure.',
    pays: 'Old answers while it is down; a store for them.',
    source: 'AWS Well-Architected REL05-BP01: graceful degradation',
    answers: [
      'availability.single-point-of-failure',
      'availability.single-point-at-peak',
      'target.missed',
      'REL-12',
      'REL-23',
      'REL-24',
      'REL-32',
    ],
    judgement: 'old answers must be better than none',
    propose: fallback,
  },
  {
    id: 'batch-calls',
    name: 'Batch calls',
    aim: 'latency',
    when: 'One request makes several calls to the same callee.',
    buys: 'One way and one wait instead of many; less load.',
    pays: 'A larger call; one failure fails all of it.',
    source: 'Fowler: Patterns of Enterprise Application Architecture, 2002: Remote Facade',
    answers: ['PERF-04', 'PERF-05', 'PERF-06', 'COST-10', 'target.missed', 'load.overloaded', 'load.near-limit'],
    judgement: 'the callee must be able to answer many at once',
    propose: batched,
  },
  {
    id: 'parallel-calls',
    name: 'Run calls in parallel',
    aim: 'latency',
    when: 'A caller makes calls one after the other.',
    buys: 'Waits for the slowest instead of the sum.',
    pays: 'The load comes in bursts; a call is made in vain when another fails.',
    source: `${BASS}, ch. 9: introduce concurrency`,
    answers: ['target.missed', 'REL-22', 'PERF-03'],
    judgement: 'no call may need the answer of another',
    propose: sideBySide,
  },
  {
    id: 'compress',
    name: 'Compress payloads',
    aim: 'cost',
    when: 'Calls carry more than a kilobyte.',
    buys: 'Egress shrinks.',
    pays: 'Work at both ends.',
    source: 'RFC 9110, 8.4: content codings',
    answers: ['target.missed', 'PERF-14', 'COST-02', 'COST-03', 'COST-04'],
    judgement: 'the payload must be text',
    propose: compressed,
  },
];

/** Callees that are worth protecting callers from: another company’s, weak, or busy. */
export const isRisky = (look: Look, { callee }: Call): boolean =>
  !isOwn(callee) || callee.isWeak || (look.report.components[callee.id]!.utilization ?? 0) > 0.4;
export type { Call };
