import type { NodeProps } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import styles from './BoundaryFrame.module.css';
import type { BoundaryNode } from './flow';

const WORDS = { region: 'Region', zone: 'Zone', trust: 'Trust boundary', team: 'Team', frame: '' };

/** A frame around components. The line tells its kind; the title moves it with all that stands in it. */
export const BoundaryFrame = memo(({ data, selected }: NodeProps<BoundaryNode>): ReactElement => {
  const { kind } = data.boundary;
  return (
    <div className={`${styles.frame} ${styles[kind]}`} data-selected={selected || undefined}>
      <div className={`${styles.title} drag-frame`}>
        {WORDS[kind] && <span className={styles.kind}>{WORDS[kind]}</span>}
        <span>{data.name}</span>
      </div>
    </div>
  );
});
BoundaryFrame.displayName = 'BoundaryFrame';
