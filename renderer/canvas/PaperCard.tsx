import { records } from '@shared/edit';
import type { InkPaper } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { editName, useSession } from '@renderer/state/session';
import { NodeResizer, type NodeProps } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { NameField } from './NameField';
import type { PaperNode } from './nodeTypes';
import { paperIdOf } from './nodeTypes';
import styles from './PaperCard.module.css';
import { strokePath } from './stroke';

/** A note, free text, or a stroke of the pencil: on the canvas, in the file, and in no answer. */
export const PaperCard = memo(({ id, data: { paper }, selected }: NodeProps<PaperNode>): ReactElement => {
  const isEditing = useSession(({ editing }) => editing === id);
  const record = paperIdOf(id)!;
  if (paper.kind === 'ink') return <Ink paper={paper} isSelected={selected} />;
  const keep = (text: string) => {
    const { design } = useDocument.getState();
    // A paper that says nothing is not there.
    run(
      text === ''
        ? records.removeRecord(design, 'notes', record)
        : records.setRecord(design, 'notes', record, { text }),
    );
  };
  return (
    <div
      className={`${styles.paper} ${styles[paper.kind]}`}
      data-tone={paper.tone ?? 'yellow'}
      data-selected={selected || undefined}
      onDoubleClick={() => editName(id)}
    >
      {paper.kind === 'note' && selected && (
        <NodeResizer
          minWidth={96}
          minHeight={56}
          lineClassName={styles.line!}
          handleClassName={styles.corner!}
          onResizeEnd={(_, { x, y, width, height }) => {
            const { design } = useDocument.getState();
            run(records.setRecord(design, 'notes', record, { position: { x, y }, size: { width, height } }));
          }}
        />
      )}
      {isEditing ? (
        <NameField name={paper.text} placeholder="Write …" label="Text of the note" isTall onKeep={keep} />
      ) : (
        <span className={styles.text}>{paper.text || 'Write …'}</span>
      )}
    </div>
  );
});
PaperCard.displayName = 'PaperCard';

function Ink({ paper, isSelected }: { readonly paper: InkPaper; readonly isSelected: boolean }): ReactElement {
  const path = strokePath(paper.points);
  return (
    <svg className={styles.ink} data-tone={paper.tone ?? 'grey'} data-selected={isSelected || undefined}>
      <path className={styles.reach} d={path} />
      <path d={path} />
    </svg>
  );
}
