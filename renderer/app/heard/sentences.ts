import type { Report } from '@shared/analysis';
import { kindOf } from '@shared/catalogue';
import { percent } from '@shared/formats';
import { boundaryTitle, connectorCaption, type Design, likely, printQuantity } from '@shared/model';
import { verdictOf } from '@renderer/report';

export type Sentence = { readonly id: string; readonly text: string };

export const nameIn = (design: Design, id: string): string =>
  design.components[id]?.name ?? design.boundaries[id]?.name ?? id;

const MOST_FINDINGS = 3;

/** Parts with semicolons between them and one full stop at the end, whatever they ended with themselves. */
const sentence = (parts: readonly string[]): string =>
  `${parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/[.;]+$/, ''))
    .join('; ')}.`;

/** Components with who calls them, whom they call and what is found: clients first, stores last. */
export function sentencesOf(design: Design, report: Report | undefined): readonly Sentence[] {
  const calls = neighbours(design, 'from', 'to');
  const callers = neighbours(design, 'to', 'from');
  const found = new Map<string, string[]>();
  for (const { about, message } of report?.findings ?? [])
    for (const id of about.slice(0, 1)) found.set(id, [...(found.get(id) ?? []), message]);
  return Object.entries(design.components)
    .sort(([, a], [, b]) => (kindOf(a.kind)?.tier ?? 3) - (kindOf(b.kind)?.tier ?? 3))
    .map(([id, component]) => {
      const utilization = report?.components[id]?.utilization;
      const replicas = likely(component.replicas ?? 1);
      const name = nameIn(design, id);
      const kind = component.technology ?? kindOf(component.kind)?.name ?? component.kind;
      const text = sentence([
        kind.toLowerCase() === name.toLowerCase() ? name : `${name}, ${kind}`,
        replicas > 1 ? `${replicas} replicas` : '',
        component.boundary === undefined ? '' : `in ${nameIn(design, component.boundary)}`,
        callers.has(id) ? `called by ${callers.get(id)!.join(', ')}` : '',
        calls.has(id) ? `calls ${calls.get(id)!.join(', ')}` : '',
        utilization ? `${percent(utilization)} busy` : '',
        ...(found.get(id) ?? []).slice(0, MOST_FINDINGS),
      ]);
      return { id, text };
    });
}

function neighbours(design: Design, of: 'from' | 'to', other: 'from' | 'to'): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const connector of Object.values(design.connectors)) {
    const isAsync = of === 'from' && connector.mode === 'async';
    const name = `${nameIn(design, connector[other])}${isAsync ? ' without waiting' : ''}`;
    names.set(connector[of], [...(names.get(connector[of]) ?? []), name]);
  }
  return names;
}

/** Boundaries with what stands in them directly. */
export function boundarySentences(design: Design): readonly Sentence[] {
  return Object.entries(design.boundaries).map(([id, { parent }]) => {
    const inner = Object.keys(design.boundaries).filter((other) => design.boundaries[other]!.parent === id);
    const members = Object.keys(design.components).filter((component) => design.components[component]!.boundary === id);
    const names = [...inner.map((each) => boundaryTitle(design, each)), ...members.map((each) => nameIn(design, each))];
    return {
      id,
      text: sentence([
        boundaryTitle(design, id),
        parent === undefined ? '' : `in ${nameIn(design, parent)}`,
        names.length === 0 ? 'empty' : `holds ${names.join(', ')}`,
      ]),
    };
  });
}

/** Each journey with what the verdict bar says of it. */
export function journeySentences(design: Design, report: Report | undefined): readonly Sentence[] {
  return Object.entries(design.journeys).map(([id, journey]) => {
    const enters = journey.entry === undefined ? 'enters nowhere yet' : `enters at ${nameIn(design, journey.entry)}`;
    const figures = report?.journeys[id] === undefined ? [] : verdictOf(design, report, id);
    const answers = figures.map(({ label, value, note }) => `${label} ${value}${note === '' ? '' : `, ${note}`}`);
    return { id, text: sentence([journey.name ?? id, enters, ...answers]) };
  });
}

/** One connector, with what its label says and how much goes over it. */
export function connectorSentence(design: Design, report: Report | undefined, id: string): string {
  const connector = design.connectors[id]!;
  const calls = report?.connectors[id]?.callsPerSecond;
  return sentence([
    `Connector from ${nameIn(design, connector.from)} to ${nameIn(design, connector.to)}`,
    connectorCaption(connector),
    connector.mode === 'async' ? 'the caller does not wait' : '',
    calls == null ? '' : printQuantity(calls, 'rate'),
  ]);
}
