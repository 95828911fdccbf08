import { METHODS, type MethodName } from '@shared/analysis';
import { Icon } from '@renderer/ui';
import { Popover } from 'radix-ui';
import type { ReactElement } from 'react';
import styles from './Performance.module.css';

/** How a chart was made, and what it leaves out. */
export function Method({ of }: { readonly of: MethodName }): ReactElement {
  const { title, formula, accuracy, limits, source } = METHODS[of];
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className={styles.how} aria-label={`Explain: ${title}`}>
          <Icon name="info" size={14} />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.method} sideOffset={6} collisionPadding={12} data-testid="method">
          <h4>{title}</h4>
          <p className={styles.formula}>{formula}</p>
          {limits.map((limit) => (
            <p key={limit}>{limit}</p>
          ))}
          <p className={styles.source}>{`${accuracy} · ${source}`}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
