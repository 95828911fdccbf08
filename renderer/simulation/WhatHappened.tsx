import { type Design, percent } from '@shared/model';
import type { JourneySimulated, SimulationResults } from '@shared/simulation';
import type { ReactElement } from 'react';
import styles from './Simulation.module.css';
import { print } from './words';

const REASONS: readonly { readonly key: keyof JourneySimulated['reasons']; readonly label: string }[] = [
  { key: 'down', label: 'no replica' },
  { key: 'refused', label: 'queue full' },
  { key: 'timedOut', label: 'timed out' },
  { key: 'breakerOpen', label: 'breaker open' },
  { key: 'erred', label: 'error' },
];

/** What a drill did to each journey, over its whole time. */
export function WhatHappened({
  design,
  results,
}: {
  readonly design: Design;
  readonly results: SimulationResults;
}): ReactElement {
  return (
    <section className={styles.comparisons} aria-label="What the drill did">
      <header className={styles.counts}>
        <h2>What it did to each journey, over the whole drill</h2>
      </header>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Journey</th>
              <th className={styles.number}>Served</th>
              <th className={styles.number}>Failed</th>
              <th>Why</th>
              <th className={styles.number}>p50</th>
              <th className={styles.number}>p99</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(results.journeys).map(([id, journey]) => (
              <tr key={id}>
                <td>{design.journeys[id]?.name ?? id}</td>
                <td className={styles.number}>{Math.round(journey.served).toLocaleString('en')}</td>
                <td className={styles.number}>
                  {journey.failedShare === null ? '–' : percent(journey.failedShare.value)}
                </td>
                <td>
                  {REASONS.filter(({ key }) => journey.reasons[key] > 0)
                    .map(({ key, label }) => `${label} ${percent(journey.reasons[key])}`)
                    .join(', ')}
                </td>
                <td className={styles.number}>{ms(journey.p50Ms)}</td>
                <td className={styles.number}>{ms(journey.p99Ms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const ms = (estimate: JourneySimulated['p50Ms']): string =>
  estimate === null ? '–' : print(estimate.value, 'duration');
