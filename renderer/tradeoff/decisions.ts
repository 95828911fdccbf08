import { run, useDocument } from '@renderer/state/document';
import { slug, unique } from '@shared/model';
import { type Comparison, draftDecision } from '@shared/tradeoff';

/** Drafts a decision from a comparison: figures and all; a person goes on from there. */
export function draft(comparison: Comparison, chosen: string): void {
  const decision = draftDecision(comparison, chosen);
  const { design } = useDocument.getState();
  const id = unique(slug(decision.title), design.decisions);
  run({
    label: `Draft decision “${decision.title}”`,
    touched: [{ table: 'decisions', id, from: undefined, to: decision }],
  });
}
