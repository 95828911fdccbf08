import { placementOf, regionOf } from '../analysis';
import { likely, percent } from '../model';
import { type ComponentFacts, type ConnectorFacts, type Facts } from './facts';
import type { Hit, Rule } from './rule';

type Call = ConnectorFacts & { readonly caller: ComponentFacts; readonly callee: ComponentFacts };

/** Calls that are made at peak, by something that is not a person. */
function callsOf({ connectors, byId, report }: Facts): readonly Call[] {
  return connectors.flatMap((one) => {
    const [caller, callee] = [byId.get(one.from), byId.get(one.to)];
    const isMade = (report.connectors[one.id]?.callsPerSecond ?? 0) > 0;
    return caller === undefined || callee === undefined || caller.isPerson || !isMade
      ? []
      : [{ ...one, caller, callee }];
  });
}

const attemptsOf = ({ connector }: ConnectorFacts): number => likely(connector.maxAttempts ?? 1);
const hasBreaker = ({ connector: { circuitBreaker } }: ConnectorFacts): boolean =>
  circuitBreaker !== undefined && circuitBreaker !== false;
const callsEach = ({ connector }: ConnectorFacts): number => likely(connector.calls ?? 1);

const broken = (call: Call, message: string, more: Partial<Hit> = {}): Hit => ({
  about: [call.id, call.from, call.to],
  state: 'broken',
  message: `${call.name}: ${message}`,
  ...more,
});

const answerOn = (call: Call, path: string, good: string | boolean | number) =>
  ({ answer: { table: 'connectors', id: call.id, path, good } }) as const;

/** The zone and region of a component that stands in one place only; undefined where it is spread or nowhere. */
function placeOf({ design }: Facts, { id }: ComponentFacts) {
  const [only, ...others] = placementOf(design, id);
  if (only?.boundary === undefined || others.length > 0) return undefined;
  const isZone = design.boundaries[only.boundary]!.kind === 'zone';
  return { zone: isZone ? only.boundary : undefined, region: regionOf(design, only.boundary) };
}

function isApart(facts: Facts, call: Call, what: 'zone' | 'region'): boolean {
  const [from, to] = [placeOf(facts, call.caller)?.[what], placeOf(facts, call.callee)?.[what]];
  return from !== undefined && to !== undefined && from !== to;
}

/** What the store or service refuses, in bytes, by the name of the technology. */
const LARGEST_REQUEST: Readonly<Record<string, { readonly bytes: number; readonly what: string }>> = {
  'Amazon DynamoDB': { bytes: 400 * 1024, what: 'an item of 400 KB' },
  MongoDB: { bytes: 16 * 1024 ** 2, what: 'a document of 16 MiB' },
  'Amazon API Gateway': { bytes: 10 * 1024 ** 2, what: 'a request of 10 MB' },
  'AWS Lambda': { bytes: 6 * 1024 ** 2, what: 'a synchronous request of 6 MB' },
};

