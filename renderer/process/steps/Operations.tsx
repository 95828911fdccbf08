import { metricsOf, objectivesOf, SLO_SOURCE } from '@shared/process';
import { percent, printQuantity } from '@shared/model';
import type { ReactElement } from 'react';
import { Questions } from '../parts/Questions';
import rows from '../parts/rows.module.css';
import { Empty, Learn, Section } from '../parts/Section';
import { showComponentPage } from '../store';
import type { StepProps } from './step';

/** Objectives with their alerts, what to watch at each component, and what is not said about running it. */
export function Operations({ subject }: StepProps): ReactElement {
  const objectives = objectivesOf(subject);
  const watched = subject.facts.components.filter(({ isPerson }) => !isPerson);
  return (
    <>
      <Section
        title="Objectives over 30 days"
        count={objectives.length}
        learn="slo"
        aside={<Learn topic="burn-rate" />}
      >
        {objectives.length === 0 && (
          <Empty>An objective comes from a target: give the journeys an availability or a latency.</Empty>
        )}
        {objectives.map(({ journey, name, indicator, objective, budgetMinutes, budgetRequests, predicted, alerts }) => (
          <div key={`${journey} ${indicator}`}>
            <p className={rows.note}>
              <strong>{name}</strong>: {printQuantity(objective, 'probability')} of {indicator}. The budget is{' '}
              {printQuantity(budgetMinutes / 60, 'hours')} or {printQuantity(budgetRequests, 'count')} requests.
              {predicted !== null &&
                ` Computed: ${printQuantity(predicted, 'probability')}${predicted < objective ? ', not enough' : ''}.`}
            </p>
            <div className={rows.scroll}>
              <table className={rows.table}>
                <tbody>
                  {alerts.map(({ action, burnRate, long, short, threshold, budgetUsed }) => (
                    <tr key={burnRate}>
                      <td>{action === 'page' ? 'Page' : 'Ticket'}</td>
                      <td>
                        when more than {percent(threshold)} are bad over {long} and over {short}
                      </td>
                      <td data-number>{burnRate}×</td>
                      <td data-number>{percent(budgetUsed)} of the budget</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        ))}
        {objectives.length > 0 && <p className={rows.note}>{SLO_SOURCE}.</p>}
      </Section>
      <Questions
        title="Not said, or not as it should be"
        learn="deployment"
        nothing="Nothing is open."
        breaches={subject.breaches.filter(
          ({ rule }) => rule.category === 'observability' || rule.category === 'operability',
        )}
      />
      <Section title="What to watch" learn="golden-signals">
        <div className={rows.scroll}>
          <table className={rows.table}>
            <tbody>
              {watched.flatMap(({ id, name }) =>
                metricsOf(subject, id).map((metric, i) => (
                  <tr key={`${id} ${metric.name}`}>
                    <td>
                      {i === 0 && (
                        <button type="button" className={rows.link} onClick={() => showComponentPage(id)}>
                          {name}
                        </button>
                      )}
                    </td>
                    <td>{metric.name}</td>
                    <td className={rows.quiet}>{metric.text}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      </Section>
    </>
  );
}
