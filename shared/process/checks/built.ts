import type { Subject } from '../subject';
import { all, check, journeysOf, lackOf, named, plural, rules, type Check } from './check';

export function design(subject: Subject): readonly Check[] {
  const { design: drawn, report } = subject;
  const input = report.findings.filter(({ code, severity }) => code.startsWith('input.') && severity !== 'info');
  const unnamed = Object.entries(drawn.components).filter(([, { name }]) => !name);
  return [
    check(Object.keys(drawn.components).length > 0, 'Components', 'draw the parts'),
    check(Object.keys(drawn.connectors).length > 0, 'Connectors', 'draw who calls whom'),
    check(journeysOf(subject).length > 0, 'Journeys', 'say where requests enter and how many'),
    check(
      Object.keys(drawn.components).length > 0 && unnamed.length === 0,
      'Everything has a name',
      `${plural(unnamed.length, 'component')} without a name`,
    ),
    check(
      Object.keys(drawn.components).length > 0 && input.length === 0,
      'It can be computed',
      input[0]?.message ?? 'draw something',
    ),
    check(
      Object.values(drawn.boundaries).some(({ kind }) => kind === 'zone' || kind === 'region'),
      'Zones or regions',
      'say where it runs',
    ),
  ];
}

export function components({ facts, review, design: drawn }: Subject): readonly Check[] {
  const ours = facts.components.filter(
    ({ isPerson, isExternal, attributes }) => !isPerson && !isExternal && attributes.kind?.supporting !== true,
  );
  const names = ours.map(({ name }) => name);
  const lacking = (of: (one: (typeof ours)[number]) => boolean) =>
    ours.filter((one) => !of(one)).map(({ name }) => name);
  const stores = ours.filter(({ isStore, component }) => isStore || component.kind === 'cache');
  return [
    all(
      'A technology for each',
      names,
      lacking(({ component }) => component.technology !== undefined),
      'no technology',
    ),
    all(
      'Limits known',
      names,
      lacking(({ attributes }) => attributes.serviceMs !== undefined || attributes.capacityRps !== undefined),
      'no service time or capacity',
    ),
    all(
      'An owner for each',
      names,
      lacking(({ component }) => component.owner !== undefined),
      'no owner',
    ),
    check(
      stores.length > 0 && stores.every(({ said }) => said('data.consistency') !== undefined),
      'Consistency of what keeps data',
      lackOf(
        'say how consistent:',
        stores.filter(({ said }) => said('data.consistency') === undefined).map(({ name }) => name),
      ),
    ),
    check(
      Object.keys(drawn.components).length > 0 && review.steps['components']?.state === 'done',
      'Looked through',
      'look through the pages of the riskiest parts and mark the step',
    ),
  ];
}

export function scale(subject: Subject): readonly Check[] {
  const { report } = subject;
  const journeys = Object.values(report.journeys);
  const errors = report.findings.filter(
    ({ code, severity }) => /^(?:load|queue|retry)\./.test(code) && severity !== 'info',
  );
  return [
    check(
      journeys.length > 0 && journeys.every(({ ratePerSecond }) => ratePerSecond > 0),
      'A load for every journey',
      'say how many requests each journey has',
    ),
    check(
      journeys.length > 0 && errors.length === 0,
      'Nothing is overloaded or close to it',
      errors[0]?.message ?? 'nothing to compute yet',
    ),
    check(
      journeys.some(({ targets }) => targets.some(({ name }) => name.startsWith('p'))),
      'A latency target',
      'say how fast',
    ),
    check(
      journeys.length > 0 &&
        journeys.every(({ targets }) => targets.every(({ name, met }) => !name.startsWith('p') || met === true)),
      'Latency targets met',
      'a latency target is missed or could not be computed',
    ),
    rules(subject, ['performance', 'scalability'], 'Rules of load and scale', 'load and scale'),
  ];
}

export function resilience(subject: Subject): readonly Check[] {
  const { report, design: drawn } = subject;
  const journeys = Object.values(report.journeys);
  const promised = journeys.filter(({ targets }) => targets.some(({ name }) => name === 'availability'));
  const missed = promised.filter(({ targets }) =>
    targets.some(({ name, met }) => name === 'availability' && met !== true),
  );
  const points = report.singlePointsOfFailure.filter(
    ({ failure }) => failure.type === 'replicas' && subject.facts.byId.get(failure.component)?.isPerson !== true,
  );
  const accepted = points.filter(
    ({ failure }) =>
      failure.type === 'replicas' &&
      subject.review.accepted[`availability.single-point-of-failure ${failure.component}`],
  );
  const sync = Object.values(drawn.connectors).filter(({ mode }) => mode !== 'async');
  const timed = sync.filter(({ timeoutMs }) => timeoutMs !== undefined);
  return [
    check(promised.length > 0, 'An availability target', 'say how available each journey must be'),
    check(
      promised.length > 0 && missed.length === 0,
      'Availability targets met',
      `${plural(missed.length, 'journey')} ${missed.length === 1 ? 'misses its' : 'miss their'} availability`,
    ),
    check(
      journeys.length > 0 && points.length === accepted.length,
      'No single point of failure',
      `${plural(points.length - accepted.length, 'single point')} of failure`,
    ),
    check(
      sync.length > 0 && timed.length === sync.length,
      'Timeouts on every call',
      `${sync.length - timed.length} of ${plural(sync.length, 'call')} without a timeout`,
    ),
    rules(subject, ['reliability'], 'Failing and recovering', 'failing and recovering'),
  ];
}

export function async(subject: Subject): readonly Check[] {
  const queues = subject.facts.components.filter(({ isQueue }) => isQueue);
  const isAsync = subject.facts.connectors.some(({ isSync }) => !isSync);
  if (queues.length === 0 && !isAsync)
    return [
      check(
        subject.review.steps['async'] !== undefined,
        'Nothing happens later',
        'nothing happens later: mark it as not needed, or add a queue',
      ),
    ];
  const about = new Set(queues.flatMap(({ id, outgoing }) => [id, ...outgoing.map(({ to }) => to)]));
  const open = subject.breaches.filter(
    ({ about: of, rule, accepted }) =>
      accepted === undefined &&
      /^(?:REL-1[5-9]|REL-2[01]|DATA-10|OBS-04)$/.test(rule.id) &&
      of.some((id) => about.has(id)),
  );
  const slow = subject.report.findings.filter(({ code }) => code === 'queue.backlog-grows');
  const unread = queues.filter(({ outgoing, component }) => outgoing.length === 0 && component.kind !== 'topic');
  return [
    check(unread.length === 0, 'Somebody reads every queue', `nobody reads ${named(unread.map(({ name }) => name))}`),
    check(slow.length === 0, 'Readers keep up', slow[0]?.message ?? ''),
    check(open.length === 0, 'Repeats, order and dead letters', plural(open.length, 'open question')),
  ];
}
