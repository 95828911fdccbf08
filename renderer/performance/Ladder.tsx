import type { Limits } from '@shared/analysis';
import type { Design } from '@shared/model';
import { type ReactElement, useMemo, useState } from 'react';
import { Plot } from './Plot';
import styles from './Performance.module.css';
import type { Question } from './protocol';
import { Section } from './Section';
import { useAnswer } from './useAnswer';
import { journeyName, nameOf, rate, times } from './words';

const END = {
  'nothing limits': 'After that nothing limits the load any more.',
  'scaling ends': 'A further replica would no longer help: replicas slow each other down.',
  done: undefined,
} as const;

/** What breaks next: each step is one more replica of what gives in. */
export function Ladder({
  design,
  journeys,
}: {
  readonly design: Design;
  readonly journeys: readonly string[];
}): ReactElement {
  const [alone, setAlone] = useState('');
  const journey = alone !== '' && journeys.includes(alone) ? alone : undefined;
  const { answer } = useAnswer(
    useMemo((): Question & { type: 'ladder' } => ({ type: 'ladder', design, journey }), [design, journey]),
  );
  const rungs = answer?.rungs ?? [];
  const choice = journeys.length > 1 && (
    <select
      className={styles.select}
      value={journey ?? ''}
      aria-label="Which load grows"
      onChange={(event) => setAlone(event.target.value)}
    >
      <option value="">all journeys grow</option>
      {journeys.map((id) => (
        <option key={id} value={id}>{`only ${journeyName(design, id)} grows`}</option>
      ))}
    </select>
  );
  return (
    <Section title="What breaks next" method="ladder" aside={choice} note={answer && END[answer.end]}>
      {rungs.length === 0 ? (
        <p className={styles.none}>{answer === undefined ? '…' : 'Nothing in this design limits the load.'}</p>
      ) : (
        <div className={styles.ladder}>
          <Plot
            label="What breaks next"
            x={{
              range: [0, rungs.length],
              print: (step) => (Number.isInteger(step) ? `+${step}` : `+${Math.floor(step)}`),
            }}
            y={{ range: [0, Math.max(...rungs.map(({ at }) => at)) * 1.08], print: times }}
            lines={[
              {
                label: 'load that is carried with so many replicas more',
                tone: 'main',
                isStep: true,
                points: [...rungs.map(({ at }, i) => ({ x: i, y: at })), { x: rungs.length, y: rungs.at(-1)!.at }],
              },
            ]}
            height={220}
          />
          <ol className={styles.rungs}>
            {rungs.slice(0, 9).map(({ component, at, replicas, isStateful }, i) => (
              <li key={i}>
                <b>{times(at)}</b>
                <span>{nameOf(design, component)}</span>
                <small>
                  {`${replicas} → ${replicas + 1}`}
                  {isStateful ? ', holds data' : ''}
                </small>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Section>
  );
}

/** How far each journey goes alone, and all of them together. */
export function LimitsTable({ design, limits }: { readonly design: Design; readonly limits: Limits }): ReactElement {
  return (
    <Section title="How far it goes" method="limits">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">What grows</th>
            <th scope="col">up to</th>
            <th scope="col">limited by</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">all together</th>
            <td>{limits.together === null ? 'no limit' : times(limits.together.at)}</td>
            <td>{limits.together === null ? '' : nameOf(design, limits.together.component)}</td>
          </tr>
          {Object.entries(limits.alone).map(([id, limit]) => (
            <tr key={id}>
              <th scope="row">{journeyName(design, id)}</th>
              <td>{limit === null ? 'no limit' : rate(limit.ratePerSecond)}</td>
              <td>{limit === null ? '' : nameOf(design, limit.component)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
