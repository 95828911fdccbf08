import type { Decision } from '@shared/model';
import type { ReactElement } from 'react';
import { add, edit, remove } from '../edit';
import { ChoiceField, SeveralField, TextField } from '../parts/fields';
import rows from '../parts/rows.module.css';
import { Empty, Remove, Section } from '../parts/Section';
import styles from './Decisions.module.css';
import { choices, componentChoices, type StepProps } from './step';

const STATES = choices(['proposed', 'proposed'], ['accepted', 'accepted'], ['superseded', 'superseded']);

const nameOfOption = (option: unknown): string =>
  typeof option === 'string'
    ? option
    : typeof option === 'object' && option !== null && 'name' in option && typeof option.name === 'string'
      ? option.name
      : '';

/** What was decided over what, and why; tied to the components that it is about. */
export function Decisions({ subject }: StepProps): ReactElement {
  const all = Object.entries(subject.decisions);
  const create = () => void add('decisions', 'decision', { title: 'New decision', status: 'proposed' });
  return (
    <Section title="Decision records" count={all.length} learn="adr" onAdd={create} addLabel="Add a decision">
      {all.length === 0 && (
        <Empty onAdd={create} label="Add the first">
          What is hard to take back, what else was considered, and what follows from it.
        </Empty>
      )}
      {all.map(([id, decision]) => (
        <Record key={id} id={id} decision={decision} subject={subject} />
      ))}
    </Section>
  );
}

function Record({
  id,
  decision,
  subject,
}: { readonly id: string; readonly decision: Decision } & StepProps): ReactElement {
  const set = (field: string) => (value: unknown) => edit('decisions', id, { [field]: value });
  const options = decision.options ?? [];
  const isPlain = options.every((option) => typeof option === 'string');
  const text = (label: string, field: 'context' | 'decision' | 'consequences', hint: string) => (
    <>
      <span>{label}</span>
      <TextField label={label} placeholder={hint} isLong value={decision[field]} onChange={set(field)} />
    </>
  );
  return (
    <article className={styles.record}>
      <header className={styles.head}>
        <TextField label="Title" value={decision.title} className={styles.title!} onChange={set('title')} />
        <ChoiceField
          label="Status"
          value={decision.status}
          choices={STATES}
          placeholder="status"
          className={styles.status!}
          onChange={set('status')}
        />
        <Remove label={`Delete ${decision.title ?? id}`} onClick={() => remove('decisions', id)} />
      </header>
      <div className={styles.body}>
        {text('Context', 'context', 'What made a decision necessary?')}
        <span>Options</span>
        {isPlain ? (
          <TextField
            label="Options"
            placeholder="One option on each line"
            isLong
            value={options.map(nameOfOption).join('\n')}
            onChange={(value) => edit('decisions', id, { options: value?.split('\n') })}
          />
        ) : (
          <ul className={rows.note}>
            {options.map((option) => (
              <li key={nameOfOption(option)}>{nameOfOption(option)}</li>
            ))}
          </ul>
        )}
        {text('Decision', 'decision', 'What was chosen, and why?')}
        {text('Consequences', 'consequences', 'What becomes easier, what becomes harder?')}
        <span>About</span>
        <SeveralField
          label="Components"
          placeholder="no component"
          values={decision.components ?? []}
          choices={componentChoices(subject)}
          onChange={set('components')}
        />
        <span>For</span>
        <SeveralField
          label="Requirements"
          placeholder="no requirement"
          values={decision.requirements ?? []}
          choices={Object.entries(subject.requirements).map(([value, requirement]) => ({
            value,
            label: (requirement.text ?? value).slice(0, 70),
          }))}
          onChange={set('requirements')}
        />
      </div>
    </article>
  );
}
