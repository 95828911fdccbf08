import type { Design, Entity } from '@shared/model';
import { STORE_GUIDE_SOURCE, storeAdvice } from '@shared/process';
import { Icon } from '@renderer/ui';
import type { ReactElement } from 'react';
import rows from '../parts/rows.module.css';
import { Section } from '../parts/Section';
import styles from './StoreGuide.module.css';

/** Which family of stores suits this entity, and why: reasons from its own access patterns, consistency and size. */
export function StoreGuide({ entity, design }: { readonly entity: Entity; readonly design: Design }): ReactElement {
  const advice = storeAdvice(design, entity);
  return (
    <Section title="Which store?" learn="store-choice">
      <ul className={styles.list}>
        {advice.map(({ family, title, reasonsFor, reasonsAgainst, excluded, isChosen }, rank) => (
          <li key={family} className={styles.row} data-excluded={excluded !== undefined || undefined}>
            <span className={styles.title}>
              {title}
              {isChosen && <small>chosen</small>}
              {rank === 0 && excluded === undefined && !isChosen && <small>suits best</small>}
            </span>
            <span className={styles.reasons}>
              {reasonsFor.map((reason) => (
                <span key={reason} data-for>
                  <Icon name="plus" size={12} /> {reason}
                </span>
              ))}
              {reasonsAgainst.map((reason) => (
                <span key={reason}>
                  <Icon name="minus" size={12} /> {reason}
                </span>
              ))}
              {excluded !== undefined && (
                <span data-never>
                  <Icon name="close" size={12} /> {excluded}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className={rows.note}>Reasons are counted, not weighed. {STORE_GUIDE_SOURCE}.</p>
    </Section>
  );
}
