import { commands } from '@shared/edit';
import { run, useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { Icon } from '@renderer/ui';
import { Handle, NodeResizer, type NodeProps, Position } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import styles from './BoundaryFrame.module.css';
import { enclose } from './enclose';
import { enterBoundary } from './entering';
import { NameField } from './NameField';
import { type BoundaryNode, boundaryIdOf } from './nodeTypes';

const WORDS = { region: 'Region', zone: 'Zone', trust: 'Trust boundary', team: 'Team', frame: '' };
const SIDES = [
  ['left', Position.Left],
  ['right', Position.Right],
  ['top', Position.Top],
  ['bottom', Position.Bottom],
] as const;

/** A frame around components. The line tells its kind; the title moves it with all that stands in it. */
export const BoundaryFrame = memo(({ id, data, selected }: NodeProps<BoundaryNode>): ReactElement => {
  const { boundary, name, count, isTarget, lens } = data;
  const { kind } = boundary;
  const isFolded = boundary.folded === true;
  const own = boundaryIdOf(id)!;
  const isEditing = useSession(({ editing }) => editing === id);
  const keep = (next: string) => {
    if (next !== '') run(commands.setBoundary(useDocument.getState().design, own, { name: next }));
  };
  const fold = () =>
    run(commands.setBoundary(useDocument.getState().design, own, { folded: isFolded ? undefined : true }));
  return (
    // The keyboard enters by Ctrl+Enter, renames by F2 and folds by the menu of actions.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={`${styles.frame} ${styles[kind]} ${isFolded ? styles.folded : ''}`}
      data-selected={selected || undefined}
      data-target={isTarget || undefined}
      data-lens={lens?.tone}
      data-folded={isFolded || undefined}
      onDoubleClick={() => enterBoundary(own)}
    >
      {selected && !isFolded && (
        <NodeResizer
          minWidth={120}
          minHeight={80}
          lineClassName={styles.edge!}
          handleClassName={styles.corner!}
          onResizeEnd={(_, box) => enclose(own, box)}
        />
      )}
      <div className={`${styles.title} drag-frame`}>
        <button
          type="button"
          className={`${styles.fold} nodrag`}
          aria-label={`${isFolded ? 'Open' : 'Fold'} ${name}`}
          aria-expanded={!isFolded}
          onClick={fold}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <Icon name={isFolded ? 'chevronRight' : 'chevronDown'} size={12} />
        </button>
        {WORDS[kind] && !isFolded && <span className={styles.kind}>{WORDS[kind]}</span>}
        {lens !== undefined && (
          <span className={styles.lens}>
            <Icon name={lens.tone === 'critical' ? 'error' : 'warning'} size={12} /> <span>{lens.text}</span>
          </span>
        )}
        {isEditing ? (
          <NameField name={boundary.name ?? ''} placeholder={name} onKeep={keep} />
        ) : (
          <span className={styles.name}>{name}</span>
        )}
      </div>
      {isFolded && (
        <div className={`${styles.count} drag-frame`}>
          {WORDS[kind] || 'Frame'} · {count} component{count === 1 ? '' : 's'}
        </div>
      )}
      {isFolded &&
        SIDES.map(([side, position]) => (
          <Handle
            key={side}
            id={side}
            type="source"
            position={position}
            isConnectable={false}
            className={styles.hidden}
          />
        ))}
    </div>
  );
});
BoundaryFrame.displayName = 'BoundaryFrame';
