import { useDocument } from '@renderer/state/document';
import { kindOf } from '@shared/catalogue';
import { type Decision, decisionsOf, requirementsOf } from '@shared/model';
import { DECISION_STATUSES } from '@shared/tradeoff';
import type { ReactElement } from 'react';
import { add, edit, remove } from '../edit';
import { type Choice, ChoiceField, SeveralField, TextField } from '../parts/fields';
import rows from '../parts/rows.module.css';
import { Empty, Remove } from '../parts/Section';
import styles from './Decisions.module.css';
import { choices } from './step';

const STATES = choices(...DECISION_STATUSES.map((status) => [status, status] as const));

export const addDecision = (): string => add('decisions', 'decision', { title: 'New decision', status: 'proposed' });

/** Every decision of the open design, to be read and edited where it stands; the one editor that all pages show. */
export function DecisionRecords(): ReactElement {
  const design = useDocument((state) => state.design);
  const all = Object.entries(decisionsOf(design));
  const components = Object.entries(design.components).map(
    ([value, { name, kind }]): Choice => ({ value, label: name ?? kindOf(kind)?.name ?? value }),
  );
  const requirements = Object.entries(requirementsOf(design)).map(
    ([value, { text }]): Choice => ({ value, label: (text ?? value).slice(0, 70) }),
  );
  return (
    <>
      {all.length === 0 && (
        <Empty onAdd={() => void addDecision()} label="Add the first">
          What is hard to take back, what else was considered, and what follows from it.
        </Empty>
      )}
      {all.map(([id, decision]) => (
        <Record key={id} id={id} decision={decision} components={components} requirements={requirements} />
      ))}
    </>
  );
}

type RecordProps = {
  readonly id: string;
  readonly decision: Decision;
  readonly components: readonly Choice[];
  readonly requirements: readonly Choice[];
};

function Record({ id, decision, components, requirements }: RecordProps): ReactElement {
  const set = (field: string) => (value: unknown) => edit('decisions', id, { [field]: value });
  const text = (label: string, field: 'context' | 'decision' | 'consequences', hint: string) => (
    <>
      <span>{label}</span>
      <TextField label={label} placeholder={hint} isLong value={decision[field]} onChange={set(field)} />
    </>
  );
  return (
    <article className={styles.record} data-testid="decision">
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
        <Options id={id} options={decision.options ?? []} />
        {text('Decision', 'decision', 'What was chosen, and why?')}
        {text('Consequences', 'consequences', 'What becomes easier, what becomes harder?')}
        <span>About</span>
        <SeveralField
          label="Components"
          placeholder="no component"
          values={decision.components ?? []}
          choices={components}
          onChange={set('components')}
        />
        <span>For</span>
        <SeveralField
          label="Requirements"
          placeholder="no requirement"
          values={decision.requirements ?? []}
          choices={requirements}
          onChange={set('requirements')}
        />
      </div>
    </article>
  );
}

/** A line each; options that another tool wrote as records with a name are shown as they are. */
function Options({ id, options }: { readonly id: string; readonly options: readonly unknown[] }): ReactElement {
  if (options.some((option) => typeof option !== 'string'))
    return (
      <ul className={rows.note}>
        {options.map((option) => (
          <li key={nameOfOption(option)}>{nameOfOption(option)}</li>
        ))}
      </ul>
    );
  return (
    <TextField
      label="Options"
      placeholder="One option on each line"
      isLong
      value={options.join('\n')}
      onChange={(value) => edit('decisions', id, { options: value?.split('\n') })}
    />
  );
}

const nameOfOption = (option: unknown): string =>
  typeof option === 'string'
    ? option
    : typeof option === 'object' && option !== null && 'name' in option && typeof option.name === 'string'
      ? option.name
      : '';
