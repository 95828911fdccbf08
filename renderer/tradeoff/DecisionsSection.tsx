import { useDocument } from '@renderer/state/document';
import { Button } from '@renderer/ui';
import { decisionMarkdown, nameIn, readDecision } from '@shared/tradeoff';
import type { ReactElement } from 'react';
import { saveText } from './files';
import { Heading } from './parts';

/** The page does not edit records itself: whoever shows it brings the editor that all pages share. */
export type DecisionDoor = {
  readonly records: ReactElement;
  readonly onAddDecision: () => void;
};

/** Architecture decision records: why the design is as it is, with the figures that were on the table. */
export function DecisionsSection({ records, onAddDecision }: DecisionDoor): ReactElement {
  const design = useDocument((state) => state.design);
  const ids = Object.keys(design.decisions).sort();
  const markdown = () =>
    ids
      .map((id, i) =>
        decisionMarkdown(
          readDecision(design.decisions[id] as Readonly<Record<string, unknown>>),
          i + 1,
          nameIn(design),
        ),
      )
      .join('\n\n');
  return (
    <section aria-label="Decisions">
      <Heading
        title="Decisions"
        actions={
          <>
            <Button icon="plus" onClick={onAddDecision}>
              Add a decision
            </Button>
            {ids.length > 0 && (
              <Button
                icon="export"
                onClick={() => void saveText({ name: `${design.name} decisions.md`, contents: markdown() })}
              >
                Export as Markdown
              </Button>
            )}
          </>
        }
      >
        Records of what was decided and why, the same as in the process. One is drafted from a comparison of variants,
        with the figures of every option.
      </Heading>
      {records}
    </section>
  );
}
