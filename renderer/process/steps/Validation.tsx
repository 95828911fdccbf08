import { type ExperimentKind, experimentsOf, type Proposal } from '@shared/process';
import { Icon, type IconName } from '@renderer/ui';
import type { ReactElement } from 'react';
import { editReviewEntry } from '../edit';
import { ChoiceField, TextField } from '../parts/fields';
import rows from '../parts/rows.module.css';
import { Empty, Section } from '../parts/Section';
import { choices, type StepProps } from './step';
import styles from './Validation.module.css';

const ICONS: Readonly<Record<ExperimentKind, IconName>> = {
  load: 'gauge',
  failure: 'warning',
  measurement: 'target',
  recovery: 'undo',
  prototype: 'sketch',
};

const STATES = choices(
  ['planned', 'planned'],
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['not-needed', 'not needed'],
);

/** Tests worth running, the riskiest assumption first, and how they went. */
export function Validation({ subject }: StepProps): ReactElement {
  const all = experimentsOf(subject);
  return (
    <Section title="Tests worth running" count={all.length} learn="experiments">
      {all.length === 0 && (
        <Empty>As soon as there is a journey with a load, its riskiest assumptions stand here.</Empty>
      )}
      {all.map((proposal) => (
        <Experiment key={proposal.id} proposal={proposal} />
      ))}
    </Section>
  );
}

function Experiment({ proposal }: { readonly proposal: Proposal }): ReactElement {
  const { id, kind, title, assumption, how, expected, record } = proposal;
  const put = (fields: Record<string, unknown>) => editReviewEntry('experiments', id, { ...record, ...fields });
  return (
    <details className={styles.experiment} data-experiment={id}>
      <summary>
        <Icon name={ICONS[kind]} size={15} />
        <span>
          <strong>{title}</strong>
          <small>{assumption}</small>
        </span>
        <span className={rows.state} data-state={record?.state ?? 'unsaid'}>
          {record?.state === 'not-needed' ? 'not needed' : (record?.state ?? 'not planned')}
        </span>
      </summary>
      <div className={styles.body}>
        <span>How</span>
        <p>{how}</p>
        <span>Expected</span>
        <p>{expected}</p>
        <span>State</span>
        <ChoiceField
          label={`State of ${title}`}
          value={record?.state}
          choices={STATES}
          placeholder="not planned"
          onChange={(state) => put({ state })}
        />
        <span>Owner</span>
        <TextField label="Owner" placeholder="who runs it" value={record?.owner} onChange={(owner) => put({ owner })} />
        <span>Result</span>
        <TextField
          label="Result"
          placeholder="what was measured"
          isLong
          value={record?.result}
          onChange={(result) => put({ result })}
        />
      </div>
    </details>
  );
}
