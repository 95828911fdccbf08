import { differences, type Sheet } from '@shared/estimation';
import { CAPACITIES, type KnownNumber, LATENCIES } from '@shared/learn';
import { type EstimateAction, estimateOf, printQuantity } from '@shared/model';
import { Button } from '@renderer/ui';
import type { ReactElement } from 'react';
import { addAction, addLine, editAction, editEstimate, editLine, removeItem, takeOver } from '../edit';
import { ChoiceField, QuantityField, TextField } from '../parts/fields';
import { Label } from '../parts/Label';
import rows from '../parts/rows.module.css';
import { Empty, Learn, Remove, Section } from '../parts/Section';
import styles from './Estimate.module.css';
import { SheetLines, YearTable } from './SheetLines';
import { choices, journeyChoices, storeChoices, type StepProps } from './step';

const PER = choices(
  ['user-day', 'a person a day'],
  ['day', 'a day'],
  ['month', 'a month'],
  ['second', 'a second'],
  ['action', 'for each …'],
);
const OPERATIONS = choices(['read', 'Read'], ['write', 'Write']);
const SECONDS = choices(['86400', '86 400 s'], ['100000', '100 000 s']);
const ROUNDING = choices(['exact', 'as computed'], ['envelope', 'two digits, up']);

/** The back of the envelope: what people do becomes rates, storage, bandwidth, memory and servers. */
export function Estimate({ subject }: StepProps): ReactElement {
  const estimate = estimateOf(subject.design);
  const { sheet } = subject;
  return (
    <>
      <Apart subject={subject} />
      <Section title="Assumptions" learn="envelope">
        <Settings subject={subject} />
      </Section>
      <Section
        title="What people do"
        count={estimate.actions.length}
        learn="peak"
        onAdd={newAction}
        addLabel="Add an action"
      >
        {estimate.actions.length === 0 && (
          <Empty onAdd={newAction} label="Add the first">
            Something that people do, how often, and what of it is kept.
          </Empty>
        )}
        <div className={rows.rows}>
          {estimate.actions.map((action, index) => (
            <ActionRow key={action.id} action={action} index={index} subject={subject} sheet={sheet} />
          ))}
        </div>
      </Section>
      <Section title="What it comes to" aside={<Learn topic="read-write" />}>
        {sheet.actions.length === 0 ? (
          <Empty>
            Requests, storage, bandwidth, memory and servers stand here as soon as an action says how often.
          </Empty>
        ) : (
          <SheetLines lines={sheet.lines.filter(({ group }) => group === 'totals')} />
        )}
      </Section>
      {sheet.actions.length > 0 && (
        <Section title="Line by line">
          {sheet.actions.map(({ action }) => (
            <SheetLines
              key={action.id}
              title={action.name ?? action.id}
              lines={sheet.lines.filter(({ group }) => group === action.id)}
            />
          ))}
        </Section>
      )}
      <YearTable years={sheet.years} rounding={sheet.rounding} />
      <Section title="Lines of your own" count={estimate.lines.length} onAdd={addLine} addLabel="Add a line">
        {estimate.lines.length === 0 && (
          <Empty>
            A formula over numbers with units and over other lines, such as 62^7 or 0.2 * redirect.average * 1 day * 500
            B.
          </Empty>
        )}
        <div className={rows.rows}>
          {estimate.lines.map((line, index) => {
            const id = line.id ?? `line-${index + 1}`;
            const computed = sheet.lines.find((other) => other.group === 'own' && other.id === id);
            return (
              <div key={id} className={`${rows.row} ${styles.line}`}>
                <TextField label="Name of the line" value={line.name} onChange={(name) => editLine(index, { name })} />
                <TextField
                  label="Formula"
                  value={line.formula}
                  className={styles.formula!}
                  onChange={(formula) => editLine(index, { formula })}
                />
                <span className={styles.result} data-problem={computed?.problem !== undefined || undefined}>
                  {computed?.text ?? computed?.problem}
                </span>
                <Remove label={`Delete ${line.name ?? id}`} onClick={() => removeItem('lines', index)} />
              </div>
            );
          })}
        </div>
      </Section>
      <Section title="Numbers worth knowing">
        <CheatSheet title="How long things take" numbers={LATENCIES} />
        <CheatSheet title="How much fits" numbers={CAPACITIES} />
      </Section>
    </>
  );
}

const newAction = (): void => addAction({ name: 'New action', operation: 'read', per: 'user-day' });

/** Where the design says otherwise, because somebody changed it by hand. */
function Apart({ subject }: StepProps): ReactElement | null {
  const apart = differences(subject.design);
  if (apart.length === 0) return null;
  const { journeys, components } = subject.design;
  const words = apart.map(({ id, is, estimated }) => {
    const isJourney = journeys[id] !== undefined;
    const print = (value: typeof is) =>
      value === undefined ? 'nothing' : printQuantity(value, isJourney ? 'rate' : 'gigabytes');
    return `${isJourney ? `“${journeys[id]!.name ?? id}”` : (components[id]?.name ?? id)} says ${print(is)}, the estimate ${print(estimated)}`;
  });
  return (
    <output className={rows.banner}>
      <span>{words.join('; ')}.</span>
      <Button onClick={takeOver}>Take the estimate over</Button>
    </output>
  );
}

