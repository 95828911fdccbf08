import { printAmount, type Rounding, type SheetLine, type YearFigures } from '@shared/estimation';
import { Hint } from '@renderer/ui';
import type { ReactElement } from 'react';
import rows from '../parts/rows.module.css';
import { Section } from '../parts/Section';
import styles from './SheetLines.module.css';

/** Computed lines: name, formula with its numbers, result; a hint says on whose word each number stands. */
export function SheetLines({
  lines,
  title,
}: {
  readonly lines: readonly SheetLine[];
  readonly title?: string;
}): ReactElement {
  const sheet = (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line.id} data-line={line.id}>
          <span>{line.name}</span>
          <Hint label={inputsOf(line)} side="top">
            <span className={styles.formula}>{line.formula}</span>
          </Hint>
          <span className={styles.amount}>{line.text ?? line.problem}</span>
        </li>
      ))}
    </ul>
  );
  if (title === undefined) return sheet;
  return (
    <details className={styles.group}>
      <summary>{title}</summary>
      {sheet}
    </details>
  );
}

const ORIGINS = { stated: 'you', design: 'the design', default: 'default', line: 'the sheet' };

const inputsOf = ({ inputs, source }: SheetLine): string =>
  [
    ...inputs.map(
      ({ name, text, origin, note }) => `${name}: ${text} (${ORIGINS[origin]}${note === undefined ? '' : `: ${note}`})`,
    ),
    ...(source === undefined ? [] : [source]),
  ].join('; ') || 'computed';

/** Load and storage at the end of each year. */
export function YearTable({
  years,
  rounding,
}: {
  readonly years: readonly YearFigures[];
  readonly rounding: Rounding;
}): ReactElement | null {
  if (years.every(({ storage }) => storage === null)) return null;
  return (
    <Section title="Year by year" learn="retention">
      <div className={rows.scroll}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th>Year</th>
              <th data-number>Average</th>
              <th data-number>Peak</th>
              <th data-number>Kept at its end</th>
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, averageRps, peakRps, storage }) => (
              <tr key={year}>
                <td>{year}</td>
                <td data-number>{printAmount(averageRps, { rounding })}</td>
                <td data-number>{printAmount(peakRps, { rounding })}</td>
                <td data-number>{storage === null ? '–' : printAmount(storage, { rounding })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
