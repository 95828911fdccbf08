import type { Progress } from '@shared/process';
import type { ReactElement } from 'react';
import styles from './Ring.module.css';

const RADIUS = 5.5;
const ROUND = 2 * Math.PI * RADIUS;

/** How far a step has come, as a circle that fills; a tick when it is done, a dash when it is not needed. */
export function Ring({ progress: { state, met, total } }: { readonly progress: Progress }): ReactElement {
  const isDone = state === 'complete' || state === 'done';
  return (
    <svg className={styles.ring} data-state={state} width={16} height={16} viewBox="0 0 16 16" aria-hidden>
      {isDone ? (
        <>
          <circle cx={8} cy={8} r={7} className={styles.full} />
          <path d="M5 8.2l2.1 2.1L11 6.2" className={styles.tick} />
        </>
      ) : (
        <>
          <circle cx={8} cy={8} r={RADIUS} className={styles.track} />
          {state === 'not-needed' ? (
            <path d="M5.5 8h5" className={styles.dash} />
          ) : (
            <circle
              cx={8}
              cy={8}
              r={RADIUS}
              className={styles.part}
              strokeDasharray={`${(ROUND * met) / Math.max(1, total)} ${ROUND}`}
              transform="rotate(-90 8 8)"
            />
          )}
        </>
      )}
    </svg>
  );
}
