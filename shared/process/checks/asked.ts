import { differences } from '../../estimation';
import { accessFindings } from '../access';
import { journeyName, type Subject } from '../subject';
import { all, check, journeysOf, lackOf, named, plural, type Check } from './check';

const short = (text: string): string => (text.length > 36 ? `${text.slice(0, 34).trimEnd()}…` : text);

export function requirements({ requirements: table, design }: Subject): readonly Check[] {
  const of = (...kinds: string[]) =>
    Object.entries(table).filter(([, { kind }]) => kinds.includes(kind ?? 'functional'));
  const functional = of('functional');
  const open = of('question').filter(([, { answer }]) => !answer);
  const withoutReason = of('non-functional').filter(([, { reason }]) => !reason);
  const title = ([id, { text }]: (typeof functional)[number]) => `“${short(text ?? id)}”`;
  return [
    check(functional.length >= 2, 'Functional requirements', 'say what people can do with it'),
    all(
      'Journeys realise them',
      functional.map(title),
      functional.filter(([, { journeys }]) => !journeys?.some((j) => design.journeys[j])).map(title),
      'no journey for',
    ),
    check(of('non-functional').length > 0, 'Qualities', 'say how fast, how available, how much'),
    check(
      of('non-functional').length > 0 && withoutReason.length === 0,
      'Reasons for the qualities',
      withoutReason.length === 0
        ? 'say why the business wants each quality'
        : `no business reason for ${named(withoutReason.map(title))}`,
    ),
    check(of('scope-in', 'scope-out').length > 0, 'Scope', 'say what is left out'),
    check(
      of('constraint', 'assumption').length > 0,
      'Constraints and assumptions',
      'write down what is given and what is assumed',
    ),
    check(of('stakeholder').length > 0, 'Stakeholders', 'name who wants it and who decides'),
    check(open.length === 0, 'No open questions', plural(open.length, 'open question')),
  ];
}

export function estimate(subject: Subject): readonly Check[] {
  const { sheet, design } = subject;
  const journeys = journeysOf(subject);
  const driven = new Set(sheet.actions.map(({ action }) => action.journey));
  const writes = sheet.actions.filter(({ action }) => action.operation === 'write');
  const apart = differences(design);
  return [
    check(sheet.actions.length > 0, 'What people do, and how often', 'say what people do and how often'),
    all(
      'It drives every journey',
      journeys.map(([id]) => id),
      journeys.filter(([id]) => !driven.has(id)).map(([id]) => `“${journeyName(design, id)}”`),
      'not estimated',
    ),
    check(
      writes.some(({ storage }) => storage !== null),
      'Storage',
      'say what is kept of each write',
    ),
    check(
      sheet.totals.incoming !== null || sheet.totals.outgoing !== null,
      'Bandwidth',
      'say how large requests and answers are',
    ),
    check(
      sheet.problems.length === 0 && sheet.lines.every(({ problem }) => problem === undefined),
      'Every line computes',
      `${plural(sheet.problems.length + sheet.lines.filter(({ problem }) => problem !== undefined).length, 'line')} cannot be computed`,
    ),
    check(
      sheet.actions.length > 0 && apart.length === 0,
      'The design agrees with it',
      `${plural(apart.length, 'figure')} of the design ${apart.length === 1 ? 'differs' : 'differ'}`,
    ),
  ];
}

export function api({ apis, design }: Subject): readonly Check[] {
  const every = Object.values(apis);
  const endpoints = every.flatMap(({ endpoints: of }) => Object.values(of));
  const journeys = new Set(endpoints.flatMap(({ journeys: of }) => of ?? []));
  const missing = Object.keys(design.journeys).filter((id) => !journeys.has(id));
  const changing = endpoints.filter(({ method }) => /^(?:POST|PATCH|rpc|mutation|publish)$/i.test(method ?? ''));
  const lists = endpoints.filter(
    ({ method, response }) => /^(?:GET|query)$/i.test(method ?? '') && /\[\]/.test(response ?? ''),
  );
  const path = ({ method, path: at }: (typeof endpoints)[number]) => `${method ?? ''} ${at ?? ''}`.trim();
  return [
    check(endpoints.length > 0, 'Endpoints', 'write down what callers can ask'),
    check(
      endpoints.length > 0 && missing.length === 0,
      'Every journey enters through one',
      lackOf(
        'no endpoint for',
        missing.map((id) => `“${journeyName(design, id)}”`),
      ),
    ),
    all(
      'Requests and answers',
      endpoints.map(path),
      endpoints.filter(({ response, request }) => !response && !request).map(path),
      'no request or response for',
    ),
    check(
      endpoints.length > 0 && changing.every(({ idempotent }) => idempotent !== undefined),
      'Whether a repeat is safe',
      lackOf('say whether a repeat is safe:', changing.filter(({ idempotent }) => idempotent === undefined).map(path)),
    ),
    check(
      endpoints.length > 0 && endpoints.every(({ errors }) => (errors?.length ?? 0) > 0),
      'Errors',
      lackOf('no errors for', endpoints.filter(({ errors }) => !errors?.length).map(path)),
    ),
    check(
      endpoints.length > 0 && lists.every(({ pagination }) => pagination),
      'Lists are paged',
      lackOf('no pagination for', lists.filter(({ pagination }) => !pagination).map(path)),
    ),
    check(
      every.length > 0 &&
        every.every(({ versioning, authentication, rateLimit }) => versioning && authentication && rateLimit),
      'Versions, authentication, rate limits',
      'say how versions, authentication and rate limits work',
    ),
  ];
}

export function data(subject: Subject): readonly Check[] {
  const entities = Object.entries(subject.entities);
  const name = ([id, entity]: (typeof entities)[number]) => entity.name ?? id;
  const truths = subject.facts.components.filter(
    ({ isSourceOfTruth, component }) => isSourceOfTruth && component.kind !== 'object-store',
  );
  const owned = new Set(entities.map(([, { component }]) => component));
  const problems = accessFindings(subject);
  return [
    check(entities.length > 0, 'Entities', 'say what is kept'),
    all(
      'A key for each',
      entities.map(name),
      entities.filter(([, { fields }]) => !fields.some(({ key }) => key === 'primary')).map(name),
      'no primary key',
    ),
    all(
      'An owner for each',
      entities.map(name),
      entities.filter(([, { component }]) => !component || !subject.design.components[component]).map(name),
      'kept nowhere',
    ),
    all(
      'Access patterns',
      entities.map(name),
      entities.filter(([, { access }]) => access.length === 0).map(name),
      'nobody asks for',
    ),
    check(
      entities.length > 0 && problems.length === 0,
      'Keys and indexes serve them',
      `${plural(problems.length, 'access pattern')} without a key or index`,
    ),
    all(
      'Classification',
      entities.map(name),
      entities
        .filter(([, { classification, fields }]) => !classification && !fields.some((f) => f.classification))
        .map(name),
      'not classified',
    ),
    all(
      'Every store says what it keeps',
      truths.map((t) => t.name),
      truths.filter(({ id }) => !owned.has(id)).map((t) => t.name),
      'nothing modelled in',
    ),
  ];
}