/** Calls that say something about themselves that cannot be well. What is not said is not held against them. */
export const CALLS: readonly Rule[] = [
  {
    id: 'REL-09',
    category: 'reliability',
    severity: 'error',
    title: 'Retries wait before they try again',
    why: 'Attempts without a pause come as a wave when the callee is weakest.',
    fix: 'Exponential backoff with full jitter and a cap.',
    source: 'AWS Well-Architected REL05-BP03; AWS Architecture Blog, Exponential Backoff And Jitter',
    test: (facts) =>
      callsOf(facts)
        .filter((call) => call.isSync && attemptsOf(call) > 1 && likely(call.connector.backoffMs ?? 0) === 0)
        .map((call) =>
          broken(call, `up to ${attemptsOf(call)} attempts follow each other without a pause.`, {
            evidence: { maxAttempts: attemptsOf(call), backoffMs: 0 },
            ...answerOn(call, 'backoffMs', 50),
          }),
        ),
  },
  {
    id: 'REL-10',
    category: 'reliability',
    severity: 'error',
    title: 'What is written is repeated only where a second time changes nothing',
    why: 'After a timeout nobody knows whether the first attempt was carried out: a retry may do it twice.',
    fix: 'Idempotency keys, conditional writes, or a table of requests that were carried out.',
    source: 'AWS Well-Architected REL04-BP04; RFC 9110, section 9.2.2',
    test: (facts) =>
      callsOf(facts)
        .filter((call) => attemptsOf(call) > 1 && call.connector.operations !== 'reads')
        .filter((call) => call.connector.idempotent === false || call.callee.said('operations.idempotent') === false)
        .filter((call) => call.connector.idempotent !== true)
        .map((call) => broken(call, 'is repeated, and a second time acts twice.', answerOn(call, 'idempotent', true))),
  },
  {
    id: 'REL-11',
    category: 'reliability',
    severity: 'warning',
    title: 'A budget bounds the retries of a busy callee',
    why: 'When most attempts fail, every call comes as often as it may: a callee that was half full is then beyond its capacity.',
    fix: 'A budget of a tenth, or a circuit breaker.',
    source: 'Site Reliability Engineering, chapter 21; Bronson and others, Metastable Failures, HotOS 2021',
    test: (facts) =>
      callsOf(facts).flatMap((call) => {
        const utilization = facts.report.components[call.to]?.utilization ?? 0;
        const isBounded = call.connector.retryBudget !== undefined || hasBreaker(call);
        const worst = attemptsOf(call) * utilization;
        if (!call.isSync || attemptsOf(call) === 1 || isBounded || utilization <= 0.6 || worst < 1) return [];
        const message = `${call.callee.name} is ${percent(utilization)} busy, and nothing bounds the ${attemptsOf(call)} attempts of a call.`;
        return [
          broken(call, message, {
            evidence: { utilization, maxAttempts: attemptsOf(call) },
            ...answerOn(call, 'retryBudget', 0.1),
          }),
        ];
      }),
  },
  {
    id: 'REL-12',
    category: 'reliability',
    severity: 'warning',
    title: 'Foreign systems that fail are left alone',
    why: 'The outage of a third party becomes one of your own: callers wait, and retries wait longer.',
    fix: 'A circuit breaker, and something to fall back on or a queue to try later.',
    source: 'Nygard, Release It!, Circuit Breaker; AWS Well-Architected REL05-BP01',
    test: (facts) =>
      callsOf(facts)
        .filter((call) => call.isSync && call.callee.isExternal && call.connector.required !== false)
        .filter(
          (call) => !hasBreaker(call) && !facts.connectors.some(({ connector }) => connector.fallbackFor === call.id),
        )
        // Who says nothing about failing calls is not accused of handling them badly.
        .filter((call) => call.connector.circuitBreaker === false || attemptsOf(call) > 1)
        .map((call) =>
          broken(
            call,
            'goes on calling a third party that fails, and has nothing to fall back on.',
            answerOn(call, 'circuitBreaker', true),
          ),
        ),
  },
  {
    id: 'REL-40',
    category: 'reliability',
    severity: 'warning',
    title: 'Hedged requests need a callee with room',
    why: 'A second request for each slow one adds load at the moment in which the callee is slow.',
    fix: 'Hedge after the p95, allow a twentieth of the calls, and cancel the loser.',
    source: 'Dean and Barroso, The Tail at Scale, CACM 2013',
    test: (facts) =>
      callsOf(facts).flatMap((call) => {
        const utilization = facts.report.components[call.to]?.utilization ?? 0;
        if (!call.isSync || call.connector.hedgeMs === undefined || utilization <= 0.5) return [];
        return [
          broken(call, `is hedged, and ${call.callee.name} is ${percent(utilization)} busy.`, {
            evidence: { utilization },
          }),
        ];
      }),
  },
  {
    id: 'PERF-05',
    category: 'performance',
    severity: 'warning',
    title: 'A request does not ask one callee many times in a row',
    why: 'Each call waits for the one before it: time and load grow with their number.',
    fix: 'One call for all of them: a join, a batch, a bulk interface.',
    source: 'Azure Architecture Center, Chatty I/O antipattern',
    test: (facts) =>
      callsOf(facts)
        .filter((call) => call.isSync && call.connector.parallel !== true && callsEach(call) > 10)
        .map((call) =>
          broken(call, `${callsEach(call)} calls one after the other for one request.`, {
            evidence: { calls: callsEach(call) },
          }),
        ),
  },
  {
    id: 'PERF-06',
    category: 'performance',
    severity: 'error',
    title: 'Several calls in a row stay within a region',
    why: 'Every call to another region takes a way around the world, one after the other.',
    fix: 'Bring the data near, replicate it, or ask once for everything.',
    source: 'AWS Well-Architected PERF04-BP06',
    test: (facts) =>
      callsOf(facts)
        .filter((call) => call.isSync && call.connector.parallel !== true && callsEach(call) > 1)
        .filter((call) => isApart(facts, call, 'region'))
        .flatMap((call) => {
          const ms = likely(call.connector.networkMs ?? facts.design.assumptions?.network?.crossRegionMs ?? 0);
          const onWireMs = ms * callsEach(call);
          const tight = Object.entries(facts.design.journeys).filter(
            ([, { targets }]) => targets?.p99Ms !== undefined && likely(targets.p99Ms) < 3 * onWireMs,
          );
          if (onWireMs === 0 || tight.length === 0) return [];
          return [
            broken(call, `${callsEach(call)} calls in a row to another region take ${onWireMs} ms on the wire alone.`, {
              evidence: { onWireMs, journeys: tight.map(([id]) => id) },
            }),
          ];
        }),
  },
  {
    id: 'PERF-07',
    category: 'performance',
    severity: 'info',
    title: 'Talkative calls stay within a zone',
    why: 'Crossing zones costs time for each call and money for each byte, both ways.',
    fix: 'Route to the replica of the own zone first.',
    source: 'AWS Well-Architected PERF04-BP01, COST08-BP02',
    test: (facts) =>
      callsOf(facts)
        .filter(
          (call) =>
            call.isSync && callsEach(call) >= 5 && isApart(facts, call, 'zone') && !isApart(facts, call, 'region'),
        )
        .map((call) =>
          broken(call, `${callsEach(call)} calls for each request go to another zone.`, {
            evidence: { calls: callsEach(call) },
          }),
        ),
  },
  {
    id: 'PERF-13',
    category: 'performance',
    severity: 'warning',
    title: 'Requests fit what the callee takes',
    why: 'What is larger than the limit of a service is refused.',
    fix: 'Put the content into an object store and send where it lies (claim check).',
    source:
      'quotas of Amazon DynamoDB, MongoDB, Amazon API Gateway and AWS Lambda; Azure Architecture Center, Claim-Check pattern',
    test: (facts) =>
      callsOf(facts).flatMap((call) => {
        const bytes = likely(call.connector.requestBytes ?? 0);
        const largest = LARGEST_REQUEST[call.callee.component.technology ?? ''];
        if (largest === undefined || bytes <= largest.bytes) return [];
        return [
          broken(call, `sends ${bytes} bytes at a time; ${call.callee.name} takes at most ${largest.what}.`, {
            evidence: { requestBytes: bytes, limitBytes: largest.bytes },
          }),
        ];
      }),
  },
  {
    id: 'COST-11',
    category: 'cost',
    severity: 'warning',
    title: 'Repeated calls are not paid for twice over',
    why: 'Where each request has its price, every retry is on the bill.',
    fix: 'A budget for retries, fewer attempts, or answers that are kept.',
    source: 'AWS Well-Architected REL05-BP03, COST06-BP01',
    test: (facts) =>
      callsOf(facts).flatMap((call) => {
        const attempts = facts.report.connectors[call.id]?.attemptsPerCall ?? 1;
        const price = likely(call.callee.attributes.cost?.value?.perMillionRequests ?? 0);
        if (attempts <= 1.2 || price === 0) return [];
        return [
          broken(call, `${Number(attempts.toPrecision(3))} attempts for each call, each of which is paid for.`, {
            evidence: { attemptsPerCall: attempts, perMillionRequests: price },
          }),
        ];
      }),
  },
];
