import type { ReactElement } from 'react';
import styles from './Inspector.module.css';

export function Heading({ title, subtitle }: { readonly title: string; readonly subtitle: string }): ReactElement {
  return (
    <header className={styles.heading}>
      <h2>{title}</h2>
      {subtitle && <p>{subtitle}</p>}
    </header>
  );
}
