import type { Bullet, ContentSlide, Slide } from '../../formats';
import { estimateOf, type Requirement, requirementsOf } from '../../model';
import { estimateTable } from '../estimate';
import { verdictOf } from '../journey';
import { decisionsOf } from '../records';
import { listed, plural } from '../words';
import type { DeckContext } from './context';

export function titleSlide({ design, report, words, options }: DeckContext): readonly Slide[] {
  const journeys = Object.keys(report.journeys).map((id) => verdictOf(id, report, words));
  return [
    {
      layout: 'title',
      title: design.name || 'Untitled',
      subtitle: design.summary?.trim() ?? '',
      lines: [options.author ?? '', options.date ?? ''].filter((line) => line !== ''),
      notes: journeys,
    },
  ];
}

const GROUPS: readonly (readonly [Requirement['kind'], string])[] = [
  ['functional', 'What it must do'],
  ['non-functional', 'How well'],
  ['scope-in', 'In scope'],
  ['scope-out', 'Out of scope'],
  ['constraint', 'Constraints'],
  ['assumption', 'Assumptions'],
  ['stakeholder', 'Stakeholders'],
];

export function contextSlides({ design, words }: DeckContext): readonly ContentSlide[] {
  const all = Object.values(requirementsOf(design));
  const items = GROUPS.flatMap(([kind, title]): Bullet[] => {
    const found = all.filter((requirement) => (requirement.kind ?? 'functional') === kind && requirement.text);
    if (found.length === 0) return [];
    return [{ text: title, isHead: true }, ...found.map((requirement) => ({ text: textOf(requirement) }))];
  });
  if (items.length === 0) return [];
  const realised = all.flatMap(({ text, journeys }) =>
    text === undefined || journeys === undefined || journeys.length === 0
      ? []
      : [`${text} Realised by ${listed(journeys.map(words.journey))}.`],
  );
  return [
    { layout: 'content', title: 'Context and requirements', parts: [{ type: 'bullets', items }], notes: realised },
  ];
}

const textOf = ({ text, priority }: Requirement): string =>
  priority === undefined || priority === 'must' ? text! : `${text!} (${priority})`;

export function estimateSlides({ design }: DeckContext): readonly ContentSlide[] {
  const table = estimateTable(design);
  if (table === undefined) return [];
  const shares = [2.2, 3, 1.3, 2.4];
  const { source } = estimateOf(design);
  return [
    {
      layout: 'content',
      title: 'Back of the envelope',
      parts: [
        {
          type: 'table',
          columns: table.columns.map((column, i) => ({ ...column, share: shares[i] ?? 1 })),
          rows: table.rows,
        },
      ],
      notes: source === undefined ? [] : [source],
    },
  ];
}

export function decisionSlides({ design, words }: DeckContext): readonly ContentSlide[] {
  const decisions = decisionsOf(design);
  if (decisions.length === 0) return [];
  const items = decisions.flatMap(({ title, status, context, decision, consequences }): Bullet[] => [
    { text: status === '' ? title : `${title} (${status})`, isHead: true },
    ...(context === '' ? [] : [{ text: `Why: ${context}` }]),
    ...(decision === '' ? [] : [{ text: `Decided: ${decision}` }]),
    ...(consequences === '' ? [] : [{ text: `Consequences: ${consequences}` }]),
  ]);
  const notes = decisions.flatMap(({ title, options, components }) => [
    ...(options.length === 0 ? [] : [`${title}: considered were ${options.join('; ')}.`]),
    ...(components.length === 0 ? [] : [`${title}: concerns ${listed(components.map(words.component))}.`]),
  ]);
  return [{ layout: 'content', title: 'Decisions', parts: [{ type: 'bullets', items }], notes }];
}

const MOST_DEFAULTS = 8;

/** What nobody has answered yet, and what the answers above rest on without anybody having said it. */
export function questionSlides({ design, report }: DeckContext): readonly ContentSlide[] {
  const open = Object.values(requirementsOf(design)).filter(
    ({ kind, text, answer }) => kind === 'question' && text && !answer,
  );
  const weak = report.findings.filter(({ code }) => code === 'model.low-confidence-default');
  const unknown = report.findings.filter(({ code }) => code.startsWith('input.') || code === 'model.not-computed');
  const items: Bullet[] = [
    ...group(
      'Open questions',
      open.map(({ text, owner }) => (owner ? `${text!} (${owner})` : text!)),
    ),
    ...group(
      'Not computed, and why',
      unknown.map(({ message }) => message),
    ),
    ...group(
      'Figures that rest on a default of little confidence',
      weak.slice(0, MOST_DEFAULTS).map(({ message }) => message),
    ),
  ];
  if (items.length === 0) return [];
  const more = weak.length - MOST_DEFAULTS;
  return [
    {
      layout: 'content',
      title: 'Open questions',
      parts: [{ type: 'bullets', items }],
      notes:
        more > 0 ? [`${plural(more, 'further default')} of little confidence ${more === 1 ? 'is' : 'are'} used.`] : [],
    },
  ];
}

const group = (title: string, texts: readonly string[]): readonly Bullet[] =>
  texts.length === 0 ? [] : [{ text: title, isHead: true }, ...texts.map((text) => ({ text }))];
