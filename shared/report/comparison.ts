import { kindOf } from '../catalogue';
import { availability, money, multiple } from '../formats';
import { boundaryTitle, type Design, printQuantity } from '../model';
import { type Compared, type Comparison, type JourneyProfile, matchingText, type RecordChange } from '../tradeoff';
import { type Block, type Column, heading, paragraph } from './blocks';
import { printed } from './words';

const right = (title: string): Column => ({ title, align: 'right' });

/** Designs side by side: what each buys against the first, every figure, and what differs in structure. */
export function comparisonBlocks(comparison: Comparison): readonly Block[] {
  const [first, ...others] = comparison;
  if (first === undefined) return [paragraph('Nothing to compare.')];
  return [
    heading(1, comparison.map(({ name }) => name).join(' and ')),
    ...others.flatMap(({ name, sentence, matching }) => [
      paragraph(`${name}, compared with ${first.name}: ${sentence}.`),
      ...[matchingText(matching) ?? []].flat().map(paragraph),
    ]),
    ...journeyTables(comparison),
    heading(2, 'The whole design'),
    { type: 'table', columns: columnsOf(comparison), rows: wholeRows(comparison) },
    ...others.flatMap((other) => structureBlocks(first, other)),
  ];
}

const columnsOf = (comparison: Comparison): readonly Column[] => [
  { title: '' },
  ...comparison.map(({ name }) => right(name)),
];

function journeyTables(comparison: Comparison): Block[] {
  const ids = [...new Set(comparison.flatMap(({ profile }) => Object.keys(profile.journeys)))].sort();
  return ids.flatMap((id): Block[] => {
    const name = comparison.map(({ profile }) => profile.journeys[id]?.name).find((each) => each !== undefined) ?? id;
    const row = (title: string, write: (profile: JourneyProfile, of: Compared) => string) => [
      title,
      ...comparison.map((of) => {
        const profile = of.profile.journeys[id];
        return profile === undefined ? 'not there' : write(profile, of);
      }),
    ];
    const rows = [
      row('Requests', ({ ratePerSecond }) => printQuantity(ratePerSecond, 'rate')),
      row('Carries at most', ({ bottleneck, maxLoad }) =>
        bottleneck === null ? 'no limit' : maxLoad === null ? 'not computed' : multiple(maxLoad),
      ),
      row('Breaks first', ({ bottleneck }, { design }) =>
        bottleneck === null ? 'nothing' : componentName(design, bottleneck),
      ),
      row('p99', ({ p99Ms }) => printed(p99Ms, 'duration')),
      row('Available', ({ unavailability }) =>
        unavailability === null ? 'not computed' : availability(1 - unavailability),
      ),
      row('Down a year', ({ downtimeHoursPerYear }) => printed(downtimeHoursPerYear, 'hours')),
      row('Answers', ({ consistency }) => consistency ?? 'not stated'),
      row('Calls in a row', ({ hops }) => `${hops}`),
      row('Costs a million', ({ costPerMillion }, { design }) =>
        costPerMillion === null ? 'not computed' : money(costPerMillion, design.assumptions?.currency ?? 'USD'),
      ),
      row('Targets', ({ targets }) => targetsText(targets)),
    ];
    return [heading(2, `“${name}”`), { type: 'table', columns: columnsOf(comparison), rows }];
  });
}

function targetsText(targets: JourneyProfile['targets']): string {
  if (targets.length === 0) return 'none';
  const missed = targets.filter(({ met }) => met !== true).length;
  return missed === 0 ? `${targets.length} met` : `${missed} of ${targets.length} missed`;
}

function wholeRows(comparison: Comparison): string[][] {
  const row = (title: string, write: (of: Compared) => string) => [title, ...comparison.map(write)];
  return [
    row('A month', ({ profile, design }) => money(profile.costPerMonth, design.assumptions?.currency ?? 'USD')),
    row('Single points of failure', ({ profile }) => `${profile.singlePoints.length}`),
    row('Components', ({ profile }) => `${profile.components}`),
    row('Connectors', ({ profile }) => `${profile.connectors}`),
    row('Technologies', ({ profile }) => `${profile.technologies}`),
    row('Findings', ({ report }) => `${report.findings.length}`),
  ];
}

function structureBlocks(first: Compared, other: Compared): Block[] {
  const title = heading(2, `What ${other.name} changes in ${first.name}`);
  if (other.structure.length === 0) return [title, paragraph('Nothing.')];
  return [
    title,
    {
      type: 'list',
      items: other.structure.map((change) => ({
        text: changeText(change),
        under: change.fields.map((field) => fieldText(field, first.design, other.design)),
      })),
    },
  ];
}

const NOUNS: Readonly<Record<RecordChange['table'], string>> = {
  components: 'component',
  connectors: 'connector',
  boundaries: 'boundary',
  journeys: 'journey',
};

const VERBS: Readonly<Record<RecordChange['what'], string>> = { added: 'New', removed: 'Gone', changed: 'Changed' };

const changeText = ({ what, table, name }: RecordChange): string => `${VERBS[what]} ${NOUNS[table]}: ${name}`;

/** "zones: zone a → zone a, zone b": one field of a changed record, with boundaries by their names. */
export function fieldText({ field, from, to }: RecordChange['fields'][number], before: Design, after: Design): string {
  const isPlace = field === 'zones' || field === 'boundary' || field === 'parent';
  const print = (value: unknown, design: Design): string => {
    const name = (each: unknown) =>
      isPlace && typeof each === 'string' ? boundaryTitle(design, each) : valueText(each);
    return shortened(Array.isArray(value) ? value.map(name).join(', ') : name(value));
  };
  return `${field}: ${print(from, before)} → ${print(to, after)}`;
}

/** What a file holds in a field, as a person would write it. */
function valueText(value: unknown): string {
  if (value === undefined) return 'not set';
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, each]) => (Array.isArray(value) ? valueText(each) : `${key} ${valueText(each)}`))
      .join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);

const componentName = (design: Compared['design'], id: string): string =>
  design.components[id]?.name ?? kindOf(design.components[id]?.kind ?? '')?.name ?? id;
