import { printAmount } from '@shared/estimation';
import { percent, printQuantity } from '@shared/model';
import type { ReactElement } from 'react';
import { setTarget } from '../edit';
import { printed, QuantityField } from '../parts/fields';
import { Questions } from '../parts/Questions';
import rows from '../parts/rows.module.css';
import { Empty, Facts, Section } from '../parts/Section';
import { showComponentPage } from '../store';
import type { StepProps } from './step';

const money = (value: number): string => `$${printQuantity(value, 'money')}`;

/** What it costs, what drives that, and what it may cost. */
export function CostStep({ subject }: StepProps): ReactElement {
  const { report, design, facts, sheet } = subject;
  const total = report.cost.perMonth;
  const drivers = Object.entries(report.components)
    .filter(([, { costPerMonth }]) => costPerMonth > 0)
    .toSorted(([, a], [, b]) => b.costPerMonth - a.costPerMonth);
  return (
    <>
      <Section title="A month" learn="cost-drivers">
        <Facts
          rows={[
            ['All together', money(total)],
            ['A year', money(total * 12)],
            ...(sheet.totals.storage === null
              ? []
              : [
                  [
                    `Kept in ${printAmount({ ...sheet.totals.storage, likely: sheet.years.length, low: sheet.years.length, high: sheet.years.length, dims: { bytes: 0, seconds: 0, money: 0 } })} years`,
                    printAmount(sheet.totals.storage),
                  ] as const,
                ]),
          ]}
        />
      </Section>
      <Section title="Drivers" count={drivers.length}>
        {drivers.length === 0 && <Empty>Nothing has a price yet.</Empty>}
        <table className={rows.table}>
          <tbody>
            {drivers.slice(0, 15).map(([id, { costPerMonth, utilization, replicas }]) => (
              <tr key={id}>
                <td>
                  <button type="button" className={rows.link} onClick={() => showComponentPage(id)}>
                    {facts.byId.get(id)?.name ?? id}
                  </button>
                </td>
                <td data-number>{money(costPerMonth)}</td>
                <td data-number>{Math.round((costPerMonth / total) * 100)}%</td>
                <td className={rows.quiet}>
                  {utilization !== null && utilization > 0 && utilization < 0.1 && replicas > 2
                    ? `only ${percent(utilization)} in use with ${replicas} replicas`
                    : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title="Journeys and their budgets" count={Object.keys(report.journeys).length}>
        <div className={rows.scroll}>
          <table className={rows.table}>
            <thead>
              <tr>
                <th>Journey</th>
                <th data-number>A month</th>
                <th data-number>A million requests</th>
                <th>At most</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(report.journeys).map(([id, { costPerMonth, costPerMillion }]) => (
                <tr key={id}>
                  <td>{design.journeys[id]?.name ?? id}</td>
                  <td data-number>{money(costPerMonth)}</td>
                  <td data-number>{costPerMillion === null ? printed(null, 'money') : money(costPerMillion)}</td>
                  <td>
                    <QuantityField
                      label={`Budget of ${design.journeys[id]?.name ?? id}`}
                      value={design.journeys[id]?.targets?.costPerMillion}
                      dimension="money"
                      placeholder="no budget"
                      onChange={(value) => setTarget(id, 'costPerMillion', value)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <Questions
        title="Rules of cost"
        nothing="Nothing is paid for that is not used."
        breaches={subject.breaches.filter(({ rule }) => rule.category === 'cost')}
      />
      <Section title="Guardrails">
        <ul className={rows.note} style={{ listStyle: 'disc', paddingLeft: 18 }}>
          <li>Alert at {money(total * 1.2)} a month, a fifth above what is computed today.</li>
          {facts.components
            .filter(({ isExternal }) => isExternal)
            .map(({ id, name }) => (
              <li key={id}>Cap what {name} may cost for each tenant and day.</li>
            ))}
          {facts.components
            .filter(({ component }) => component.autoscale !== undefined)
            .map(({ id, name, component }) => (
              <li key={id}>
                {name} stops at{' '}
                {typeof component.autoscale!.max === 'number'
                  ? component.autoscale!.max
                  : component.autoscale!.max.likely}{' '}
                replicas.
              </li>
            ))}
        </ul>
      </Section>
    </>
  );
}
