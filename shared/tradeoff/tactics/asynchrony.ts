import type { Component } from '../../model';
import { Draft } from '../draft';
import type { Look, Step, Tactic } from '../tactic';
import { type Call, calleeOf, callsOf, isRead, isSync, isWrite, routes } from './calls';
import { isWaitedFor, replicasFor } from './nature';
import { isCompute } from './words';

function asynchronous(look: Look): Step[] {
  return deferrable(look)
    .filter((call) => LATER.has(call.callee.component.kind) || isRecordedWithout(look, call))
    .map((call) => {
      const { id, caller, callee } = call;
      const label = `${caller.name} does not wait for ${calleeOf(look, call)}`;
      const change = new Draft(look.design).tie(id, { mode: 'async' }).done(label);
      const assumes =
        callee.group === 'messaging' ? ['what never reached it is found and sent again, from an outbox'] : [];
      return { about: [id, callee.id, caller.id], label, change, assumes };
    });
}

/** Whose answer is a receipt: what they do is done later, whoever waits for it. */
const LATER: ReadonlySet<string> = new Set([
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

/** Calls that somebody waits for, to something whose answer a caller could do without: nothing is done with it afterwards. */
function deferrable(look: Look): readonly Call[] {
  return callsOf(look).filter((call) => {
    const isLater =
      LATER.has(call.callee.component.kind) ||
      (!isRead(look, call) && isCompute(call.callee) && !isFollowed(look, call));
    return (
      isSync(call) &&
      isLater &&
      isWaitedFor(look, call.caller) &&
      isCompute(call.caller) &&
      !routes(look, call.caller) &&
      call.connector.missOf === undefined &&
      call.connector.fallbackFor === undefined
    );
  });
}

/** Somebody put another call behind this one: it may need what this one answers. */
function isFollowed(look: Look, { id, connector, caller }: Call): boolean {
  return (
    connector.stage !== undefined &&
    caller.outgoing.some((other) => other !== id && (look.design.connectors[other]!.stage ?? 0) > connector.stage!)
  );
}

/** The caller writes down elsewhere what was asked of it: nothing is lost with a call that nobody waits for. */
function isRecordedWithout(look: Look, { id, caller }: Call): boolean {
  return callsOf(look).some(
    (other) =>
      other.id !== id &&
      other.caller === caller &&
      isSync(other) &&
      isWrite(look, other) &&
      (other.callee.group === 'data' || other.callee.group === 'messaging'),
  );
}

function queued(look: Look): Step[] {
  return deferrable(look)
    .filter(({ callee }) => callee.group !== 'messaging')
    .map((call) => {
      const { id, connector, caller, callee } = call;
      const draft = new Draft(look.design);
      const { zones, boundary } = caller.component;
      const { callsPerSecond } = look.report.connectors[id]!;
      const queue = draft.add(
        {
          ...likeOthers(look),
          name: `Queue for ${callee.name}`,
          replicas: replicasFor(look, 'queue', callsPerSecond, Math.max(2, zones?.length ?? 1)),
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

/** A queue as the design has one already, if it has: nobody runs a second product for one more queue. */
function likeOthers(look: Look): Component {
  const model = look.places.find(({ component }) => component.kind === 'queue')?.component;
  if (model === undefined) return { kind: 'queue' };
  const { position: _, pinned: __, order: ___, notes: ____, required: _____, ...same } = model;
  return same;
}

export const ASYNCHRONY_TACTICS: readonly Tactic[] = [
  {
    id: 'make-async',
    name: 'Make a call asynchronous',
    aim: 'latency',
    when: 'A request waits for work whose result it does not need.',
    buys: 'The time of that work, and independence of its failures.',
    pays: 'The work is done later; its failure must be noticed in another way.',
    source:
      'Hohpe, Woolf: Enterprise Integration Patterns, 2003: Messaging; Richardson: Microservices Patterns, 2018, ch. 3: outbox',
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
];
