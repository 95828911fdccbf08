import { consumersOf } from '@shared/rules';
import { boundaryTitle, printQuantity } from '@shared/model';
import type { ReactElement } from 'react';
import { printed } from '../parts/fields';
import { Questions } from '../parts/Questions';
import rows from '../parts/rows.module.css';
import { Empty, Facts, Learn, Section } from '../parts/Section';
import { showComponentPage } from '../store';
import { Findings } from './Overview';
import type { StepProps } from './step';

/** Which failures take it down, and how it comes back. */
export function Resilience({ subject }: StepProps): ReactElement {
  const { report, design, facts } = subject;
  const points = report.singlePointsOfFailure.filter(
    ({ failure }) => failure.type !== 'replicas' || !facts.byId.get(failure.component)?.isPerson,
  );
  const calls = facts.connectors.filter(({ isSync }) => isSync);
  const timed = calls.filter(({ connector }) => connector.timeoutMs !== undefined);
  return (
    <>
      <Section title="Availability" learn="nines">
        <Facts
          rows={Object.entries(report.journeys).map(([id, { availability, downtimeMinutesPerYear }]) => [
            design.journeys[id]?.name ?? id,
            `${printed(availability, 'probability')}${downtimeMinutesPerYear === null ? '' : `, ${printQuantity(downtimeMinutesPerYear / 60, 'hours')} a year`}`,
          ])}
        />
      </Section>
      <Section title="Single points of failure" count={points.length} learn="spof">
        {points.length === 0 && <Empty>No single failure takes a journey down.</Empty>}
        <div className={rows.chips}>
          {points.map(({ failure, journeys }) => {
            const id = failure.type === 'replicas' ? failure.component : failure.boundary;
            const name = failure.type === 'replicas' ? (facts.byId.get(id)?.name ?? id) : boundaryTitle(design, id);
            return (
              <button
                key={id}
                type="button"
                className={rows.chip}
                disabled={failure.type !== 'replicas'}
                onClick={() => showComponentPage(id)}
              >
                {name} · {journeys.length} {journeys.length === 1 ? 'journey' : 'journeys'}
              </button>
            );
          })}
        </div>
      </Section>
      <Section title="Calls" learn="timeouts" aside={<Learn topic="circuit-breaker" />}>
        <Facts
          rows={[
            ['With a timeout', `${timed.length} of ${calls.length}`, timed.length < calls.length],
            ['With retries', calls.filter(({ connector }) => (connector.maxAttempts ?? 1) !== 1).length],
            ['With a circuit breaker', calls.filter(({ connector }) => connector.circuitBreaker !== undefined).length],
            [
              'With a fallback',
              calls.filter(({ id }) => facts.connectors.some(({ connector }) => connector.fallbackFor === id)).length,
            ],
          ]}
        />
      </Section>
      <Questions
        title="Failing and recovering"
        learn="rpo-rto"
        nothing="Calls, queues and stores say how they fail and how they come back."
        breaches={subject.breaches.filter(({ rule }) => rule.category === 'reliability')}
      />
      <Findings subject={subject} of={/^availability\./} title="Findings" />
    </>
  );
}

/** What happens later: queues, who reads them, and whether they keep up. */
export function AsyncWork({ subject }: StepProps): ReactElement {
  const { facts, report } = subject;
  const queues = facts.components.filter(({ isQueue }) => isQueue);
  const ids = new Set(queues.map(({ id }) => id));
  const consumers = new Set(queues.flatMap((queue) => consumersOf(facts, queue).map(({ id }) => id)));
  return (
    <>
      <Section title="Queues and streams" count={queues.length} learn="backlog" aside={<Learn topic="delivery" />}>
        {queues.length === 0 && (
          <Empty>Nothing waits: there is no queue, stream, topic or event bus in the drawing.</Empty>
        )}
        {queues.length > 0 && (
          <div className={rows.scroll}>
            <table className={rows.table}>
              <thead>
                <tr>
                  <th>Queue</th>
                  <th data-number>In, at peak</th>
                  <th>Read by</th>
                  <th data-number>Readers can</th>
                  <th data-number>An hour’s backlog drains in</th>
                </tr>
              </thead>
              <tbody>
                {queues.map((queue) => {
                  const readers = consumersOf(facts, queue);
                  const arrival = report.components[queue.id]?.arrivalRps ?? null;
                  const capacity = capacityOf(
                    subject,
                    readers.map(({ id }) => id),
                  );
                  return (
                    <tr key={queue.id}>
                      <td>
                        <button type="button" className={rows.link} onClick={() => showComponentPage(queue.id)}>
                          {queue.name}
                        </button>
                      </td>
                      <td data-number>{printed(arrival, 'rate')}</td>
                      <td>
                        {readers.map(({ name }) => name).join(', ') || <span className={rows.quiet}>nobody</span>}
                      </td>
                      <td data-number>{capacity === null ? 'not known' : printQuantity(capacity, 'rate')}</td>
                      <td data-number>{drain(arrival, capacity)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
        {queues.length > 0 && (
          <p className={rows.note}>
            Draining an hour at peak takes arrivals / (what readers can − arrivals) hours, if only this journey uses
            them.
          </p>
        )}
      </Section>
      <Questions
        title="Repeats, order, dead letters"
        learn="ordering"
        nothing="Every queue says what happens to repeats, order and failures."
        breaches={subject.breaches.filter(
          ({ about, rule }) =>
            about.some((id) => ids.has(id)) || (consumers.has(about[0] ?? '') && /^REL-(?:19|2[01])$/.test(rule.id)),
        )}
      />
      <Findings subject={subject} of={/^queue\./} title="Findings" />
    </>
  );
}

/** What the slowest of several independent readers can take: each gets every message of a topic, or they share a queue. */
function capacityOf({ report }: StepProps['subject'], readers: readonly string[]): number | null {
  const capacities = readers.flatMap((id) => {
    const figures = report.components[id];
    return figures === undefined || figures.arrivalRps === null || figures.saturatesAt === null
      ? []
      : [figures.arrivalRps * figures.saturatesAt];
  });
  return capacities.length === 0 ? null : Math.min(...capacities);
}

function drain(arrival: number | null, capacity: number | null): string {
  if (arrival === null || capacity === null) return 'not known';
  return capacity <= arrival ? 'never' : printQuantity(arrival / (capacity - arrival), 'hours');
}
