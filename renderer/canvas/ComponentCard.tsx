import { editName, useSession } from '@renderer/state/session';
import { Drawing, Hint, Icon } from '@renderer/ui';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import styles from './ComponentCard.module.css';
import type { ComponentNode } from './flow';
import { NameField } from './NameField';

const SIDES = [
  ['left', Position.Left],
  ['right', Position.Right],
  ['top', Position.Top],
  ['bottom', Position.Bottom],
] as const;

/** One component: sign, name, technology; its load on the lower edge, its figures below, what is wrong at its corner. */
export const ComponentCard = memo(({ id, data, selected }: NodeProps<ComponentNode>): ReactElement => {
  const { name, subtitle, icon, replicas, marks } = data;
  const isEditing = useSession(({ editing }) => editing === id);
  return (
    <div
      className={styles.frame}
      data-level={marks.level}
      data-lens={marks.lens?.tone}
      data-selected={selected || undefined}
    >
      <div className={`${styles.card} ${replicas > 1 ? styles.stacked : ''}`} onDoubleClick={() => editName(id)}>
        <span className={styles.icon}>
          <Drawing paths={icon} size={22} />
        </span>
        <span className={styles.text}>
          {isEditing ? (
            <NameField id={id} name={data.component.name ?? ''} placeholder={name} />
          ) : (
            <span className={styles.name}>{name}</span>
          )}
          {subtitle && <span className={styles.subtitle}>{subtitle}</span>}
        </span>
        {replicas > 1 && <span className={`${styles.replicas} figures`}>×{replicas}</span>}
        {marks.level !== 'none' && (
          <span className={styles.load}>
            <span style={{ transform: `scaleX(${marks.load})` }} />
          </span>
        )}
      </div>
      {marks.lens && marks.lens.text !== '' && (
        <span className={`${styles.lens} figures`} data-tone={marks.lens.tone}>
          {marks.lens.tone === 'critical' && <Icon name="error" size={11} />}
          {marks.lens.tone === 'high' && <Icon name="warning" size={11} />}
          {marks.lens.text}
        </span>
      )}
      {marks.singlePoint && !marks.lens && (
        <Hint
          label={
            marks.singlePoint === 'always'
              ? 'Single point of failure'
              : 'Single point of failure at peak: the rest cannot carry the load'
          }
          side="top"
        >
          <span className={styles.singlePoint}>
            <Icon name="error" size={13} />
          </span>
        </Hint>
      )}
      <div className={`${styles.caption} figures`}>
        {marks.utilization && (
          <b>
            {marks.level === 'warn' && <Icon name="warning" size={11} />}
            {marks.level === 'bad' && <Icon name="error" size={11} />}
            {marks.utilization}
          </b>
        )}
        {marks.figures.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </div>
      {SIDES.map(([side, position]) => (
        <Handle key={side} id={side} type="source" position={position} className={styles.handle} />
      ))}
    </div>
  );
});
ComponentCard.displayName = 'ComponentCard';
