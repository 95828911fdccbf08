import { useDocument } from '@renderer/state/document';
import { showPage } from '@renderer/state/session';
import { Button } from '@renderer/ui';
import type { ReactElement } from 'react';
import { showNewJourney } from './actions';
import { DRAWING } from './pages';
import styles from './Workspace.module.css';

/** A page that has nothing to compute yet: what it will say, and the next step towards it. */
export function EmptyPage({ title, promise }: { readonly title: string; readonly promise: string }): ReactElement {
  const isDrawn = useDocument(({ design }) => Object.keys(design.components).length > 0);
  return (
    <div className={styles.nothing}>
      <h2>{title}</h2>
      <p>{promise}</p>
      <p>
        {isDrawn
          ? 'All it needs is a journey: where requests enter, and how many.'
          : 'It begins with a drawing and a journey: where requests enter, and how many.'}
      </p>
      {isDrawn ? (
        <Button icon="plus" look="primary" onClick={showNewJourney}>
          Add journey
        </Button>
      ) : (
        <Button look="primary" onClick={() => showPage(DRAWING.id)}>
          Draw the system
        </Button>
      )}
    </div>
  );
}
