import { Button } from '@renderer/ui';
import type { ReactElement } from 'react';
import { simulation } from './client';
import styles from './Simulation.module.css';
import { clock } from './TimeChart';
import type { Pace } from './protocol';

const PACES: readonly { readonly pace: Pace; readonly label: string }[] = [
  { pace: 1, label: '1×' },
  { pace: 10, label: '10×' },
  { pace: 60, label: '60×' },
  { pace: 'full', label: 'as fast as possible' },
];

/** Run, pause, step, stop; how far it is and how fast it goes. */
export function Transport({
  onStart,
  whyNot,
}: {
  readonly onStart: (options: { readonly isPaused: boolean }) => void;
  /** Why nothing can be run, in words. */
  readonly whyNot: string | undefined;
}): ReactElement {
  const { status, progress, pace, failure } = simulation.useSimulation();
  const isUnderWay = status === 'running' || status === 'paused';
  return (
    <header className={styles.transport}>
      {status === 'running' ? (
        <Button look="primary" icon="pause" onClick={simulation.pause}>
          Pause
        </Button>
      ) : (
        <Button
          look="primary"
          icon="play"
          disabled={whyNot !== undefined}
          onClick={() => (status === 'paused' ? simulation.resume() : onStart({ isPaused: false }))}
        >
          {status === 'paused' ? 'Go on' : status === 'over' ? 'Run again' : 'Run'}
        </Button>
      )}
      <Button
        icon="step"
        disabled={whyNot !== undefined}
        onClick={() => {
          if (!isUnderWay) onStart({ isPaused: true });
          simulation.step();
        }}
      >
        Step
      </Button>
      <Button icon="stop" disabled={!isUnderWay} onClick={simulation.stop}>
        Stop
      </Button>
      <label className={styles.pace}>
        Pace
        <select
          className={styles.field}
          value={String(pace)}
          onChange={(event) =>
            simulation.setPace(PACES.find(({ pace: each }) => String(each) === event.target.value)!.pace)
          }
        >
          {PACES.map(({ pace: each, label }) => (
            <option key={label} value={String(each)}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <span className={styles.gap} />
      <output className={styles.progress} data-testid="simulation-progress" data-status={status}>
        {failure !== undefined && status === 'failed' ? (
          <span className={styles.problem}>{failure}</span>
        ) : progress === undefined ? (
          <span>{whyNot ?? 'not run yet'}</span>
        ) : (
          <>
            <span>
              {clock(progress.simulatedSeconds)} of {clock(progress.durationSeconds)}
            </span>
            <span>{count(progress.events)} events</span>
          </>
        )}
      </output>
      {progress !== undefined && (
        <progress
          className={styles.bar}
          max={progress.durationSeconds}
          value={progress.simulatedSeconds}
          aria-label="Simulated so far"
        />
      )}
    </header>
  );
}

const count = (events: number): string =>
  events < 1e6 ? `${Math.round(events / 1000)} k` : `${(events / 1e6).toFixed(1)} M`;
