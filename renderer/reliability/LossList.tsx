import type { Loss } from '@shared/analysis';
import type { Design } from '@shared/model';
import { Icon } from '@renderer/ui';
import type { ReactElement } from 'react';
import styles from './ReliabilityPage.module.css';
import { aboutOf, lossTitle, lossWords } from './words';

type Props = {
  readonly design: Design;
  readonly losses: readonly Loss[];
  readonly onShow: (ids: readonly string[]) => void;
};

/** Single losses whose load is too much for those that are left. */
export function LossList({ design, losses, onShow }: Props): ReactElement {
  return (
    <section className={styles.section} data-testid="losses">
      <header>
        <h3>If one part is lost</h3>
      </header>
      {losses.length === 0 ? (
        <p className={styles.note}>
          <Icon name="check" size={13} /> After every single loss, what is left carries the load.
        </p>
      ) : (
        <ul className={styles.losses}>
          {losses.map((loss) => (
            <li key={lossTitle(design, loss)}>
              <button
                type="button"
                className={styles.link}
                onClick={() =>
                  onShow([...aboutOf([loss.failure]), ...loss.overloads.map(({ component }) => component)])
                }
              >
                <Icon name="warning" size={13} /> {lossTitle(design, loss)}
              </button>
              <span>{lossWords(design, loss)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
