import { type Requirement, type RequirementKind } from '@shared/model';
import { qualityOf } from '@shared/process';
import { Icon } from '@renderer/ui';
import type { ReactElement } from 'react';
import { add, edit, remove } from '../edit';
import { ChoiceField, SeveralField, TextField } from '../parts/fields';
import rows from '../parts/rows.module.css';
import { Empty, Remove, Section } from '../parts/Section';
import { Measure } from './Measure';
import styles from './Requirements.module.css';
import { choices, journeyChoices, PRIORITIES, type StepProps } from './step';
import { TraceMatrix } from './TraceMatrix';

type Row = readonly [id: string, requirement: Requirement];

const QUALITY_CHOICES = choices(
  ['latency', 'Latency'],
  ['availability', 'Availability'],
  ['throughput', 'Throughput'],
  ['cost', 'Cost'],
  ['rpo', 'Data loss (RPO)'],
  ['rto', 'Recovery (RTO)'],
  ['consistency', 'Consistency'],
  ['security', 'Security'],
  ['other', 'Other'],
);

const addOf =
  (kind: RequirementKind, more: Record<string, unknown> = {}) =>
  () =>
    void add('requirements', kind, { kind, ...more });

/** What is wanted, how well, and what surrounds it; and whether the design gives it. */
export function Requirements({ subject }: StepProps): ReactElement {
  const all = Object.entries(subject.requirements);
  const of = (...kinds: readonly RequirementKind[]): readonly Row[] =>
    all.filter(([, { kind }]) => kinds.includes(kind ?? 'functional'));
  const functional = of('functional');
  const qualities = of('non-functional');
  return (
    <>
      <Section
        title="What people can do"
        count={functional.length}
        learn="requirements"
        onAdd={addOf('functional', { priority: 'must' })}
        addLabel="Add a functional requirement"
      >
        {functional.length === 0 && (
          <Empty onAdd={addOf('functional', { priority: 'must' })} label="Add the first">
            One sentence for each thing that somebody can do.
          </Empty>
        )}
        <div className={rows.rows}>
          {functional.map(([id, requirement]) => (
            <div key={id} className={`${rows.row} ${styles.functional}`}>
              <Priority id={id} requirement={requirement} />
              <TextField
                label="What somebody can do"
                value={requirement.text}
                isLong
                onChange={(text) => edit('requirements', id, { text })}
              />
              <Journeys id={id} requirement={requirement} subject={subject} />
              <Remove label="Delete this requirement" onClick={() => remove('requirements', id)} />
            </div>
          ))}
        </div>
      </Section>
      <Section
        title="How well"
        count={qualities.length}
        learn="nines"
        onAdd={addOf('non-functional', { priority: 'must' })}
        addLabel="Add a quality"
      >
        {qualities.length === 0 && (
          <Empty onAdd={addOf('non-functional', { priority: 'must' })} label="Add the first">
            How fast, how available, how much, for which journey, and why the business wants it.
          </Empty>
        )}
        <div className={rows.rows}>
          {qualities.map(([id, requirement]) => (
            <Quality key={id} id={id} requirement={requirement} subject={subject} />
          ))}
        </div>
      </Section>
      <Statements
        title="Scope"
        kinds={['scope-in', 'scope-out']}
        rows={of('scope-in', 'scope-out')}
        signs={{ 'scope-in': 'In', 'scope-out': 'Out' }}
        hint="What belongs to it, and what is left out on purpose."
      />
      <Statements
        title="Constraints and assumptions"
        kinds={['constraint', 'assumption']}
        rows={of('constraint', 'assumption')}
        signs={{ constraint: 'Given', assumption: 'Assumed' }}
        hint="What cannot be changed, and what is believed without proof."
      />
      <Statements
        title="Stakeholders"
        kinds={['stakeholder']}
        rows={of('stakeholder')}
        signs={{ stakeholder: 'Who' }}
        hint="Who wants it, who pays, who runs it, who decides."
        hasOwner
      />
      <Statements
        title="Open questions"
        kinds={['question']}
        rows={of('question')}
        signs={{ question: 'Ask' }}
        hint="What nobody knows yet, and who finds out."
        hasOwner
        hasAnswer
      />
      <TraceMatrix subject={subject} />
    </>
  );
}

