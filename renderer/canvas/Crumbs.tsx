import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { Icon, Keys } from '@renderer/ui';
import { Panel } from '@xyflow/react';
import { Fragment, type ReactElement } from 'react';
import styles from './Crumbs.module.css';
import { enterBoundary, enteredOf, leaveBoundary, pathTo } from './entering';

/** Where somebody works who has entered a boundary, and the way back. */
export function Crumbs(): ReactElement | null {
  const design = useDocument((state) => state.design);
  const entered = useSession((state) => enteredOf(design, state.entered));
  if (entered === undefined) return null;
  const path = pathTo(design, entered);
  return (
    <Panel position="top-left" className={styles.panel}>
      <nav className={styles.crumbs} aria-label="Inside">
        {path.map((id, i) => {
          const name = design.boundaries[id]!.name ?? id;
          return (
            <Fragment key={id}>
              {i > 0 && <Icon name="chevronRight" size={11} />}
              {id === entered ? (
                <span aria-current="location">{name}</span>
              ) : (
                <button type="button" onClick={() => enterBoundary(id)}>
                  {name}
                </button>
              )}
            </Fragment>
          );
        })}
        <button type="button" className={styles.leave} onClick={leaveBoundary}>
          Leave <Keys keys="Escape" />
        </button>
      </nav>
    </Panel>
  );
}
