import { endGesture, useDocument } from '@renderer/state/document';
import { Button, IconButton } from '@renderer/ui';
import { type Decision, DECISION_STATUSES, decisionMarkdown, nameIn, readDecision } from '@shared/tradeoff';
import { type ReactElement, useState } from 'react';
import { deleteDecision, editDecision } from './decisions';
import { saveText } from './files';
import { Empty, Heading } from './parts';
import detail from './Detail.module.css';
import styles from './Tradeoff.module.css';

const FIELDS = [
  ['context', 'Context'],
  ['decision', 'Decision'],
  ['consequences', 'Consequences'],
] as const;

/** Architecture decision records: why the design is as it is, with the figures that were on the table. */
export function DecisionsSection(): ReactElement {
  const design = useDocument((state) => state.design);
  const decisions = Object.keys(design.decisions)
    .sort()
    .map((id) => ({ id, decision: readDecision(design.decisions[id] as Readonly<Record<string, unknown>>) }));
  const all = decisions.map(({ decision }, i) => decisionMarkdown(decision, i + 1, nameIn(design))).join('\n\n');
  return (
    <section aria-label="Decisions">
      <Heading
        title="Decisions"
        actions={
          decisions.length > 0 && (
            <Button icon="export" onClick={() => void saveText({ name: `${design.name} decisions.md`, contents: all })}>
              Export as Markdown
            </Button>
          )
        }
      >
        Records of what was decided and why. One is drafted from a comparison of variants, with the figures of every
        option.
      </Heading>
      {decisions.length === 0 && <Empty>No decision yet. Compare variants, then draft one from there.</Empty>}
      <ul className={detail.decisions}>
        {decisions.map(({ id, decision }, i) => (
          <DecisionCard key={id} id={id} number={i + 1} decision={decision} />
        ))}
      </ul>
    </section>
  );
}

function DecisionCard({
  id,
  number,
  decision,
}: {
  readonly id: string;
  readonly number: number;
  readonly decision: Decision;
}): ReactElement {
  const design = useDocument((state) => state.design);
  const [isOpen, setOpen] = useState(decision.status === 'proposed');
  const set = (fields: Partial<Decision>) => editDecision(id, { ...decision, ...fields });
  return (
    <li className={detail.decision} data-testid="decision">
      <header>
        <span className="figures">{number}</span>
        <input
          aria-label="Title of the decision"
          value={decision.title}
          onChange={(event) => set({ title: event.target.value })}
          onBlur={endGesture}
        />
        <select
          aria-label="Status"
          value={decision.status}
          data-status={decision.status}
          onChange={(event) => set({ status: event.target.value as Decision['status'] })}
        >
          {DECISION_STATUSES.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
        <IconButton
          icon={isOpen ? 'chevronDown' : 'chevronRight'}
          label={isOpen ? 'Fold' : 'Open'}
          onClick={() => setOpen(!isOpen)}
        />
        <IconButton icon="trash" label="Delete the decision" onClick={() => deleteDecision(id)} />
      </header>
      {isOpen && (
        <div className={detail.decisionBody}>
          {FIELDS.map(([field, label]) => (
            <label key={field}>
              {label}
              <textarea
                rows={2}
                value={decision[field]}
                onChange={(event) => set({ [field]: event.target.value })}
                onBlur={endGesture}
              />
            </label>
          ))}
          {decision.options.length > 0 && (
            <div>
              <h4>Options</h4>
              <ul>
                {decision.options.map((option) => (
                  <li key={option}>{option}</li>
                ))}
              </ul>
            </div>
          )}
          {(decision.components ?? []).length > 0 && (
            <p className={styles.note}>{`About ${(decision.components ?? []).map(nameIn(design)).join(', ')}`}</p>
          )}
        </div>
      )}
    </li>
  );
}