function Settings({ subject }: StepProps): ReactElement {
  const estimate = estimateOf(subject.design);
  const { settings } = subject.sheet;
  const set = (field: string) => (value: unknown) => editEstimate({ [field]: value });
  const fallback = (value: unknown) => (typeof value === 'number' ? String(value) : '–');
  const quantity = (
    label: string,
    field: 'dailyUsers' | 'peakFactor' | 'years' | 'designYear' | 'copies' | 'serverRps',
    dimension: 'count' | 'rate',
    placeholder = '–',
  ) => (
    <Label>
      <span>{label}</span>
      <QuantityField
        label={label}
        value={estimate[field]}
        dimension={dimension}
        placeholder={placeholder}
        onChange={set(field)}
      />
    </Label>
  );
  const share = (label: string, field: 'growthPerYear' | 'cacheShare', placeholder: string) => (
    <Label>
      <span>{label}</span>
      <QuantityField
        label={label}
        value={estimate[field]}
        dimension="probability"
        placeholder={placeholder}
        onChange={set(field)}
      />
    </Label>
  );
  return (
    <div className={styles.settings}>
      {quantity('People a day', 'dailyUsers', 'count')}
      {quantity('Peak, times the average', 'peakFactor', 'count', fallback(settings.peakFactor.value))}
      {share('Growth a year', 'growthPerYear', '0%')}
      {quantity('Years planned', 'years', 'count', fallback(settings.years.value))}
      {quantity('Designed for year', 'designYear', 'count', '0, today')}
      {quantity('Copies', 'copies', 'count', 'as the store')}
      {share('Share worth caching', 'cacheShare', '20%')}
      {quantity('One server carries', 'serverRps', 'rate')}
      <Label>
        <span>A day has</span>
        <ChoiceField
          label="A day has"
          value={fallback(settings.secondsPerDay.value)}
          choices={SECONDS}
          onChange={(value) => editEstimate({ secondsPerDay: value === '100000' ? 100_000 : undefined })}
        />
      </Label>
      <Label>
        <span>Rounding</span>
        <ChoiceField
          label="Rounding"
          value={subject.sheet.rounding}
          choices={ROUNDING}
          onChange={(value) => editEstimate({ rounding: value === 'envelope' ? value : undefined })}
        />
      </Label>
    </div>
  );
}

function ActionRow({
  action,
  index,
  subject,
  sheet,
}: { readonly action: EstimateAction; readonly index: number; readonly sheet: Sheet } & StepProps): ReactElement {
  const problem = sheet.problems.find((one) => one.action === action.id);
  const peak = sheet.lines.find(({ id }) => id === `${action.id}.peak`);
  const others = estimateOf(subject.design)
    .actions.filter(({ id }) => id !== action.id)
    .map(({ id, name }) => ({ value: id, label: name ?? id }));
  const entities = Object.entries(subject.entities).map(([value, { name }]) => ({ value, label: name ?? value }));
  const set = (field: string) => (value: unknown) => editAction(index, { [field]: value });
  return (
    <div className={`${rows.row} ${styles.action}`}>
      <TextField label="Action" value={action.name} className={styles.actionName!} onChange={set('name')} />
      <span className={styles.often}>
        <QuantityField
          label="How often"
          value={action.times}
          dimension="count"
          placeholder="how often"
          onChange={set('times')}
        />
        <ChoiceField label="Counted" value={action.per ?? 'day'} choices={PER} onChange={set('per')} />
        {action.per === 'action' && (
          <ChoiceField label="For each" value={action.of} choices={others} placeholder="which" onChange={set('of')} />
        )}
      </span>
      <span className={styles.result} data-problem={problem !== undefined || undefined}>
        {problem?.text ?? (peak?.text && `${peak.text} at peak`)}
      </span>
      <Remove label={`Delete ${action.name ?? action.id}`} onClick={() => removeItem('actions', index)} />
      <div className={styles.details}>
        <Label>
          is a
          <ChoiceField
            label="Operation"
            value={action.operation ?? 'read'}
            choices={OPERATIONS}
            onChange={set('operation')}
          />
        </Label>
        <Label>
          request
          <QuantityField
            label="Size of a request"
            value={action.requestBytes}
            dimension="bytes"
            onChange={set('requestBytes')}
          />
        </Label>
        <Label>
          answer
          <QuantityField
            label="Size of an answer"
            value={action.responseBytes}
            dimension="bytes"
            onChange={set('responseBytes')}
          />
        </Label>
        <Label>
          keeps
          <QuantityField
            label="Kept of each"
            value={action.storedBytes}
            dimension="bytes"
            placeholder={action.entity === undefined ? 'nothing' : 'a row'}
            onChange={set('storedBytes')}
          />
        </Label>
        {entities.length > 0 && (
          <Label>
            a row of
            <ChoiceField
              label="Row of"
              value={action.entity}
              choices={entities}
              placeholder="–"
              onChange={set('entity')}
            />
          </Label>
        )}
        <Label>
          in
          <ChoiceField
            label="Kept in"
            value={action.store}
            choices={storeChoices(subject)}
            placeholder="no store"
            onChange={set('store')}
          />
        </Label>
        <Label>
          for
          <QuantityField
            label="Years kept"
            value={action.retentionYears}
            dimension="count"
            placeholder="ever"
            onChange={set('retentionYears')}
          />
          years
        </Label>
        <Label>
          drives
          <ChoiceField
            label="Journey"
            value={action.journey}
            choices={journeyChoices(subject)}
            placeholder="no journey"
            onChange={set('journey')}
          />
        </Label>
      </div>
    </div>
  );
}

function CheatSheet({
  title,
  numbers,
}: {
  readonly title: string;
  readonly numbers: readonly KnownNumber[];
}): ReactElement {
  return (
    <details className={styles.cheat}>
      <summary>{title}</summary>
      <table className={rows.table}>
        <tbody>
          {numbers.map(({ name, value, source }) => (
            <tr key={name}>
              <td>{name}</td>
              <td data-number>{value}</td>
              <td className={rows.quiet}>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
