import { multiple, percent } from '../../formats';
import { likely } from '../../model';
import { type Block, heading, paragraph } from '../blocks';
import { components } from '../document';
import { journeyBlocks } from '../journey';
import { singlePoints } from '../singlePoints';
import { print, printed } from '../words';
import { componentsInOrder, connectorsInOrder } from './order';
import { factsOf, listed, right, type Section, titled } from './section';

/** Headings of a part that becomes a section of this document stand one level deeper. */
const deeper = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) =>
    block.type === 'heading' && block.level !== 1 ? heading(block.level === 2 ? 3 : 4, block.text) : block,
  );

/** Step 7. */
export const loadSteps: Section = ({ design, report, words }) => {
  const journeys = Object.keys(report.journeys);
  if (journeys.length === 0) return [];
  return [
    ...deeper(components(design, report, words)),
    ...deeper(journeys.flatMap((id) => journeyBlocks(id, design, report, words))),
  ];
};

/** Step 8. */
export const resilienceSteps: Section = ({ report, words }) => {
  const journeys = Object.entries(report.journeys);
  if (journeys.length === 0) return [];
  const rows = journeys.map(([id, { availability, structuralAvailability }]) => [
    words.journey(id),
    printed(availability, 'probability'),
    availability === null ? '' : words.perYear(1 - availability),
    printed(structuralAvailability, 'probability'),
  ]);
  return [
    ...titled('', ['Journey', right('Available at peak'), right('Down a year'), right('Structure alone')], rows),
    ...deeper(singlePoints(report, words)),
  ];
};

/** Step 9: what nobody waits for. */
export const asyncSteps: Section = ({ design, report, words }) => {
  const rows = connectorsInOrder(design)
    .filter((id) => design.connectors[id]!.mode === 'async')
    .map((id) => {
      const { from, to, label, idempotent } = design.connectors[id]!;
      const figures = report.components[to];
      return [
        words.component(from),
        words.component(to),
        label ?? '',
        printed(report.connectors[id]?.callsPerSecond ?? null, 'rate'),
        figures?.utilization === null || figures?.utilization === undefined ? '' : percent(figures.utilization),
        figures?.saturatesAt === null || figures?.saturatesAt === undefined
          ? 'no limit'
          : multiple(figures.saturatesAt),
        idempotent === undefined ? '' : idempotent ? 'yes' : 'no',
      ];
    });
  return titled(
    '',
    ['From', 'To', 'What', right('Rate'), right('In use'), right('Falls behind at'), 'Idempotent'],
    rows,
  );
};

/** Step 10: boundaries of trust, what crosses unencrypted or unnamed, where personal data lies. */
export const securitySteps: Section = ({ design, words }) => {
  const trust = Object.entries(design.boundaries).filter(([, { kind }]) => kind === 'trust');
  const stated = connectorsInOrder(design).flatMap((id) => {
    const { from, to, encrypted, authenticated, classification } = design.connectors[id]!;
    if (encrypted === undefined && authenticated === undefined && classification === undefined) return [];
    const yesNo = (value: boolean | undefined) => (value === undefined ? 'not stated' : value ? 'yes' : 'no');
    return [
      [
        `${words.component(from)} → ${words.component(to)}`,
        yesNo(encrypted),
        yesNo(authenticated),
        classification ?? '',
      ],
    ];
  });
  const measures = componentsInOrder(design).flatMap((id) => {
    const facts = factsOf(design.components[id]!.security);
    return facts.length === 0
      ? []
      : [[words.component(id), facts.map(([name, value]) => `${name}: ${value}`).join('; ')]];
  });
  return [
    ...listed(
      'Trust boundaries',
      trust.map(([id, { name }]) => name ?? id),
    ),
    ...titled('In transit', ['Connector', 'Encrypted', 'Authenticated', 'Data'], stated),
    ...titled('Measures', ['Component', 'What is stated'], measures),
  ];
};

/** Step 11. */
export const operateSteps: Section = ({ design, words }) => {
  const rows = componentsInOrder(design).flatMap((id) => {
    const { operations, owner } = design.components[id]!;
    const facts = factsOf(operations);
    return facts.length === 0 && owner === undefined
      ? []
      : [[words.component(id), owner ?? '', facts.map(([name, value]) => `${name}: ${value}`).join('; ')]];
  });
  return titled('', ['Component', 'Owner', 'What is stated'], rows);
};

/** Step 12. */
export const costSteps: Section = ({ design, report, words }) => {
  const drivers = Object.entries(report.components)
    .filter(([, { costPerMonth }]) => costPerMonth > 0)
    .sort(([a, x], [b, y]) => y.costPerMonth - x.costPerMonth || (a < b ? -1 : 1));
  if (drivers.length === 0) return [];
  const total = report.cost.perMonth;
  return [
    paragraph(`${words.money(total)} a month in all.`),
    ...titled(
      'By component',
      ['Component', right('A month'), right('Share')],
      drivers.map(([id, { costPerMonth }]) => [
        words.component(id),
        words.money(costPerMonth),
        percent(costPerMonth / total),
      ]),
    ),
    ...titled(
      'By journey',
      ['Journey', right('A month'), right('A million requests'), right('Requests')],
      Object.entries(report.journeys).map(([id, { costPerMonth, costPerMillion, ratePerSecond }]) => [
        words.journey(id),
        words.money(costPerMonth),
        costPerMillion === null ? 'not computed' : words.money(costPerMillion),
        `${print(ratePerSecond, 'rate')} at peak${averageOf(design.journeys[id]?.averageRatio)}`,
      ]),
    ),
  ];
};

const averageOf = (ratio: Parameters<typeof likely>[0] | undefined): string =>
  ratio === undefined ? '' : `, ${percent(likely(ratio))} of it on average`;
