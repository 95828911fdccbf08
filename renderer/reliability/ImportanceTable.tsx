import type { Importance } from '@shared/analysis';
import { availability, money, percent } from '@shared/formats';
import type { Design } from '@shared/model';
import { Hint } from '@renderer/ui';
import { type ReactElement, useState } from 'react';
import styles from './ReliabilityPage.module.css';
import { minutes, nameOf, perDollar, replicaWords } from './words';

type Props = {
  readonly design: Design;
  readonly importance: readonly Importance[];
  readonly onShow: (ids: readonly string[]) => void;
};

const digits = (value: number | null): string =>
  value === null ? '–' : value === 0 ? '0' : value >= 1000 ? '>1000' : String(Number(value.toPrecision(3)));

const COLUMNS: readonly {
  readonly title: string;
  readonly help: string;
  readonly print: (part: Importance) => string;
  readonly by: (part: Importance) => number;
}[] = [
  {
    title: 'To blame for',
    help: 'Downtime that would go if it never failed.',
    print: ({ minutesPerYear }) => minutes(minutesPerYear),
    by: ({ minutesPerYear }) => minutesPerYear,
  },
  {
    title: 'Share',
    help: 'Criticality: that downtime as a share of all.',
    print: ({ criticality }) => percent(criticality),
    by: ({ criticality }) => criticality,
  },
  {
    title: 'Hangs on it',
    help: 'Birnbaum: probability that the journey works with it and does not without it.',
    print: ({ birnbaum }) => availability(birnbaum),
    by: ({ birnbaum }) => birnbaum,
  },
  {
    title: 'In cuts',
    help: 'Fussell-Vesely: share of the failures in which a cut set with it has happened (to three failures).',
    print: ({ fussellVesely }) => (fussellVesely === null ? '–' : percent(fussellVesely)),
    by: ({ fussellVesely }) => fussellVesely ?? -1,
  },
  {
    title: 'Worse without',
    help: 'Risk achievement worth: how many times the unavailability while it is down.',
    print: ({ riskAchievementWorth }) => digits(riskAchievementWorth),
    by: ({ riskAchievementWorth }) => riskAchievementWorth ?? Infinity,
  },
  {
    title: 'Better if perfect',
    help: 'Risk reduction worth: by how much the unavailability would shrink if it never failed.',
    print: ({ riskReductionWorth }) => digits(riskReductionWorth),
    by: ({ riskReductionWorth }) => riskReductionWorth ?? Infinity,
  },
];

/** Whom to strengthen: by blame, by theory, or by what a further replica buys for its price. */
export function ImportanceTable({ design, importance, onShow }: Props): ReactElement {
  const [column, setColumn] = useState(0);
  const currency = (amount: number) => money(amount, design.assumptions?.currency ?? 'USD');
  const key = COLUMNS[column]?.by ?? ((part: Importance) => perDollar(part) ?? -1);
  const rows = importance.toSorted((a, b) => key(b) - key(a)).slice(0, 40);
  const most = Math.max(...importance.map(({ minutesPerYear }) => minutesPerYear), Number.MIN_VALUE);
  const heading = (index: number, title: string, help: string) => (
    <th
      key={title}
      scope="col"
      aria-label={title}
      className={styles.number}
      aria-sort={column === index ? 'descending' : undefined}
    >
      <Hint label={help} side="top">
        <button type="button" onClick={() => setColumn(index)}>
          {title}
        </button>
      </Hint>
    </th>
  );
  return (
    <section className={styles.section} data-testid="importance">
      <header>
        <h3>What to strengthen</h3>
      </header>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Part</th>
            {COLUMNS.map(({ title, help }, i) => heading(i, title, help))}
            {heading(COLUMNS.length, 'One more replica saves', 'Sorted by minutes saved for each dollar.')}
          </tr>
        </thead>
        <tbody>
          {rows.map((part) => (
            <tr key={`${part.part.type} ${part.part.id}`}>
              <th scope="row">
                <button type="button" className={styles.link} onClick={() => onShow([part.part.id])}>
                  {nameOf(design, part.part.id)}
                </button>
                <span className={styles.blame}>
                  <span style={{ width: `${(part.minutesPerYear / most) * 100}%` }} />
                </span>
              </th>
              {COLUMNS.map(({ title, print }) => (
                <td key={title} className={`${styles.number} figures`}>
                  {print(part)}
                </td>
              ))}
              <td className={`${styles.number} figures`}>{replicaWords(part, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
