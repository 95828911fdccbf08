import { commands } from '@shared/edit';
import { run, useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import type { Position } from '@shared/model';
import { EdgeLabelRenderer } from '@xyflow/react';
import type { ReactElement } from 'react';
import styles from './ConnectorLine.module.css';
import { NameField } from './NameField';
import { connectorNodeId } from './nodeTypes';

type Props = { readonly at: Position; readonly text: string };

export function ConnectorLabel({
  at,
  text,
  isSelected,
  isDim = false,
}: Props & { readonly isSelected: boolean; readonly isDim?: boolean }): ReactElement | null {
  if (text === '') return null;
  const look = `${styles.label} figures ${isSelected ? styles.selectedLabel : ''} ${isDim ? 'dimmed' : ''}`;
  return (
    <EdgeLabelRenderer>
      <div className={look} style={placed(at)}>
        {text}
      </div>
    </EdgeLabelRenderer>
  );
}

/** The label of a selected connector: a double-click, Enter or F2 edits it where it stands. */
export function EditableLabel({
  id,
  own,
  ...rest
}: Props & { readonly id: string; readonly own: string }): ReactElement {
  const isEditing = useSession(({ editing }) => editing === connectorNodeId(id));
  if (!isEditing) return <ConnectorLabel {...rest} isSelected />;
  const keep = (label: string) =>
    run(commands.setConnectors(useDocument.getState().design, [id], { label: label === '' ? undefined : label }));
  return (
    <EdgeLabelRenderer>
      <div className={styles.labelField} style={placed(rest.at)}>
        <NameField name={own} placeholder="Label" label="Label of the connector" onKeep={keep} />
      </div>
    </EdgeLabelRenderer>
  );
}

const placed = ({ x, y }: Position) => ({ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` });
