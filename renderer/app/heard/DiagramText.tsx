import type { Report } from '@shared/analysis';
import { papersOf } from '@shared/model';
import { useDocument } from '@renderer/state/document';
import { type ReactElement, useDeferredValue } from 'react';
import { boundarySentences, journeySentences, type Sentence, sentencesOf } from './sentences';

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The drawing for those who hear it: what it answers, each component with whom it calls and what is found, what holds it. */
export function DiagramText({ report }: { readonly report: Report | undefined }): ReactElement {
  // Nobody hears faster than this is written: drawing goes first.
  const design = useDeferredValue(useDocument((state) => state.design));
  const heard = useDeferredValue(report);
  const components = sentencesOf(design, heard);
  const notes = Object.entries(papersOf(design)).flatMap(([id, paper]) =>
    paper.kind === 'ink' ? [] : [{ id, text: paper.text }],
  );
  return (
    <section className="visually-hidden" aria-label="The drawing as text">
      <h1>{design.name || 'Untitled'}</h1>
      <p id="drawing-counts">
        {counted(components.length, 'component')}, {counted(Object.keys(design.connectors).length, 'connector')}.
      </p>
      <Part title="Journeys" lines={journeySentences(design, heard)} />
      <Part title="Components" lines={components} />
      <Part title="Boundaries" lines={boundarySentences(design)} />
      <Part title="Notes" lines={notes} />
    </section>
  );
}

function Part({ title, lines }: { readonly title: string; readonly lines: readonly Sentence[] }): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ol>
        {lines.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ol>
    </>
  );
}
