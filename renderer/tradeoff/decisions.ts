import { run, useDocument } from '@renderer/state/document';
import type { Change } from '@shared/edit';
import { slug, unique } from '@shared/model';
import { type Comparison, type Decision, draftDecision } from '@shared/tradeoff';

type Stored = ReturnType<typeof useDocument.getState>['design']['decisions'][string];

const write = (label: string, id: string, decision: Decision | undefined): Change => {
  const from = useDocument.getState().design.decisions[id];
  // What other tools keep in a record stays in it.
  const to = decision === undefined ? undefined : ({ ...from, ...decision } as Stored);
  return { label, touched: [{ table: 'decisions', id, from, to }] };
};

/** Drafts a decision from a comparison: figures and all; a person goes on from there. */
export function addDecision(comparison: Comparison, chosen: string): void {
  const decision = draftDecision(comparison, chosen);
  const id = unique(slug(decision.title), useDocument.getState().design.decisions);
  run(write(`Draft decision “${decision.title}”`, id, decision));
}

export const editDecision = (id: string, decision: Decision): void =>
  run(write('Edit decision', id, decision), `decision ${id}`);
export const deleteDecision = (id: string): void => run(write('Delete decision', id, undefined));
