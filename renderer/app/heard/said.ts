import { type Report, shownJourney } from '@shared/analysis';
import { kindOf } from '@shared/catalogue';
import type { Change } from '@shared/edit';
import { boundaryTitle, type Design, papersOf } from '@shared/model';
import { verdictOf } from '@renderer/report';
import type { Selection } from '@renderer/state/session';
import { connectorSentence, nameIn, sentencesOf } from './sentences';

const MOST_NAMES = 5;
const MOST_FINDINGS = 2;

const listed = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What a change did, as it is told to somebody who does not see it. `before` and `after` are the design around it. */
export function saidOfChange(change: Change, before: Design, after: Design): string {
  const ids = (table: 'components' | 'connectors', is: 'added' | 'deleted') =>
    change.touched.flatMap((touch) =>
      touch.table === table && (is === 'added' ? touch.from === undefined : touch.to === undefined) ? [touch.id] : [],
    );
  const lines = (design: Design, of: readonly string[]) =>
    of.flatMap((id) => {
      const connector = design.connectors[id];
      return connector ? [`${nameIn(design, connector.from)} to ${nameIn(design, connector.to)}`] : [];
    });
  const [added, gone] = [ids('components', 'added'), ids('components', 'deleted')];
  const [drawn, cut] = [lines(after, ids('connectors', 'added')), lines(before, ids('connectors', 'deleted'))];
  const parts = [
    added.length === 0 ? '' : `Added ${listed(added.map((id) => withKind(after, id)))}`,
    drawn.length === 0 ? '' : `Connected ${listed(drawn)}`,
    gone.length === 0 ? '' : `Deleted ${listed(gone.map((id) => nameIn(before, id)))}`,
    cut.length === 0 ? '' : gone.length > 0 ? counted(cut.length, 'connector') : `Disconnected ${listed(cut)}`,
  ].filter((part) => part !== '');
  if (parts.length > 0) return `${parts.join('. ')}.`;
  const about = [...new Set(change.touched.flatMap(({ table, id }) => (table === 'components' ? [id] : [])))];
  return about.length === 1 ? `${change.label}: ${nameIn(after, about[0]!)}.` : `${change.label}.`;
}

function withKind(design: Design, id: string): string {
  const { kind, technology } = design.components[id]!;
  const what = technology ?? kindOf(kind)?.name ?? kind;
  const name = nameIn(design, id);
  return what.toLowerCase() === name.toLowerCase() ? name : `${name}, ${what}`;
}

/** What is selected; nothing where nothing is. */
export function saidOfSelection(design: Design, report: Report | undefined, selection: Selection): string {
  const { components, connectors, boundaries, notes } = selection;
  const [component] = components;
  const [connector] = connectors;
  const [boundary] = boundaries;
  const [note] = notes;
  const count = components.size + connectors.size + boundaries.size + notes.size;
  if (count > 1) {
    const parts = [
      components.size > 0 ? counted(components.size, 'component') : '',
      connectors.size > 0 ? counted(connectors.size, 'connector') : '',
      boundaries.size > 0 ? `${boundaries.size} ${boundaries.size === 1 ? 'boundary' : 'boundaries'}` : '',
      notes.size > 0 ? counted(notes.size, 'note') : '',
    ].filter((part) => part !== '');
    return `${parts.join(', ')} selected.`;
  }
  if (component !== undefined) return sentencesOf(design, report).find(({ id }) => id === component)?.text ?? '';
  if (connector !== undefined && design.connectors[connector]) return connectorSentence(design, report, connector);
  if (boundary !== undefined && design.boundaries[boundary]) return `${boundaryTitle(design, boundary)}.`;
  const paper = note === undefined ? undefined : papersOf(design)[note];
  if (paper === undefined) return '';
  return paper.kind === 'ink' ? 'Freehand stroke.' : `Note: ${paper.text}.`;
}

/** What the newest answer says that the one before did not: figures of the journey that is shown, and findings. */
export function saidOfAnswer(
  design: Design,
  report: Report,
  before: Report | undefined,
  chosen: string | undefined,
): string {
  const journey = shownJourney(report, chosen);
  const figures = journey === undefined || !design.journeys[journey] ? [] : verdictOf(design, report, journey);
  const old =
    journey === undefined || before?.journeys[journey] === undefined ? [] : verdictOf(design, before, journey);
  const changed = figures.filter(({ id, label, value }) => {
    const was = old.find((each) => each.id === id);
    return was?.value !== value || was.label !== label;
  });
  const name = journey === undefined ? '' : (design.journeys[journey]?.name ?? journey);
  const verdict = changed.map(({ label, value, note }) => `${label} ${value}${note === '' ? '' : `, ${note}`}`);
  const grave = report.findings.filter(({ severity }) => severity !== 'info');
  const known = new Set(before?.findings.map(keyOf));
  const fresh = grave.filter((finding) => !known.has(keyOf(finding)));
  const now = new Set(report.findings.map(keyOf));
  const gone = (before?.findings ?? []).filter((each) => each.severity !== 'info' && !now.has(keyOf(each))).length;
  const parts = [
    verdict.length === 0 ? '' : `${name}: ${verdict.join('; ')}.`,
    fresh.length === 0
      ? ''
      : `${before === undefined ? 'Found' : 'New'}: ${fresh
          .slice(0, MOST_FINDINGS)
          .map(({ message }) => message)
          .join(' ')}`,
    fresh.length > MOST_FINDINGS ? `And ${counted(fresh.length - MOST_FINDINGS, 'more finding')}.` : '',
    gone === 0 ? '' : `${counted(gone, 'finding')} resolved.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

const keyOf = ({ code, about }: Report['findings'][number]): string => `${code} ${about.join()}`;
