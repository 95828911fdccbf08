import { changesSince } from '../changes';
import { CHECKLIST } from '../checklist';
import { experimentsOf } from '../experiments';
import type { Subject } from '../subject';
import { all, check, journeysOf, lackOf, plural, rules, type Check } from './check';

export function cost(subject: Subject): readonly Check[] {
  const { report, design: drawn, sheet, requirements: table } = subject;
  const journeys = Object.values(drawn.journeys);
  const free = Object.entries(report.components).filter(
    ([id, { costPerMonth }]) => costPerMonth === 0 && drawn.components[id] !== undefined,
  );
  const unpriced = free.filter(
    ([id]) => !/^(?:client|web-app|mobile-app|iot-device|component|external-system)$/.test(drawn.components[id]!.kind),
  );
  return [
    check(report.cost.perMonth > 0, 'A price', 'say what the parts cost'),
    check(
      report.cost.perMonth > 0 && unpriced.length === 0,
      'Nothing is forgotten',
      lackOf(
        'no price:',
        unpriced.map(([id]) => drawn.components[id]!.name ?? id),
      ),
    ),
    check(
      journeys.some(({ targets }) => targets?.costPerMillion !== undefined) ||
        Object.values(table).some(({ quality }) => quality === 'cost'),
      'A budget',
      'say what a million requests may cost',
    ),
    check(sheet.years.length > 0, 'Growth is planned', 'estimate how it grows'),
    rules(subject, ['cost'], 'Rules of cost', 'cost'),
  ];
}

export function decisions({ decisions: table }: Subject): readonly Check[] {
  const every = Object.entries(table);
  const title = ([id, decision]: (typeof every)[number]) => `“${decision.title ?? id}”`;
  return [
    check(every.length > 0, 'Decisions', 'write down what was decided'),
    all(
      'Alternatives for each',
      every.map(title),
      every.filter(([, { options }]) => (options?.length ?? 0) < 2).map(title),
      'no alternatives',
    ),
    all(
      'Consequences for each',
      every.map(title),
      every.filter(([, { consequences }]) => !consequences).map(title),
      'no consequences',
    ),
    all(
      'Tied to components',
      every.map(title),
      every.filter(([, { components: of }]) => !of?.length).map(title),
      'not tied to a component',
    ),
  ];
}

export function validation(subject: Subject): readonly Check[] {
  const tests = experimentsOf(subject);
  const risky = tests.slice(0, 5);
  const decided = risky.filter(({ record }) => record?.state !== undefined);
  const failed = tests.filter(({ record }) => record?.state === 'failed');
  return [
    check(tests.length > 0, 'Assumptions worth testing', 'there is nothing to test yet'),
    check(
      risky.length > 0 && decided.length === risky.length,
      'A plan for the riskiest',
      `${plural(risky.length - decided.length, 'risky assumption')} without a plan`,
    ),
    check(
      tests.some(({ record }) => record?.state === 'passed'),
      'A first result',
      'no test has been passed yet',
    ),
    check(failed.length === 0, 'Nothing failed', `${plural(failed.length, 'test')} failed`),
  ];
}

export function review(subject: Subject): readonly Check[] {
  const open = Object.values(subject.comments).filter(({ resolved }) => resolved !== true);
  const points = CHECKLIST.flatMap(({ id }) => (subject.review.checklist[id]?.done ? [] : [id]));
  const signed = subject.review.signOffs.filter(({ verdict }) => verdict !== 'rejected');
  const changes = changesSince(subject.design);
  return [
    check(points.length === 0, 'Checklist', `${points.length} of ${CHECKLIST.length} points open`),
    check(open.length === 0, 'Comments answered', plural(open.length, 'open comment')),
    check(signed.length > 0, 'Signed', 'nobody has signed yet'),
    check(
      signed.length > 0 && changes.length === 0,
      'Nothing changed since',
      changes.length === 0 ? 'not reviewed yet' : `${plural(changes.length, 'change')} since the last review`,
    ),
    check(Boolean(subject.review.wrapUp?.summary), 'Summary', 'sum it up in a few sentences'),
  ];
}

export function security(subject: Subject): readonly Check[] {
  return [
    check(
      subject.facts.components.some(({ said }) => said('data.classification') !== undefined) ||
        Object.values(subject.entities).some(({ classification }) => classification),
      'Data is classified',
      'say which data is sensitive',
    ),
    check(
      Object.values(subject.design.boundaries).some(({ kind }) => kind === 'trust'),
      'Trust boundaries',
      'draw a trust boundary',
    ),
    rules(subject, ['security'], 'Security rules', 'security'),
    rules(subject, ['privacy'], 'Privacy rules', 'privacy'),
  ];
}

export function operations(subject: Subject): readonly Check[] {
  return [
    check(
      journeysOf(subject).some(([, { targets }]) => targets?.availability !== undefined),
      'Objectives',
      'say which availability is promised',
    ),
    rules(subject, ['observability'], 'Metrics, traces, alerts', 'observing'),
    rules(subject, ['operability'], 'Owners, runbooks, deployments', 'operating'),
  ];
}