function Priority({ id, requirement }: { readonly id: string; readonly requirement: Requirement }): ReactElement {
  return (
    <ChoiceField
      label="Priority"
      value={requirement.priority}
      choices={PRIORITIES}
      placeholder="–"
      className={styles.priority!}
      onChange={(priority) => edit('requirements', id, { priority })}
    />
  );
}

function Journeys({
  id,
  requirement,
  subject,
}: { readonly id: string; readonly requirement: Requirement } & StepProps): ReactElement {
  return (
    <SeveralField
      label="Journeys"
      placeholder="No journey"
      values={requirement.journeys ?? []}
      choices={journeyChoices(subject)}
      onChange={(journeys) => edit('requirements', id, { journeys })}
    />
  );
}

function Quality({
  id,
  requirement,
  subject,
}: { readonly id: string; readonly requirement: Requirement } & StepProps): ReactElement {
  const quality = qualityOf(requirement);
  return (
    <div className={`${rows.row} ${styles.quality}`}>
      <ChoiceField
        label="Quality"
        value={quality}
        choices={QUALITY_CHOICES}
        placeholder="Quality"
        onChange={(next) => edit('requirements', id, { quality: next })}
      />
      <TextField
        label="What is wanted"
        value={requirement.text}
        isLong
        onChange={(text) => edit('requirements', id, { text })}
      />
      <Journeys id={id} requirement={requirement} subject={subject} />
      <Remove label="Delete this quality" onClick={() => remove('requirements', id)} />
      <div className={styles.measures}>
        <Measure id={id} requirement={requirement} quality={quality} subject={subject} />
        <span className={styles.reason}>
          <span>because</span>
          <TextField
            label="Why the business wants it"
            value={requirement.reason}
            onChange={(reason) => edit('requirements', id, { reason })}
          />
        </span>
      </div>
    </div>
  );
}

function Statements({
  title,
  kinds,
  rows: list,
  signs,
  hint,
  hasOwner = false,
  hasAnswer = false,
}: {
  readonly title: string;
  readonly kinds: readonly RequirementKind[];
  readonly rows: readonly Row[];
  readonly signs: Readonly<Record<string, string>>;
  readonly hint: string;
  readonly hasOwner?: boolean;
  readonly hasAnswer?: boolean;
}): ReactElement {
  const options = kinds.map((value) => ({ value, label: signs[value]! }));
  return (
    <Section title={title} count={list.length} onAdd={addOf(kinds[0]!)}>
      {list.length === 0 && <Empty>{hint}</Empty>}
      <div className={rows.rows}>
        {list.map(([id, requirement]) => (
          <div key={id} className={`${rows.row} ${hasOwner ? styles.owned : styles.statement}`}>
            {options.length > 1 ? (
              <ChoiceField
                label="Kind"
                value={requirement.kind}
                choices={options}
                onChange={(kind) => edit('requirements', id, { kind })}
              />
            ) : (
              <span className={styles.sign}>
                {hasAnswer && requirement.answer ? <Icon name="check" size={14} /> : options[0]!.label}
              </span>
            )}
            <TextField
              label={title}
              value={requirement.text}
              isLong
              onChange={(text) => edit('requirements', id, { text })}
            />
            {hasOwner && (
              <TextField
                label="Owner"
                placeholder={hasAnswer ? 'Who finds out' : 'Interest'}
                value={requirement.owner}
                onChange={(owner) => edit('requirements', id, { owner })}
              />
            )}
            <Remove label="Delete this line" onClick={() => remove('requirements', id)} />
            {hasAnswer && (
              <div className={styles.answer}>
                <TextField
                  label="Answer"
                  value={requirement.answer}
                  isLong
                  onChange={(answer) => edit('requirements', id, { answer })}
                />
              </div>
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}
