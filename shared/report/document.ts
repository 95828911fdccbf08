import type { Finding, Report } from '../analysis';
import { kindOf } from '../catalogue';
import { multiple, percent } from '../formats';
import type { Design } from '../model';
import { type Block, heading, type Item, paragraph } from './blocks';
import { journeyBlocks, verdictOf } from './journey';
import { singlePoints } from './singlePoints';
import { plural, print, printed, type Words, wordsOf } from './words';

/** All that a report says, in the order in which an architect asks. */
export function documentOf(design: Design, report: Report): readonly Block[] {
  const words = wordsOf(design, report);
  const journeys = Object.keys(report.journeys);
  return [
    heading(1, design.name),
    ...(design.summary === undefined || design.summary.trim() === '' ? [] : [paragraph(design.summary.trim())]),
    ...(journeys.length === 0
      ? [paragraph('No journey says where requests enter and how many: there is nothing to compute yet.')]
      : [{ type: 'list' as const, items: journeys.map((id) => ({ text: verdictOf(id, report, words) })) }]),
    ...journeys.flatMap((id) => journeyBlocks(id, design, report, words)),
    ...singlePoints(report, words),
    ...components(design, report, words),
    ...findings(report, words),
    ...method(design, report),
  ];
}

export function components(design: Design, report: Report, words: Words): Block[] {
  const ids = Object.keys(report.components);
  if (ids.length === 0) return [];
  const sorted = ids
    .map((id) => ({ id, figures: report.components[id]! }))
    .sort((a, b) => (b.figures.utilization ?? -1) - (a.figures.utilization ?? -1) || (a.id < b.id ? -1 : 1));
  const rows = sorted.map(({ id, figures }) => {
    const { kind, technology } = design.components[id] ?? { kind: '' };
    const needed = figures.replicasNeeded;
    return [
      words.component(id),
      technology ?? kindOf(kind)?.name ?? kind,
      needed === null || needed <= figures.replicas ? `${figures.replicas}` : `${figures.replicas} (needs ${needed})`,
      printed(figures.arrivalRps, 'rate'),
      figures.utilization === null ? 'not computed' : percent(figures.utilization),
      figures.saturatesAt === null ? 'no limit' : multiple(figures.saturatesAt),
      printed(figures.meanMs, 'duration'),
      print(figures.availability, 'probability'),
      words.money(figures.costPerMonth),
    ];
  });
  const right = (title: string) => ({ title, align: 'right' as const });
  const needs = sorted.some(({ figures: { replicas, replicasNeeded } }) => (replicasNeeded ?? 0) > replicas);
  return [
    heading(2, 'Components'),
    {
      type: 'table',
      columns: [
        { title: 'Component' },
        { title: 'What' },
        right('Replicas'),
        right('Load'),
        right('In use'),
        right('Gives in at'),
        right('Mean time'),
        right('Available'),
        right('A month'),
      ],
      rows,
      about: sorted.map(({ id }) => id),
    },
    paragraph(
      `All together cost ${words.money(report.cost.perMonth)} a month. “Gives in at” is the multiple of today’s load of all journeys.${needs ? ` As many replicas as are needed keep a component below ${percent(planningLimit(design))} in use.` : ''}`,
    ),
  ];
}

function planningLimit(design: Design): number {
  const limit = design.assumptions?.maxUtilization ?? 0.7;
  return typeof limit === 'number' ? limit : limit.likely;
}

const SEVERITIES = [
  ['error', 'Must be solved'],
  ['warning', 'Should be looked at'],
  ['info', 'Good to know'],
] as const;

export function findings(report: Report, words: Words): Block[] {
  if (report.findings.length === 0) return [heading(2, 'Findings'), paragraph('None.')];
  const itemOf = ({ message, fix, source, code, about }: Finding): Item => {
    const others = about.filter((id) => !words.namesOf(id).some((name) => message.includes(name)));
    return {
      text: message,
      about,
      under: [
        `What to do: ${fix}`,
        ...(others.length > 0
          ? [
              `About: ${others
                .slice(0, 12)
                .map((id) => words.anything(id))
                .join(', ')}${others.length > 12 ? ` and ${others.length - 12} more` : ''}`,
            ]
          : []),
        `Source: ${source} (${code})`,
      ],
    };
  };
  const groups = SEVERITIES.flatMap(([severity, title]): Block[] => {
    const chosen = report.findings.filter((finding) => finding.severity === severity);
    return chosen.length === 0
      ? []
      : [heading(3, `${title} (${chosen.length})`), { type: 'list', items: chosen.map(itemOf) }];
  });
  const counts = SEVERITIES.map(
    ([severity]) => report.findings.filter((finding) => finding.severity === severity).length,
  );
  const [errors, warnings, infos] = counts as [number, number, number];
  return [
    heading(2, 'Findings'),
    paragraph(`${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${plural(infos, 'remark')}.`),
    ...groups,
  ];
}

const METHOD: Readonly<Record<string, string>> = {
  load: 'Load',
  waiting: 'Waiting',
  latency: 'Latency',
  availability: 'Availability',
  cutSets: 'Cut sets',
};

export function method(design: Design, report: Report): Block[] {
  const rows = Object.entries(report.method).map(([key, text]) => [METHOD[key] ?? key, text] as const);
  const hours = design.assumptions?.hoursPerMonth;
  const month = typeof hours === 'number' ? hours : (hours?.likely ?? 730);
  return [
    heading(2, 'How this was computed'),
    {
      type: 'facts',
      rows: [...rows, ['Money', `${design.assumptions?.currency ?? 'USD'}, a month of ${month} hours`]],
    },
    paragraph('Failures are independent unless a boundary or a common cause ties them together.'),
  ];
}
