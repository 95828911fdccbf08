import { commands } from '@shared/edit';
import { run, useDocument } from '@renderer/state/document';
import { editName, useSession } from '@renderer/state/session';
import { Drawing, Hint, Icon } from '@renderer/ui';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import styles from './ComponentCard.module.css';
import type { ComponentNode } from './nodeTypes';
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
  const isConnecting = useSession(({ tool }) => tool === 'connect');
  return (
    <div
      className={styles.frame}
      data-level={marks.level}
      data-lens={marks.lens?.tone}
      title={marks.lens?.detail}
      data-dead={marks.isDead || undefined}
      data-selected={selected || undefined}
    >
      <div className={`${styles.card} ${replicas > 1 ? styles.stacked : ''}`} onDoubleClick={() => editName(id)}>
        <span className={styles.icon}>
          <Drawing paths={icon} size={22} />
        </span>
        <span className={styles.text}>
          {isEditing ? (
            <NameField name={data.component.name ?? ''} placeholder={name} onKeep={(next) => rename(id, next)} />
          ) : (
            <span className={styles.name}>{name}</span>
          )}
          {subtitle && <span className={styles.subtitle}>{subtitle}</span>}
        </span>
        {data.component.pinned && (
          <span className={styles.pin} title="Pinned: layout and dragging leave it where it is">
            <Icon name="pin" size={11} />
          </span>
        )}
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
      {marks.isDead && (
        <span className={styles.dead}>
          <Icon name="close" size={12} /> down
        </span>
      )}
      {marks.singlePoint && !marks.lens && !marks.isDead && (
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
        {replicas > 1 && <span className={styles.copies}>×{replicas}</span>}
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
      {isConnecting && <Handle id="body" type="source" position={Position.Right} className={styles.body} />}
      {SIDES.map(([side, position]) => (
        <Handle key={side} id={side} type="source" position={position} className={styles.handle} />
      ))}
    </div>
  );
});
/** An emptied name goes back to the catalogue's. */
function rename(id: string, name: string): void {
  run(commands.setComponents(useDocument.getState().design, [id], { name: name === '' ? undefined : name }));
}
ComponentCard.displayName = 'ComponentCard';
