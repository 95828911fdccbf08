import { CHECKLIST, changesSince, snapshotOf, STEPS } from '@shared/process';
import { Button, Icon } from '@renderer/ui';
import { type ReactElement, useState } from 'react';
import { add, edit, editReview, editReviewEntry, remove } from '../edit';
import { ChoiceField, TextField, Tick } from '../parts/fields';
import { Label } from '../parts/Label';
import rows from '../parts/rows.module.css';
import { Empty, Remove, Section } from '../parts/Section';
import styles from './Review.module.css';
import { choices, componentChoices, journeyChoices, type StepProps } from './step';

const VERDICTS = choices(
  ['approved', 'Approved'],
  ['approved-with-comments', 'Approved with comments'],
  ['rejected', 'Not yet'],
);

/** The day as the person's calendar has it. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What is open, who agreed, what changed since, and the last word. */
export function Review({ subject }: StepProps): ReactElement {
  const { review } = subject;
  const done = CHECKLIST.filter(({ id }) => review.checklist[id]?.done).length;
  return (
    <>
      <Comments subject={subject} />
      <Section title="Checklist" aside={<span className={rows.quiet}>{`${done} of ${CHECKLIST.length}`}</span>}>
        <div className={styles.checklist}>
          {CHECKLIST.map(({ id, text, step }) => (
            <Label key={id} className={styles.point}>
              <Tick
                label={text}
                isOn={review.checklist[id]?.done === true}
                onChange={(isOn) => editReviewEntry('checklist', id, isOn ? { done: true } : undefined)}
              />
              <span>{text}</span>
              <small>{STEPS.find((other) => other.id === step)!.title}</small>
            </Label>
          ))}
        </div>
      </Section>
      <Changes subject={subject} />
      <SignOffs subject={subject} />
      <Section title="Wrap-up">
        <div className={styles.wrap}>
          <span>In short</span>
          <TextField
            label="Summary"
            placeholder="What it does, what it carries, what it costs, and its weakest point"
            isLong
            value={review.wrapUp?.summary}
            onChange={(summary) => editReview({ wrapUp: { ...review.wrapUp, summary } })}
          />
          <span>Next</span>
          <TextField
            label="Next steps"
            placeholder="What comes first, and who does it"
            isLong
            value={review.wrapUp?.next}
            onChange={(next) => editReview({ wrapUp: { ...review.wrapUp, next } })}
          />
        </div>
      </Section>
    </>
  );
}

function Comments({ subject }: StepProps): ReactElement {
  const all = Object.entries(subject.comments);
  const open = all.filter(([, { resolved }]) => resolved !== true);
  const about = [...componentChoices(subject), ...journeyChoices(subject)];
  const create = () => void add('notes', 'comment', { kind: 'comment', date: today() });
  return (
    <Section title="Comments" count={open.length} onAdd={create} addLabel="Add a comment">
      {all.length === 0 && (
        <Empty onAdd={create} label="Add a comment">
          A remark or a question, tied to what it is about.
        </Empty>
      )}
      <div className={rows.rows}>
        {all.map(([id, { text, about: tied, author, date, resolved }]) => (
          <div key={id} className={`${rows.row} ${styles.comment}`} data-resolved={resolved || undefined}>
            <Tick
              label="Resolved"
              isOn={resolved === true}
              onChange={(isOn) => edit('notes', id, { resolved: isOn ? true : undefined })}
            />
            <TextField label="Comment" value={text} isLong onChange={(next) => edit('notes', id, { text: next })} />
            <ChoiceField
              label="About"
              value={tied}
              choices={about}
              placeholder="the design"
              onChange={(next) => edit('notes', id, { about: next })}
            />
            <TextField label="Author" value={author} onChange={(next) => edit('notes', id, { author: next })} />
            <span className={styles.date}>{date}</span>
            <Remove label="Delete this comment" onClick={() => remove('notes', id)} />
          </div>
        ))}
      </div>
    </Section>
  );
}

const WORDS = { added: 'plus', removed: 'minus', changed: 'sketch' } as const;

function Changes({ subject }: StepProps): ReactElement {
  const { reviewed } = subject.review;
  const changes = changesSince(subject.design);
  return (
    <Section title="Changes since the last review" count={changes.length}>
      {reviewed === undefined && <Empty>Nobody has signed yet: changes are counted from the first signature on.</Empty>}
      {reviewed !== undefined && changes.length === 0 && <Empty>Nothing has changed since {reviewed.date}.</Empty>}
      <ul className={styles.changes}>
        {changes.map(({ table, id, name, what, fields }) => (
          <li key={`${table} ${id}`}>
            <Icon name={WORDS[what]} size={13} />
            <span>
              <strong>{name}</strong> {what}
              {fields.map((field) => (
                <small key={field}>{field}</small>
              ))}
            </span>
            <span className={rows.quiet}>{table}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SignOffs({ subject }: StepProps): ReactElement {
  const { signOffs } = subject.review;
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const [verdict, setVerdict] = useState<string>('approved');
  const sign = () => {
    const date = today();
    const signOff = { name: name.trim(), date, verdict, ...(role.trim() === '' ? {} : { role: role.trim() }) };
    editReview(
      { signOffs: [...signOffs, signOff], reviewed: { date, tables: snapshotOf(subject.design) } },
      `sign ${signOffs.length}`,
    );
    setName('');
    setRole('');
  };
  return (
    <Section title="Sign-off" count={signOffs.length}>
      <ul className={styles.changes}>
        {signOffs.map(({ name: who, role: as, date, verdict: said }, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- one person may sign twice on a day
          <li key={i}>
            <Icon name={said === 'rejected' ? 'error' : 'check'} size={13} />
            <span>
              <strong>{who}</strong>
              {as === undefined ? '' : `, ${as}`}: {VERDICTS.find(({ value }) => value === said)?.label ?? said}
            </span>
            <span className={rows.quiet}>{date}</span>
          </li>
        ))}
      </ul>
      <form
        className={styles.sign}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') sign();
        }}
      >
        <input aria-label="Name" placeholder="Name" value={name} onChange={(event) => setName(event.target.value)} />
        <input aria-label="Role" placeholder="Role" value={role} onChange={(event) => setRole(event.target.value)} />
        <ChoiceField
          label="Verdict"
          value={verdict}
          choices={VERDICTS}
          onChange={(next) => setVerdict(next ?? 'approved')}
        />
        <Button type="submit" look="primary" disabled={name.trim() === ''}>
          Sign
        </Button>
      </form>
    </Section>
  );
}
