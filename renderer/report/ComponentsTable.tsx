import type { ComponentFigures, Explanation, Report } from '@shared/analysis';
import { availability as availabilityText, money, percent } from '@shared/formats';
import { printQuantity } from '@shared/model';
import { useDocument } from '@renderer/state/document';
import { Icon } from '@renderer/ui';
import type { ReactElement } from 'react';
import { ExplainButton } from './ExplainButton';
import { showAbout } from './findings';
import styles from './ReportPanel.module.css';
import { componentName } from './verdict';

type Props = { readonly report: Report; readonly explain: (figure: string) => Promise<Explanation | undefined> };

/** Rows shown at most: a list of thousands helps nobody, and the busiest come first. */
const MOST = 100;

const COLUMNS: readonly {
  readonly key: keyof ComponentFigures;
  readonly title: string;
  readonly print: (figures: ComponentFigures) => string;
}[] = [
  {
    key: 'utilization',
    title: 'Busy',
    print: ({ utilization, saturatesAt }) =>
      saturatesAt === null && utilization === 0 ? '–' : utilization === null ? '?' : percent(utilization),
  },
  {
    key: 'meanMs',
    title: 'Time',
    print: ({ meanMs }) => (meanMs === null ? '?' : meanMs === 0 ? '–' : printQuantity(meanMs, 'duration')),
  },
  { key: 'availability', title: 'Up', print: ({ availability }) => availabilityText(availability) },
  {
    key: 'costPerMonth',
    title: '$',
    print: ({ costPerMonth }) => (costPerMonth === 0 ? '–' : printQuantity(costPerMonth, 'money')),
  },
];

export function ComponentsTable({ report, explain }: Props): ReactElement | null {
  const design = useDocument((state) => state.design);
  const rows = Object.entries(report.components)
    .filter(([id]) => design.components[id] !== undefined)
    .sort(([, a], [, b]) => (b.utilization ?? Infinity) - (a.utilization ?? Infinity));
  if (rows.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>
        <Icon name="info" /> Components <span className={styles.count}>{rows.length}</span>
      </h3>
      <table className={`${styles.table} figures`}>
        <thead>
          <tr>
            <th scope="col">Component</th>
            {COLUMNS.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map(([id, figures]) => (
            <tr key={id}>
              <th scope="row">
                <button type="button" className={styles.name} onClick={() => showAbout(design, [id])}>
                  {componentName(design, id)}
                </button>
              </th>
              {COLUMNS.map(({ key, print }) => (
                <td key={key}>
                  <ExplainButton figure={`components.${id}.${key}`} explain={explain}>
                    {print(figures)}
                  </ExplainButton>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All together</th>
            <td colSpan={COLUMNS.length}>
              <ExplainButton figure="cost.perMonth" explain={explain}>
                {money(report.cost.perMonth, design.assumptions?.currency ?? 'USD')} a month
              </ExplainButton>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
