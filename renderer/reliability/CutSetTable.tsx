import type { JourneyFigures } from '@shared/analysis';
import { type Design, likely } from '@shared/model';
import { select, useSession } from '@renderer/state/session';
import { Button, Icon } from '@renderer/ui';
import { type ReactElement, useState } from 'react';
import styles from './ReliabilityPage.module.css';
import { showOnDrawing } from './show';
import { waysThrough } from './ways';
import { aboutOf, cutSetNames, minutes } from './words';

/** Rows shown at once: the most probable come first within each number of failures. */
const STEP = 12;

const FILTERS = [
  [undefined, 'All'],
  [1, 'One failure'],
  [2, 'Two'],
  [3, 'Three'],
] as const;

type Props = {
  readonly design: Design;
  readonly journey: string;
  readonly figures: JourneyFigures;
  readonly onShow: (ids: readonly string[]) => void;
};

/** What fails it, smallest first: one failure, two together, three together. */
export function CutSetTable({ design, journey, figures, onShow }: Props): ReactElement {
  const { cutSets, cutSetsComplete } = figures;
  const [order, setOrder] = useState<number>();
  const [shown, setShown] = useState(STEP);
  const rows = order === undefined ? cutSets : cutSets.filter((cut) => cut.order === order);
  const year = likely(design.assumptions?.daysPerYear ?? 365) * 1440;
  const showWays = (component: string) => {
    const ways = waysThrough(design, journey, component);
    select(ways);
    useSession.setState({ lens: 'failure' });
    showOnDrawing();
  };
  return (
    <section className={styles.section} data-testid="cut-sets">
      <header>
        <h3>What takes it down</h3>
        <div className={styles.filter} role="toolbar" aria-label="Number of failures">
          {FILTERS.map(([each, label]) => (
            <button key={label} type="button" aria-pressed={order === each} onClick={() => setOrder(each)}>
              {label}{' '}
              <small>{each === undefined ? cutSets.length : cutSets.filter((cut) => cut.order === each).length}</small>
            </button>
          ))}
        </div>
      </header>
      {rows.length === 0 ? (
        <p className={styles.note}>
          {order === undefined
            ? 'No three failures take it down.'
            : `Nothing of ${order === 1 ? 'one failure' : `${order} failures`} takes it down.`}
        </p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Fails together</th>
              <th scope="col" className={styles.number}>
                Failures
              </th>
              <th scope="col" className={styles.number}>
                Down a year
              </th>
              <th scope="col">
                <span className="visually-hidden">Why</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((cut) => {
              const ids = aboutOf(cut.failures);
              const only = cut.order === 1 && design.components[ids[0]!] !== undefined ? ids[0] : undefined;
              return (
                <tr key={ids.join() + cut.failures.map((f) => (f.type === 'replicas' ? f.count : '')).join()}>
                  <th scope="row">
                    <button type="button" className={styles.link} onClick={() => onShow(ids)}>
                      {cut.order === 1 && <Icon name="error" size={13} />}
                      {cutSetNames(design, cut)}
                    </button>
                  </th>
                  <td className={`${styles.number} figures`}>{cut.order}</td>
                  <td className={`${styles.number} figures`}>{minutes(cut.probability * year)}</td>
                  <td className={styles.number}>
                    {only !== undefined && (
                      <button type="button" className={styles.why} onClick={() => showWays(only)}>
                        Why
                      </button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {rows.length > shown && (
        <Button look="quiet" onClick={() => setShown(shown + 4 * STEP)}>
          Show more of {rows.length}
        </Button>
      )}
      {!cutSetsComplete && (
        <p className={styles.note}>
          <Icon name="info" size={13} /> The search was stopped: larger sets exist that are not listed.
        </p>
      )}
    </section>
  );
}
