import { Draft } from '../draft';
import type { Look, Place, Step, Tactic } from '../tactic';
import { BASS, type Call, calleeOf, callsOf, isRead, isRequired, isSync, isWrite, RELEASE_IT, routes } from './calls';
import { isInMemory, isWaitedFor, keepsFiles, replicasFor } from './nature';
import { isCompute, isOwn } from './words';

function optional(look: Look): Step[] {
  return callsOf(look)
    .filter(
      (call) =>
        isSync(call) &&
        isRequired(look, call) &&
        call.callee.isWeak &&
        !isTruth(look, call.callee) &&
        canBeMissing(look, call) &&
        isOwnSoftware(call.caller) &&
        !routes(look, call.caller),
    )
    .map((call) => {
      const { id, caller, callee } = call;
      const label = `${caller.name} does without ${calleeOf(look, call)} when it is down`;
      const change = new Draft(look.design).tie(id, { required: false }).done(label);
      return { about: [callee.id, caller.id, id], label, change, assumes: ['the request is answered with less'] };
    });
}

/** Code that can be written to go on without an answer: a store, and another company’s system, do what they do. */
const isOwnSoftware = (place: Place): boolean => isCompute(place) || (isOwn(place) && place.group === 'edge');

/** They tell others what has happened; what has happened has happened without them. */
const TELLING: ReadonlySet<string> = new Set(['email-sms', 'metrics', 'log-store', 'tracing', 'search-index']);
/** They stand aside when they are down: everybody is let in, everything is as it was. */
const STANDING_ASIDE: ReadonlySet<string> = new Set(['rate-limiter', 'feature-flags']);
/** They decide whether a request is allowed, or are what it is about. */
const DECISIVE: ReadonlySet<string> = new Set([
  'identity-provider',
  'payment-provider',
  'secret-store',
  'service-mesh',
  'coordination-service',
]);

/** What only adds to an answer: of reads, anything that decides nothing; of writes, what only tells of them. */
function canBeMissing(look: Look, call: Call): boolean {
  const { kind } = call.callee.component;
  if (TELLING.has(kind) || STANDING_ASIDE.has(kind)) return true;
  return !isWrite(look, call) && !DECISIVE.has(kind) && call.callee.group !== 'messaging';
}

const isTruth = (look: Look, place: Place): boolean =>
  look.analysis.system.attributes[look.analysis.system.indexOf.get(place.id)!]!.data?.value.sourceOfTruth === true;

/** Something to remember that is not there anyway, and is not a file or a way to somewhere else. */
const hasLastAnswers = (look: Look, callee: Place): boolean =>
  !keepsFiles(callee) && !isInMemory(look, callee) && callee.group !== 'edge' && callee.group !== 'messaging';

function fallback(look: Look): Step[] {
  return callsOf(look)
    .filter(
      (call) =>
        isSync(call) &&
        isRequired(look, call) &&
        call.callee.isWeak &&
        isRead(look, call) &&
        isCompute(call.caller) &&
        isWaitedFor(look, call.caller) &&
        hasLastAnswers(look, call.callee) &&
        !DECISIVE.has(call.callee.component.kind) &&
        call.connector.missOf === undefined &&
        !look.stoodInFor.has(call.id) &&
        call.connector.fallbackFor === undefined,
    )
    .map(({ id, caller, callee }) => {
      const draft = new Draft(look.design);
      const { zones, boundary } = caller.component;
      const { callsPerSecond } = look.report.connectors[id]!;
      const spare = draft.add(
        {
          kind: 'cache',
          name: `Last answers of ${callee.name}`,
          replicas: replicasFor(look, 'cache', callsPerSecond, Math.max(2, zones?.length ?? 1)),
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

export const DEGRADATION_TACTICS: readonly Tactic[] = [
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
];
