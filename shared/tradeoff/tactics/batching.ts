import { likely } from '../../model';
import { Draft } from '../draft';
import type { Look, Place, Step, Tactic } from '../tactic';
import { BASS, type Call, calleeOf, callsOf, isRead, isSync, isWrite, routes } from './calls';
import { isWaitedFor, keepsFiles } from './nature';
import { isOwn } from './words';

/** A call for many things carries no more than this: the request size that gateways and stores allow is a few megabytes. */
const LARGEST_BATCH_BYTES = 1e6;

/** Can one call ask for all of them: not for files, not of shards that have each a part, and other companies count things, not calls. */
function canBeBatched({ callee, connector }: Call, calls: number): boolean {
  const bytes = (likely(connector.requestBytes ?? 0) + likely(connector.responseBytes ?? 0)) * calls;
  const isSplit = likely(callee.component.shards ?? 1) > 1;
  return isOwn(callee) && !keepsFiles(callee) && !isSplit && bytes <= LARGEST_BATCH_BYTES;
}

function batched(look: Look): Step[] {
  return callsOf(look).flatMap((call) => {
    const { id, connector, caller, callee } = call;
    const calls = likely(connector.calls ?? 1);
    if (calls < 2 || connector.mode === 'async' || !canBeBatched(call, calls)) return [];
    const times = (bytes: typeof connector.requestBytes) => (bytes === undefined ? undefined : likely(bytes) * calls);
    const label = `${caller.name} asks ${calleeOf(look, call)} once for ${Number(calls.toPrecision(3))} things`;
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

/** Neither the miss of a cache, nor its cache, nor what stands in for another. */
const isFree = ({ connector, callee }: Call, calls: readonly Call[]): boolean =>
  connector.missOf === undefined &&
  connector.fallbackFor === undefined &&
  !calls.some((other) => other.connector.missOf === callee.id);

/** A write that somebody gave a place among the others: what is written is mostly what the calls before it answered. */
const isOrderedWrite = (look: Look, call: Call): boolean =>
  call.connector.stage !== undefined && isWrite(look, call) && !isRead(look, call);

/** Calls of one caller that wait for each other, though none is the miss or the stand-in of another. */
function sideBySide(look: Look): Step[] {
  const bySource = new Map<Place, Call[]>();
  for (const call of callsOf(look)) {
    if (isSync(call)) bySource.set(call.caller, [...(bySource.get(call.caller) ?? []), call]);
  }
  return look.places.flatMap((place) => {
    if (routes(look, place) || place.group === 'people' || !isWaitedFor(look, place)) return [];
    const calls = bySource.get(place) ?? [];
    const free = calls.filter((call) => isFree(call, calls));
    // What somebody put in order stays in order; the things of one call may go at once all the same.
    const movable = free.filter((call) => !isOrderedWrite(look, call));
    const stages = new Set(movable.map(({ id, connector }) => connector.stage ?? id));
    const many = free.filter(({ connector }) => likely(connector.calls ?? 1) > 1 && connector.parallel !== true);
    if (stages.size < 2 && many.length === 0) return [];
    const stage = Math.min(...movable.map(({ connector }) => connector.stage ?? 1));
    const draft = new Draft(look.design);
    if (stages.size >= 2) for (const { id } of movable) draft.tie(id, { stage });
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

export const BATCHING_TACTICS: readonly Tactic[] = [
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
];
