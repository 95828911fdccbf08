import type { Report } from '../../../analysis';
import { boundaryTitle, type Design } from '../../../model';
import { outlineOf } from './outline';

/** A table with raw figures: what somebody sorts, sums and draws elsewhere. */
export type CsvTable = { readonly id: string; readonly title: string; readonly text: string };

type Cell = string | number | boolean | null | undefined;

/** Every table of a design, as CSV with a head, in full precision and canonical units (RFC 4180). */
export function writeCsv(design: Design, report: Report): readonly CsvTable[] {
  const tables: readonly (readonly [string, string, readonly string[], readonly (readonly Cell[])[]])[] = [
    ['components', 'Components', COMPONENT_HEAD, componentRows(design, report)],
    ['connectors', 'Connectors', CONNECTOR_HEAD, connectorRows(design, report)],
    ['journeys', 'Journeys', JOURNEY_HEAD, journeyRows(design, report)],
    ['targets', 'Targets', ['journey', 'target', 'wanted', 'is', 'met'], targetRows(report)],
    ['breaks', 'What breaks, in order', ['journey', 'component', 'at'], breakRows(report)],
    ['cut-sets', 'Cut sets', ['journey', 'order', 'failures', 'probability'], cutSetRows(design, report)],
    ['findings', 'Findings', FINDING_HEAD, findingRows(report)],
  ];
  return tables.map(([id, title, head, rows]) => ({ id, title, text: csv([head, ...rows]) }));
}

const COMPONENT_HEAD = [
  'id',
  'name',
  'kind',
  'technology',
  'boundary',
  'replicas',
  'replicasNeeded',
  'arrivalRps',
  'utilization',
  'saturatesAt',
  'meanMs',
  'availability',
  'costPerMonth',
  'owner',
]; // prettier-ignore

const componentRows = (design: Design, report: Report): readonly (readonly Cell[])[] =>
  outlineOf(design).components.map(({ id, name, kind, component }) => {
    const figures = report.components[id];
    return [
      id,
      name,
      kind,
      component.technology,
      component.boundary,
      figures?.replicas,
      figures?.replicasNeeded,
      figures?.arrivalRps,
      figures?.utilization,
      figures?.saturatesAt,
      figures?.meanMs,
      figures?.availability,
      figures?.costPerMonth,
      component.owner,
    ];
  });

const CONNECTOR_HEAD = [
  'id',
  'from',
  'to',
  'label',
  'protocol',
  'mode',
  'operations',
  'callsPerSecond',
  'attemptsPerCall',
];

const connectorRows = (design: Design, report: Report): readonly (readonly Cell[])[] =>
  outlineOf(design).connectors.map(({ id, from, to, label, connector }) => {
    const figures = report.connectors[id];
    const { protocol, mode = 'sync', operations = 'all' } = connector;
    return [id, from, to, label, protocol, mode, operations, figures?.callsPerSecond, figures?.attemptsPerCall];
  });

const JOURNEY_HEAD = [
  'id',
  'name',
  'entry',
  'ratePerSecond',
  'maxRatePerSecond',
  'bottleneck',
  'meanMs',
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'availability',
  'structuralAvailability',
  'downtimeMinutesPerYear',
  'costPerMonth',
  'costPerMillion',
]; // prettier-ignore

const journeyRows = (design: Design, report: Report): readonly (readonly Cell[])[] =>
  Object.entries(report.journeys).map(([id, of]) => [
    id,
    design.journeys[id]?.name,
    design.journeys[id]?.entry,
    of.ratePerSecond,
    of.maxRatePerSecond,
    of.bottleneck,
    of.meanMs,
    of.p50Ms,
    of.p95Ms,
    of.p99Ms,
    of.availability,
    of.structuralAvailability,
    of.downtimeMinutesPerYear,
    of.costPerMonth,
    of.costPerMillion,
  ]);

const targetRows = ({ journeys }: Report): readonly (readonly Cell[])[] =>
  Object.entries(journeys).flatMap(([id, { targets }]) =>
    targets.map(({ name, target, value, met }) => [id, name, target, value, met]),
  );

const breakRows = ({ journeys }: Report): readonly (readonly Cell[])[] =>
  Object.entries(journeys).flatMap(([id, { breaks }]) => breaks.map(({ component, at }) => [id, component, at]));

const cutSetRows = (design: Design, { journeys }: Report): readonly (readonly Cell[])[] =>
  Object.entries(journeys).flatMap(([id, { cutSets }]) =>
    cutSets.map(({ order, failures, probability }) => [
      id,
      order,
      failures
        .map((failure) =>
          failure.type === 'replicas'
            ? `${failure.component}${failure.count > 1 ? ` ×${failure.count}` : ''}`
            : boundaryTitle(design, failure.boundary),
        )
        .join(' + '),
      probability,
    ]),
  );

const FINDING_HEAD = ['code', 'severity', 'about', 'message', 'fix', 'source'];

const findingRows = ({ findings }: Report): readonly (readonly Cell[])[] =>
  findings.map(({ code, severity, about, message, fix, source }) => [
    code,
    severity,
    about.join(' '),
    message,
    fix,
    source,
  ]);

/** Spreadsheets take text that begins so for a formula, and run it. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The mark at the beginning tells spreadsheets that it is UTF-8. */
const csv = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
