import { type Design, likely } from '@shared/model';
import { type ReactElement, useMemo, useState } from 'react';
import { Plot } from './Plot';
import styles from './Performance.module.css';
import type { Question } from './protocol';
import { Section } from './Section';
import { useAnswer } from './useAnswer';
import { journeyName, nameOf, rate } from './words';

/** Which rates of two journeys go together. */
export function Frontier({
  design,
  journeys,
}: {
  readonly design: Design;
  readonly journeys: readonly string[];
}): ReactElement {
  const [pair, setPair] = useState<readonly [string, string]>([journeys[0]!, journeys[1]!]);
  const first = journeys.includes(pair[0]) ? pair[0] : journeys[0]!;
  const second = journeys.includes(pair[1]) && pair[1] !== first ? pair[1] : journeys.find((id) => id !== first)!;
  const { answer } = useAnswer(
    useMemo(
      (): Question & { type: 'frontier' } => ({ type: 'frontier', design, first, second }),
      [design, first, second],
    ),
  );
  const today = [first, second].map((id) => {
    const stated = design.journeys[id]?.ratePerSecond;
    return stated === undefined ? 0 : likely(stated);
  });
  const select = (value: string, label: string, set: (id: string) => void, other: string) => (
    <select className={styles.select} value={value} aria-label={label} onChange={(event) => set(event.target.value)}>
      {journeys
        .filter((id) => id !== other)
        .map((id) => (
          <option key={id} value={id}>
            {journeyName(design, id)}
          </option>
        ))}
    </select>
  );
  const choice = journeys.length > 2 && (
    <>
      {select(first, 'Across', (id) => setPair([id, second]), second)}
      {select(second, 'Upwards', (id) => setPair([first, id]), first)}
    </>
  );
  const corners = answer ?? [];
  return (
    <Section
      title="Two journeys"
      method="frontier"
      aside={choice}
      note={
        corners.length === 0
          ? undefined
          : corners
              .flatMap(({ component }) => (component === null ? [] : [nameOf(design, component)]))
              .filter((name, i, all) => all.indexOf(name) === i)
              .join(', then ')
              .replace(/^/, 'Limited by ')
              .concat('.')
      }
    >
      {corners.length === 0 ? (
        <p className={styles.none}>{answer === undefined ? '…' : 'Not both of them are limited.'}</p>
      ) : (
        <Plot
          label="Frontier"
          x={{ range: [0, Math.max(corners.at(-1)!.x, today[0]!) * 1.08], print: rate }}
          y={{ range: [0, Math.max(corners[0]!.y, today[1]!) * 1.08], print: rate }}
          lines={[
            {
              label: `${journeyName(design, second)} beside ${journeyName(design, first)}`,
              tone: 'main',
              points: corners.map(({ x, y }) => ({ x, y })),
            },
            {
              label: 'today',
              tone: 'second',
              points: [
                { x: today[0]!, y: 0 },
                { x: today[0]!, y: today[1]! },
              ],
            },
          ]}
          height={220}
          fill
        />
      )}
    </Section>
  );
}
