import type { Report } from '@shared/analysis';
import { kindOf } from '@shared/catalogue';
import { percent } from '@shared/formats';
import type { Design } from '@shared/model';
import { useDocument } from '@renderer/state/document';
import { type ReactElement, useDeferredValue } from 'react';

/** The drawing for those who hear it: each component with what it calls and what is found about it. */
export function DiagramText({ report }: { readonly report: Report | undefined }): ReactElement | null {
  // Nobody hears faster than this is written: drawing goes first.
  const design = useDeferredValue(useDocument((state) => state.design));
  const heard = useDeferredValue(report);
  const lines = sentencesOf(design, heard);
  return (
    <section className="visually-hidden" aria-label="The drawing as text">
      <h1>{design.name || 'Untitled'}</h1>
      <p>
        {lines.length} components, {Object.keys(design.connectors).length} connectors.
      </p>
      <ol>
        {lines.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ol>
    </section>
  );
}

const nameIn = (design: Design, id: string): string => design.components[id]?.name ?? design.boundaries[id]?.name ?? id;

/** Callers before callees as far as the kinds tell: clients first, stores last. */
export function sentencesOf(design: Design, report: Report | undefined): readonly { id: string; text: string }[] {
  const calls = new Map<string, string[]>();
  for (const { from, to, mode } of Object.values(design.connectors)) {
    const target = `${nameIn(design, to)}${mode === 'async' ? ' without waiting' : ''}`;
    calls.set(from, [...(calls.get(from) ?? []), target]);
  }
  const found = new Map<string, string[]>();
  for (const { about, message } of report?.findings ?? [])
    for (const id of about.slice(0, 1)) found.set(id, [...(found.get(id) ?? []), message]);
  return Object.entries(design.components)
    .sort(([, a], [, b]) => (kindOf(a.kind)?.tier ?? 3) - (kindOf(b.kind)?.tier ?? 3))
    .map(([id, component]) => {
      const kind = component.technology ?? kindOf(component.kind)?.name ?? component.kind;
      const utilization = report?.components[id]?.utilization;
      const parts = [
        `${nameIn(design, id)}, ${kind}`,
        component.boundary === undefined ? '' : `in ${nameIn(design, component.boundary)}`,
        calls.has(id) ? `calls ${calls.get(id)!.join(', ')}` : '',
        utilization ? `${percent(utilization)} busy` : '',
        ...(found.get(id) ?? []).slice(0, 3),
      ];
      return { id, text: `${parts.filter((part) => part !== '').join('; ')}.` };
    });
}
