import { componentPage, type Fact, pacelcOf } from '@shared/process';
import { useSession } from '@renderer/state/session';
import { Icon } from '@renderer/ui';
import type { ReactElement } from 'react';
import { answer, editReviewEntry } from '../edit';
import { ChoiceField, QuantityField, TextField } from '../parts/fields';
import { Questions } from '../parts/Questions';
import { Label } from '../parts/Label';
import rows from '../parts/rows.module.css';
import { Empty, Facts, Section } from '../parts/Section';
import { showComponentPage, useProcess } from '../store';
import styles from './Api.module.css';
import { choices, componentChoices, type StepProps } from './step';

const CONSISTENCY = choices(['strong', 'strong'], ['read-your-writes', 'own writes'], ['eventual', 'eventual']);
const REPLICATION = choices(
  ['synchronous', 'synchronous'],
  ['asynchronous', 'asynchronous'],
  ['quorum', 'quorum'],
  ['none', 'none'],
);
const STRATEGIES = choices(
  ['cache-aside', 'cache-aside'],
  ['read-through', 'read-through'],
  ['write-through', 'write-through'],
  ['write-behind', 'write-behind'],
);
const EVICTION = choices(
  ['lru', 'least recently used'],
  ['lfu', 'least often used'],
  ['ttl', 'by time only'],
  ['none', 'never'],
);

/** The component that breaks first, where nobody chose one. */
function riskiest({ report, facts }: StepProps['subject']): string | undefined {
  const first = Object.values(report.journeys)
    .flatMap(({ breaks }) => breaks)
    .toSorted((a, b) => a.at - b.at)[0];
  return first?.component ?? facts.components.find(({ isPerson }) => !isPerson)?.id;
}

const factRows = (facts: readonly Fact[]) =>
  facts.map(({ name, text, isWarning }) => [name, text, isWarning ?? false] as const);

/** Everything that is known of one component, and what only people can say of it. */
export function ComponentStep({ subject }: StepProps): ReactElement {
  const chosen = useProcess((state) => state.component);
  const [selected] = useSession((state) => state.selection).components;
  const isThere = (id: string | undefined) => id !== undefined && subject.facts.byId.has(id);
  const id = [chosen, selected, riskiest(subject)].find(isThere);
  const page = id === undefined ? undefined : componentPage(subject, id);
  if (id === undefined || page === undefined) return <Empty>Draw a component first.</Empty>;
  const facts = subject.facts.byId.get(id)!;
  const { component, said } = facts;
  const text = (label: string, path: string, placeholder: string) => (
    <Label>
      <span>{label}</span>
      <TextField
        label={label}
        placeholder={placeholder}
        value={wordOf(said(path))}
        isLong
        onChange={(value) => answer('components', id, path, value)}
      />
    </Label>
  );
  const isCache = component.kind === 'cache' || component.kind === 'cdn';
  return (
    <>
      <Section title="Component" aside={<span className={rows.quiet}>{facts.attributes.kind?.name}</span>}>
        <ChoiceField
          label="Component"
          className={styles.chosen!}
          value={id}
          choices={componentChoices(subject)}
          onChange={(next) => next !== undefined && showComponentPage(next)}
        />
        <p className={rows.note}>{page.role}</p>
        {page.journeys.length > 0 && (
          <p className={rows.note}>Used by {page.journeys.map((journey) => `“${journey}”`).join(', ')}.</p>
        )}
        <div className={styles.settings}>
          {text('Why it is there', 'operations.role', 'what would be missing without it')}
          {text('Owner', 'owner', 'the team that answers for it')}
        </div>
      </Section>
      <Section title="Failure modes" learn="spof">
        {page.failureModes.map(({ name, text: words, isWarning }) => (
          <p key={name} className={rows.note}>
            {isWarning && <Icon name="warning" size={13} />} <strong>{name}</strong>: {words}
          </p>
        ))}
      </Section>
      <Section title="Limits">
        <Facts rows={factRows(page.limits)} />
      </Section>
      {isCache && (
        <Section title="Caching" learn="cache-strategies">
          <div className={styles.settings}>
            {text('What is cached', 'operations.cached', 'answers by alias')}
            <Label>
              <span>Strategy</span>
              <ChoiceField
                label="Strategy"
                value={wordOf(said('operations.cacheStrategy'))}
                choices={STRATEGIES}
                placeholder="not said"
                onChange={(value) => answer('components', id, 'operations.cacheStrategy', value)}
              />
            </Label>
            <Label>
              <span>Eviction</span>
              <ChoiceField
                label="Eviction"
                value={wordOf(said('operations.eviction'))}
                choices={EVICTION}
                placeholder="not said"
                onChange={(value) => answer('components', id, 'operations.eviction', value)}
              />
            </Label>
            <Label>
              <span>Ends after</span>
              <QuantityField
                label="Ends after"
                value={component.ttlSeconds}
                dimension="seconds"
                onChange={(value) => answer('components', id, 'ttlSeconds', value)}
              />
            </Label>
            {text('Invalidation', 'operations.invalidation', 'when the link is edited')}
          </div>
        </Section>
      )}
      {(facts.isStore || isCache || facts.isQueue) && (
        <Section title="Consistency" learn="pacelc">
          <div className={styles.settings}>
            <Label>
              <span>Readers see</span>
              <ChoiceField
                label="Consistency"
                value={wordOf(said('data.consistency'))}
                choices={CONSISTENCY}
                placeholder="not said"
                onChange={(value) => answer('components', id, 'data.consistency', value)}
              />
            </Label>
            <Label>
              <span>Copies agree</span>
              <ChoiceField
                label="Replication"
                value={wordOf(said('data.replication'))}
                choices={REPLICATION}
                placeholder="not said"
                onChange={(value) => answer('components', id, 'data.replication', value)}
              />
            </Label>
          </div>
          <p className={rows.note}>
            {pacelcOf(subject.design, id) ?? 'Say what readers see to know what it gives up when the network is cut.'}
          </p>
        </Section>
      )}
      <Section title="Alternatives" learn="store-choice">
        <div className={rows.chips}>
          {page.alternatives.map((name) => (
            <span key={name} className={rows.chip}>
              {name}
            </span>
          ))}
        </div>
        <div className={styles.settings}>
          {text('Why not those', 'operations.alternatives', 'what was compared, and what decided')}
        </div>
      </Section>
      <Section title="Watch" learn="golden-signals">
        <table className={rows.table}>
          <tbody>
            {page.metrics.map((metric) => (
              <tr key={metric.name}>
                <td>{metric.name}</td>
                <td className={rows.quiet}>{metric.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Questions
        title="Security and operations"
        nothing="Nothing is open for this component."
        breaches={subject.breaches.filter(({ about }) => about[0] === id)}
      />
      <Section title="Runbook">
        <div className={styles.settings}>
          {text('Where it stands', 'operations.runbook', 'a link, or the steps themselves')}
        </div>
        <ol className={rows.note} style={{ listStyle: 'decimal', paddingLeft: 20 }}>
          {page.runbook.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <button
          type="button"
          className={rows.link}
          onClick={() => editReviewEntry('steps', 'components', { state: 'done' })}
        >
          I have looked through the parts that matter
        </button>
      </Section>
    </>
  );
}

const wordOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
