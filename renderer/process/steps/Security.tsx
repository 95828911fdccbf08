import { flowsOf, heldBy, isSensitive } from '@shared/rules';
import { CLASSIFICATIONS } from '@shared/model';
import { STRIDE, type Threat, threatsOf } from '@shared/process';
import { Hint, Icon } from '@renderer/ui';
import { type ReactElement, useState } from 'react';
import { answer } from '../edit';
import { ChoiceField, YesNo } from '../parts/fields';
import { Questions } from '../parts/Questions';
import { Label } from '../parts/Label';
import rows from '../parts/rows.module.css';
import { Empty, Section } from '../parts/Section';
import styles from './Security.module.css';
import type { StepProps } from './step';

const CLASSES = CLASSIFICATIONS.map((value) => ({ value, label: value }));

/** Which data is sensitive, where it goes, what threatens it on the way, and what is open. */
export function Security({ subject }: StepProps): ReactElement {
  const { facts } = subject;
  const keepers = facts.components.filter(
    ({ isStore, isQueue, component }) => isStore || isQueue || component.kind === 'cache',
  );
  const flows = flowsOf(facts).filter(({ carries }) => isSensitive(carries));
  return (
    <>
      <Section title="What is kept" count={keepers.length} learn="classification">
        {keepers.length === 0 && <Empty>Nothing in the drawing keeps data.</Empty>}
        <div className={styles.classes}>
          {keepers.map(({ id, name, said }) => {
            const own = said('data.classification');
            return (
              <Label key={id}>
                <span>{name}</span>
                <ChoiceField
                  label={`Classification of ${name}`}
                  value={typeof own === 'string' ? own : undefined}
                  choices={CLASSES}
                  placeholder={heldBy(facts, id) ?? 'not said'}
                  onChange={(value) => answer('components', id, 'data.classification', value)}
                />
              </Label>
            );
          })}
        </div>
      </Section>
      <Section title="Where sensitive data goes" count={flows.length} learn="trust-boundary">
        {flows.length === 0 && <Empty>Nothing sensitive is known to travel: classify what is kept.</Empty>}
        <ul className={styles.flows}>
          {flows.map(({ connector, carries, basis, origin, crossesTrust, crossesRegion, crossesZone }) => (
            <li key={connector.id}>
              <strong>{connector.name}</strong>
              <span>{carries} data</span>
              <span className={rows.quiet}>
                {basis === 'stated'
                  ? 'as stated'
                  : `${basis === 'kept' ? 'kept in' : 'passed on from'} ${facts.byId.get(origin ?? '')?.name ?? origin ?? ''}`}
              </span>
              <span className={styles.crossings}>
                {crossesTrust && <span className={rows.chip}>trust boundary</span>}
                {crossesRegion && <span className={rows.chip}>region</span>}
                {crossesZone && !crossesRegion && <span className={rows.chip}>zone</span>}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Threats subject={subject} />
      <Questions
        title="Rules"
        learn="rate-limit"
        nothing="Nothing is broken and nothing is open."
        breaches={subject.breaches.filter(({ rule }) => rule.category === 'security' || rule.category === 'privacy')}
      />
    </>
  );
}

const SIGNS = { answered: 'check', open: 'error', unsaid: 'warning' } as const;

/** STRIDE for each call that crosses a trust boundary or carries sensitive data; a click on a cell answers it. */
function Threats({ subject }: StepProps): ReactElement {
  const all = threatsOf(subject);
  const [chosen, setChosen] = useState<{ readonly flow: string; readonly threat: string }>();
  const row = all.find(({ flow }) => flow.connector.id === chosen?.flow);
  const threat = row?.threats.find(({ id }) => id === chosen?.threat);
  return (
    <Section title="Threats" count={all.length} learn="stride">
      {all.length === 0 && <Empty>No call crosses a trust boundary.</Empty>}
      {all.length > 0 && (
        <div className={rows.scroll}>
          <table className={`${rows.table} ${styles.matrix}`}>
            <thead>
              <tr>
                <th>Call</th>
                {STRIDE.map(({ id, title, asks }) => (
                  <th key={id} aria-label={title}>
                    <Hint label={`${title}: ${asks}`}>
                      <abbr>{id}</abbr>
                    </Hint>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {all.map(({ flow, threats }) => (
                <tr key={flow.connector.id}>
                  <td>{flow.connector.name}</td>
                  {threats.map((one) => (
                    <td key={one.id}>
                      <Hint label={one.text}>
                        <button
                          type="button"
                          className={styles.cell}
                          data-state={one.state}
                          aria-label={`${flow.connector.name}, ${STRIDE.find(({ id }) => id === one.id)!.title}: ${one.text}`}
                          aria-pressed={chosen?.flow === flow.connector.id && chosen.threat === one.id}
                          onClick={() => setChosen({ flow: flow.connector.id, threat: one.id })}
                        >
                          <Icon name={SIGNS[one.state]} size={14} />
                        </button>
                      </Hint>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {row && threat && <ThreatAnswer name={row.flow.connector.name} threat={threat} />}
    </Section>
  );
}

function ThreatAnswer({ name, threat }: { readonly name: string; readonly threat: Threat }): ReactElement {
  const { title, asks } = STRIDE.find(({ id }) => id === threat.id)!;
  return (
    <div className={rows.banner}>
      <span>
        <strong>{title}</strong>, {name}: {asks} {threat.text}.
      </span>
      {threat.field && (
        <YesNo
          label={`Is there a remedy against ${title.toLowerCase()} on ${name}?`}
          value={threat.state === 'unsaid' ? undefined : threat.state === 'answered'}
          onChange={(value) => answer(threat.field!.table, threat.field!.id, threat.field!.path, value)}
        />
      )}
    </div>
  );
}
