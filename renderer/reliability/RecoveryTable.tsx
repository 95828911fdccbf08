import type { Recovery } from '@shared/analysis';
import { type Design, printQuantity } from '@shared/model';
import { Hint, Icon } from '@renderer/ui';
import type { ReactElement } from 'react';
import styles from './ReliabilityPage.module.css';
import { nameOf } from './words';

type Props = {
  readonly design: Design;
  readonly rows: readonly Recovery[];
  readonly onShow: (ids: readonly string[]) => void;
};

const span = (seconds: number | null): string =>
  seconds === null
    ? 'not known'
    : seconds === Infinity
      ? 'everything'
      : seconds === 0
        ? 'none'
        : printQuantity(seconds * 1000, 'duration');

/** What stateful components may lose, and when they are back, beside what they may. */
export function RecoveryTable({ design, rows, onShow }: Props): ReactElement {
  return (
    <section className={styles.section} data-testid="recovery">
      <header>
        <h3>Recovery</h3>
      </header>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Component</th>
            <th scope="col" className={styles.number}>
              Work lost at most
            </th>
            <th scope="col" className={styles.number}>
              Target (RPO)
            </th>
            <th scope="col" className={styles.number}>
              Back after
            </th>
            <th scope="col" className={styles.number}>
              Target (RTO)
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.component}>
              <th scope="row">
                <button type="button" className={styles.link} onClick={() => onShow([row.component])}>
                  {nameOf(design, row.component)}
                </button>
              </th>
              <Cell text={span(row.pointSeconds)} from={row.pointFrom} />
              <Target seconds={row.targetPointSeconds} isMet={row.isPointMet} />
              <Cell text={span(row.timeSeconds)} from={row.timeFrom} />
              <Target seconds={row.targetTimeSeconds} isMet={row.isTimeMet} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Cell = ({ text, from }: { readonly text: string; readonly from: string }): ReactElement => (
  <td className={`${styles.number} figures`} aria-label={text}>
    <Hint label={from} side="top">
      <span className={styles.hinted}>{text}</span>
    </Hint>
  </td>
);

const Target = ({
  seconds,
  isMet,
}: {
  readonly seconds: number | null;
  readonly isMet: boolean | null;
}): ReactElement => (
  <td className={`${styles.number} figures`} data-tone={isMet === null ? undefined : isMet ? 'good' : 'bad'}>
    {isMet !== null && <Icon name={isMet ? 'check' : 'error'} size={12} />} {seconds === null ? '–' : span(seconds)}
  </td>
);
