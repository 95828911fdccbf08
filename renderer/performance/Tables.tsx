import type { CostStep, QueueFigures } from '@shared/analysis';
import { type Design, printQuantity } from '@shared/model';
import type { ReactElement } from 'react';
import styles from './Performance.module.css';
import { Section } from './Section';
import { duration, nameOf, rate, times } from './words';

/** What waits behind connectors that nobody waits for. */
export function Queues({
  design,
  queues,
}: {
  readonly design: Design;
  readonly queues: readonly QueueFigures[];
}): ReactElement {
  return (
    <Section
      title="Behind queues and streams"
      method="queues"
      note="Catching up, and the oldest message, are after ten minutes in which the consumer stood still."
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Consumer</th>
            <th scope="col">arrivals</th>
            <th scope="col">can do</th>
            <th scope="col">backlog</th>
            <th scope="col">catches up in</th>
            <th scope="col">oldest message</th>
            <th scope="col">fresh within (p99)</th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.connector}>
              <th scope="row">{nameOf(design, queue.consumer)}</th>
              <td>{queue.arrivalRps === null ? '–' : rate(queue.arrivalRps)}</td>
              <td>{queue.capacityRps === null ? 'no limit' : rate(queue.capacityRps)}</td>
              <td data-bad={queue.growthPerSecond ? '' : undefined}>
                {queue.growthPerSecond === null
                  ? '–'
                  : queue.growthPerSecond === 0
                    ? 'none'
                    : `+${rate(queue.growthPerSecond)}`}
              </td>
              <td>{queue.drainSeconds === null ? 'never' : printQuantity(queue.drainSeconds, 'seconds')}</td>
              <td data-bad={queue.agesPerSecond ? '' : undefined}>{oldest(queue)}</td>
              <td>{queue.freshness === null ? '–' : duration(queue.freshness.p99Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Where the consumer falls behind at peak, how fast it falls behind; else how far an outage puts it back. */
function oldest({ oldestSeconds, agesPerSecond }: QueueFigures): string {
  if (oldestSeconds === null || agesPerSecond === null) return '–';
  return agesPerSecond === 0
    ? printQuantity(oldestSeconds, 'seconds')
    : `+${printQuantity(agesPerSecond * SECONDS_PER_HOUR, 'seconds')} an hour`;
}

const SECONDS_PER_HOUR = 3600;
const MOST = 8;

/** The staircase: which replica is the next to be paid for. */
export function CostSteps({
  design,
  steps,
}: {
  readonly design: Design;
  readonly steps: readonly CostStep[];
}): ReactElement {
  return (
    <Section title="Next steps of the cost" method="costSteps">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">From load</th>
            <th scope="col">one more of</th>
            <th scope="col">a month</th>
          </tr>
        </thead>
        <tbody>
          {steps.slice(0, MOST).map(({ component, at, replicas, perMonth }) => (
            <tr key={component}>
              <th scope="row">{times(at)}</th>
              <td>{`${nameOf(design, component)}, ${replicas - 1} → ${replicas}`}</td>
              <td>{perMonth === 0 ? 'no price known' : `+${printQuantity(perMonth, 'money')} USD`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
