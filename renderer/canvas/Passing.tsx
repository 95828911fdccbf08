import { ViewportPortal } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import styles from './ConnectorLine.module.css';
import type { PassingLine } from './useNearby';

/** Connectors of a large design that only pass by: two paths in all, since nobody takes hold of them here. */
export const Passing = memo(({ lines }: { readonly lines: readonly PassingLine[] }): ReactElement | null => {
  if (lines.length === 0) return null;
  const pathOf = (isAsync: boolean) => lines.flatMap((line) => (line.isAsync === isAsync ? [line.path] : [])).join('');
  return (
    <ViewportPortal>
      <svg className={styles.passing} aria-hidden="true">
        <path className={styles.line} d={pathOf(false)} />
        <path className={`${styles.line} ${styles.async}`} d={pathOf(true)} />
      </svg>
    </ViewportPortal>
  );
});
Passing.displayName = 'Passing';
