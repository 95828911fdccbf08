import { flagOf, saidOf, wordOf } from './ask';
import { type ComponentFacts, type Facts, isCritical } from './facts';
import type { Hit, Rule } from './rule';

const running = ({ components }: Facts) =>
  components.filter(
    ({ group, isStore, isQueue, component }) => group === 'compute' || isStore || isQueue || component.kind === 'cache',
  );
const critical = (facts: Facts) => running(facts).filter((one) => isCritical(facts, one));
const isOurs = ({ group }: ComponentFacts) => group === 'compute';

/** The longest chain of synchronous calls that starts here; circles count once. */
function syncDepth(facts: Facts, id: string, seen: ReadonlySet<string> = new Set()): number {
  if (seen.has(id) || seen.size > 12) return 0;
  const next = facts.byId.get(id)?.outgoing.filter(({ isSync }) => isSync) ?? [];
  return next.reduce((deepest, { to }) => Math.max(deepest, 1 + syncDepth(facts, to, new Set([...seen, id]))), 0);
}

/** Whether those who run it see what happens, and can do something about it. */
export const OPERABILITY: readonly Rule[] = [
  {
    id: 'OBS-01',
    category: 'observability',
    severity: 'error',
    title: 'What a journey needs is measured',
    why: 'A failure that nobody measures is found by the users.',
    fix: 'Rate, errors, duration and saturation of each component on the way.',
    source: 'AWS Well-Architected REL06-BP01; Site Reliability Engineering, chapter 6',
    test: (facts) =>
      critical(facts).flatMap((one) =>
        flagOf(one, 'operations.metrics', {
          broken: 'is not measured',
          unsaid: 'are rate, errors, duration and saturation measured?',
        }),
      ),
  },
  {
    id: 'OBS-02',
    category: 'observability',
    severity: 'error',
    title: 'Journeys have objectives and somebody learns when they are missed',
    why: 'Alerts on causes are many and miss what users feel.',
    fix: 'A target for each journey, and alerts on how fast its error budget burns.',
    source: 'The Site Reliability Workbook, chapter 5; AWS Well-Architected OPS08-BP04',
    test: (facts) =>
      Object.entries(facts.design.journeys)
        .filter(
          ([, { targets }]) =>
            targets?.availability === undefined && targets?.p99Ms === undefined && targets?.p95Ms === undefined,
        )
        .map(
          ([id, { name }]): Hit => ({
            about: [id],
            state: 'unsaid',
            message: `“${name ?? id}”: which availability and latency are promised?`,
          }),
        ),
  },
  {
    id: 'OBS-03',
    category: 'observability',
    severity: 'warning',
    title: 'Long chains are traced',
    why: 'In a chain of three and more calls nobody can tell from metrics where the time goes.',
    fix: 'Tracing with a context that every call passes on (OpenTelemetry).',
    source: 'AWS Well-Architected REL06-BP07, OPS08-BP03',
    test: (facts) =>
      facts.entrances
        .filter(({ to }) => syncDepth(facts, to) >= 3)
        .flatMap(({ to }) => facts.byId.get(to)!.outgoing.flatMap((out) => facts.byId.get(out.to) ?? []))
        .filter((one, i, all) => isOurs(one) && all.findIndex(({ id }) => id === one.id) === i)
        .flatMap((one) =>
          flagOf(one, 'operations.traces', {
            broken: 'takes no part in tracing',
            unsaid: 'does it take part in tracing?',
          }),
        ),
  },
  {
    id: 'OBS-04',
    category: 'observability',
    severity: 'warning',
    title: 'The age of the oldest message is watched',
    why: 'A backlog grows in silence until its messages expire.',
    fix: 'Alert on the lag in seconds against what users accept.',
    source: 'Amazon SQS documentation, ApproximateAgeOfOldestMessage; AWS Well-Architected REL06-BP03',
    test: (facts) =>
      facts.components
        .filter(({ isQueue }) => isQueue)
        .flatMap((queue) =>
          flagOf(queue, 'operations.lagAlert', {
            broken: 'nobody learns when it falls behind',
            unsaid: 'who learns when it falls behind?',
          }),
        ),
  },
  {
    id: 'OBS-07',
    category: 'observability',
    severity: 'info',
    title: 'What is known to end is watched',
    why: 'Certificates, quotas and disks end on a known day and take systems down all the same.',
    fix: 'Warn 30, 7 and 1 day before.',
    source: 'AWS Well-Architected REL01-BP04',
    test: (facts) =>
      facts.components
        .filter(({ component }) => ['load-balancer', 'api-gateway', 'cdn', 'reverse-proxy'].includes(component.kind))
        .flatMap((one) =>
          flagOf(one, 'operations.expiryAlert', {
            broken: 'nobody is warned before its certificate ends',
            unsaid: 'who is warned before its certificate ends?',
          }),
        ),
  },
  {
    id: 'OPS-01',
    category: 'operability',
    severity: 'warning',
    title: 'New versions arrive step by step',
    why: 'Most outages come from a change; all at once, everybody has them.',
    fix: 'Rolling, canary or blue-green, with a way back that runs by itself.',
    source: 'Site Reliability Engineering, chapter 1; AWS Well-Architected REL08-BP05',
    test: (facts) =>
      critical(facts)
        .filter(isOurs)
        .flatMap((one): Hit[] => {
          const how = one.said('operations.deployStrategy');
          const answer = {
            table: 'components',
            id: one.id,
            path: 'operations.deployStrategy',
            good: 'rolling',
          } as const;
          if (how === undefined)
            return [{ about: [one.id], state: 'unsaid', message: `${one.name}: how do new versions arrive?`, answer }];
          return how === 'all-at-once'
            ? [{ about: [one.id], state: 'broken', message: `${one.name} is replaced all at once.`, answer }]
            : [];
        }),
  },
  {
    id: 'OPS-02',
    category: 'operability',
    severity: 'warning',
    title: 'Somebody answers for it and knows what to do',
    why: 'Without an owner and a runbook an incident begins with looking for people.',
    fix: 'An owner, a runbook, and whom to call next.',
    source: 'AWS Well-Architected OPS10-BP02, REL08-BP01',
    test: (facts) =>
      critical(facts).flatMap((one) => [
        ...saidOf(one, 'owner', 'who answers for it?'),
        ...saidOf(one, 'operations.runbook', 'where does it say what to do when it fails?'),
      ]),
  },
  {
    id: 'OPS-03',
    category: 'operability',
    severity: 'warning',
    title: 'Instances finish what they began',
    why: 'Without draining every deployment and every step down costs errors.',
    fix: 'Stop taking work on SIGTERM, finish what is open, then end.',
    source: 'The Twelve-Factor App, IX',
    test: (facts) =>
      facts.components
        .filter(
          (one) =>
            isOurs(one) &&
            (one.component.autoscale !== undefined ||
              /rolling|canary/.test(wordOf(one.said('operations.deployStrategy')))),
        )
        .flatMap((one) =>
          flagOf(one, 'operations.drains', {
            broken: 'drops what it is working on when it ends',
            unsaid: 'does it finish what it began before it ends?',
          }),
        ),
  },
  {
    id: 'REL-30',
    category: 'operability',
    severity: 'error',
    title: 'Balancers ask before they send',
    why: 'A dead replica keeps getting its share of the traffic.',
    fix: 'A shallow health check of each replica; readiness apart from liveness.',
    source: 'AWS Well-Architected REL11-BP01; Amazon Builders’ Library, health checks',
    test: (facts) => {
      const behind = facts.components
        .filter(({ component }) => component.kind === 'load-balancer' || component.kind === 'reverse-proxy')
        .flatMap(({ outgoing }) => outgoing.flatMap(({ to }) => facts.byId.get(to) ?? []));
      return [...new Set(behind)].filter(isOurs).flatMap((one) =>
        flagOf(one, 'operations.healthCheck', {
          broken: 'gets traffic without being asked whether it works',
          unsaid: 'is it asked whether it works before it gets traffic?',
        }),
      );
    },
  },
];
