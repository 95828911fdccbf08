import { kindOf } from '../../catalogue';
import { apisOf, boundaryTitle, entitiesOf, likely, type Requirement, requirementsOf } from '../../model';
import { type Block, heading, paragraph } from '../blocks';
import { estimateTable } from '../estimate';
import { plural, print } from '../words';
import { componentsInOrder, connectorsInOrder } from './order';
import { factRows, factsOf, listed, right, type Section, titled } from './section';

const PRIORITIES = ['must', 'should', 'could', 'wont'];
/** What must be comes first; what nobody has ranked, last. */
export const rankOf = ({ priority }: Requirement): number =>
  priority === undefined ? PRIORITIES.length : PRIORITIES.indexOf(priority);

/** Step 1: what is wanted, by whom, within which bounds. */
export const understandSteps: Section = ({ design, words }) => {
  const all = Object.values(requirementsOf(design))
    .filter(({ text }) => text !== undefined && text !== '')
    .sort((a, b) => rankOf(a) - rankOf(b));
  const of = (kind: Requirement['kind']) => all.filter((requirement) => (requirement.kind ?? 'functional') === kind);
  const rows = (kind: Requirement['kind']) =>
    of(kind).map(({ text, priority, journeys, reason }) => [
      text!,
      priority === 'wont' ? 'will not' : (priority ?? ''),
      (journeys ?? []).map(words.journey).join(', '),
      reason ?? '',
    ]);
  const texts = (kind: Requirement['kind']) =>
    of(kind).map(({ text, owner }) => (owner === undefined ? text! : `${text!} (${owner})`));
  return [
    ...titled('What it must do', ['Requirement', 'Priority', 'Realised by', 'Why'], rows('functional')),
    ...titled('How well', ['Requirement', 'Priority', 'For', 'Why'], rows('non-functional')),
    ...listed('In scope', texts('scope-in')),
    ...listed('Out of scope', texts('scope-out')),
    ...listed('Constraints', texts('constraint')),
    ...listed('Assumptions', texts('assumption')),
    ...listed('Stakeholders', texts('stakeholder')),
  ];
};

/** Step 2. */
export const estimateSteps: Section = ({ design }) => {
  const table = estimateTable(design);
  return table === undefined ? [] : titled('', table.columns, table.rows);
};

/** Step 3. */
export const apiSteps: Section = ({ design, words }) =>
  Object.entries(apisOf(design)).flatMap(([id, api]): Block[] => {
    const { name, component, endpoints, description, ...rest } = api;
    const title = [name ?? id, component === undefined ? '' : `of ${words.component(component)}`].join(' ').trim();
    const facts = factsOf(rest);
    const rows = Object.values(endpoints).map((endpoint) => [
      [endpoint.method, endpoint.path].filter((part) => part).join(' '),
      endpoint.summary ?? '',
      endpoint.request ?? '',
      endpoint.response ?? '',
      (endpoint.errors ?? []).join('; '),
      endpoint.idempotent === undefined ? '' : endpoint.idempotent ? 'yes' : 'no',
    ]);
    return [
      heading(3, title),
      ...(description === undefined ? [] : [paragraph(description)]),
      ...factRows(facts),
      ...titled('', ['Endpoint', 'What it does', 'In', 'Out', 'Errors', 'Idempotent'], rows),
    ];
  });

/** Step 4. */
export const dataSteps: Section = ({ design, words }) =>
  Object.entries(entitiesOf(design)).flatMap(([id, entity]): Block[] => {
    const { name, component, fields, indexes, access, rows: count, ...rest } = entity;
    const facts = [
      ...(component === undefined ? [] : [['kept in', words.component(component)] as const]),
      ...(count === undefined ? [] : [['rows', print(likely(count), 'count')] as const]),
      ...factsOf(rest),
      ...(indexes.length === 0
        ? []
        : [['indexes', indexes.map(({ fields: keys }) => keys.join(' + ')).join('; ')] as const]),
    ];
    return [
      heading(3, name ?? id),
      ...factRows(facts),
      ...titled(
        '',
        ['Field', 'Type', 'Key', 'Refers to', 'Classification'],
        fields.map((field) => [
          field.name,
          field.type ?? '',
          field.key ?? '',
          field.references ?? '',
          field.classification ?? '',
        ]),
      ),
      ...titled(
        '',
        ['Access', 'By', right('Rate'), 'Consistency'],
        access.map((one) => [
          [one.operation, one.name ?? one.type].filter((part) => part).join(': '),
          (one.by ?? []).join(', '),
          one.ratePerSecond === undefined ? '' : print(likely(one.ratePerSecond), 'rate'),
          one.consistency ?? '',
        ]),
      ),
    ];
  });

/** Step 5: what there is. The drawing itself stands at the head of the document. */
export const designSteps: Section = ({ design, words }) => {
  const ids = componentsInOrder(design);
  if (ids.length === 0) return [];
  const rows = ids.map((id) => {
    const { kind, technology, boundary } = design.components[id]!;
    return [
      words.component(id),
      kindOf(kind)?.name ?? kind,
      technology ?? '',
      boundary === undefined ? '' : boundaryTitle(design, boundary),
    ];
  });
  const connectors = connectorsInOrder(design).map((id) => {
    const { from, to, label, protocol, mode } = design.connectors[id]!;
    return [words.component(from), words.component(to), label ?? '', protocol ?? '', mode === 'async' ? 'no' : 'yes'];
  });
  return [
    paragraph(`${plural(ids.length, 'component')} and ${plural(connectors.length, 'connector')}.`),
    ...titled('Components', ['Component', 'Kind', 'Technology', 'Stands in'], rows),
    ...titled('Connectors', ['From', 'To', 'What passes', 'Protocol', 'Waits'], connectors),
  ];
};

/** Step 6: those of which somebody has said more than what they are. */
export const deepSteps: Section = ({ design, report, words }) =>
  componentsInOrder(design).flatMap((id): Block[] => {
    const { notes, owner, data, hitRatio, shards, autoscale, redundancy } = design.components[id]!;
    const figures = report.components[id];
    const facts = [
      ...(owner === undefined ? [] : [['owner', owner] as const]),
      ...(figures === undefined || figures.replicas === 1
        ? []
        : [['replicas', `${figures.replicas}, ${redundancy ?? 'active'}`] as const]),
      ...(autoscale === undefined
        ? []
        : [['autoscale', `${likely(autoscale.min)} to ${likely(autoscale.max)}`] as const]),
      ...(hitRatio === undefined ? [] : [['hit ratio', print(likely(hitRatio), 'probability')] as const]),
      ...(shards === undefined ? [] : [['shards', `${likely(shards)}`] as const]),
      ...factsOf(data),
    ];
    const isDeep = (notes !== undefined && notes.trim() !== '') || data !== undefined || autoscale !== undefined;
    if (!isDeep) return [];
    return [
      heading(3, words.component(id)),
      ...(notes === undefined || notes.trim() === '' ? [] : [paragraph(notes.trim())]),
      ...factRows(facts),
    ];
  });
