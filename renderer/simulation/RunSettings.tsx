import type { ReactElement } from 'react';
import { useDrill, useScript } from './drill';
import { QuantityField } from './QuantityField';
import styles from './Simulation.module.css';

const SPEEDS: readonly { readonly speed: number | undefined; readonly label: string }[] = [
  { speed: undefined, label: 'only as the drill says' },
  { speed: 1, label: 'as often as stated' },
  { speed: 100, label: '100× as often and as short' },
  { speed: 3600, label: 'an hour in a second' },
];

/** How long, with which numbers, and whether replicas break by themselves. */
export function RunSettings(): ReactElement {
  const { seed, duration, failuresSpeed } = useDrill();
  const isDrill = useScript().length > 0;
  return (
    <section className={styles.block} aria-label="Run">
      <header className={styles.blockHead}>
        <h2>Run</h2>
      </header>
      <div className={styles.setting}>
        Simulated time
        <QuantityField
          label="Simulated time"
          value={duration}
          dimension="seconds"
          placeholder={isDrill ? 'as long as the drill' : 'until figures are firm'}
          onChange={(seconds) => useDrill.setState({ duration: seconds === 0 ? undefined : seconds })}
        />
      </div>
      <label className={styles.setting}>
        Seed
        <input
          className={styles.field}
          inputMode="numeric"
          value={seed}
          title="The same seed plays the same run"
          onChange={(event) => useDrill.setState({ seed: event.target.value.replace(/\D/g, '').slice(0, 9) })}
        />
      </label>
      <label className={styles.setting}>
        Replicas break
        <select
          className={styles.field}
          value={String(failuresSpeed)}
          title="Replicas with a stated time between failures and time to repair"
          onChange={(event) =>
            useDrill.setState({
              failuresSpeed: SPEEDS.find(({ speed }) => String(speed) === event.target.value)!.speed,
            })
          }
        >
          {SPEEDS.map(({ speed, label }) => (
            <option key={label} value={String(speed)}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
