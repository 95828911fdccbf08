import { useDocument } from '@renderer/state/document';
import { frame, select, useSession } from '@renderer/state/session';
import { Drawing, Icon } from '@renderer/ui';
import { ICONS, kindOf } from '@shared/catalogue';
import { type Design, papersOf } from '@shared/model';
import type { ReactElement } from 'react';
import styles from './Outline.module.css';

/** What is drawn, as a list: boundaries with what stands in them. A row selects and shows. */
export function Outline(): ReactElement {
  const design = useDocument((state) => state.design);
  const selection = useSession((state) => state.selection);
  const notes = Object.entries(papersOf(design)).filter(([, { kind }]) => kind !== 'ink');
  const isEmpty = Object.keys(design.components).length + Object.keys(design.boundaries).length + notes.length === 0;
  if (isEmpty) return <p className={styles.none}>Nothing is drawn yet.</p>;
  return (
    <nav className={styles.outline} aria-label="Outline">
      <Level design={design} home={undefined} chosen={selection.components} frames={selection.boundaries} left={12} />
      {notes.length > 0 && <h3 className={styles.title}>Notes</h3>}
      {notes.map(([id, paper]) => (
        <button
          key={id}
          type="button"
          className={styles.row}
          aria-pressed={selection.notes.has(id)}
          onClick={() => show({ notes: [id] })}
        >
          <Icon name="note" size={14} />
          <span>{paper.kind === 'ink' ? '' : paper.text.split('\n')[0] || 'Empty note'}</span>
        </button>
      ))}
    </nav>
  );
}

type LevelProps = {
  readonly design: Design;
  readonly home: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly frames: ReadonlySet<string>;
  /** How much deeper it may go: a file may hold boundaries that contain each other. */
  readonly left: number;
};

function Level({ design, home, chosen, frames, left }: LevelProps): ReactElement {
  const inside = Object.entries(design.boundaries).filter(([, { parent }]) => homeOf(design, parent) === home);
  const components = Object.entries(design.components).filter(([, { boundary }]) => homeOf(design, boundary) === home);
  return (
    <ul className={home === undefined ? undefined : styles.inner}>
      {components
        .map(([id, component]) => ({ id, component, name: component.name ?? kindOf(component.kind)?.name ?? id }))
        .sort((a, b) => (kindOf(a.component.kind)?.tier ?? 3) - (kindOf(b.component.kind)?.tier ?? 3))
        .map(({ id, component, name }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.row}
              aria-pressed={chosen.has(id)}
              onClick={() => show({ components: [id] })}
            >
              <Drawing paths={ICONS[component.kind] ?? ICONS['component']!} size={16} />
              <span>{name}</span>
            </button>
          </li>
        ))}
      {inside.map(([id, boundary]) => (
        <li key={id}>
          <button
            type="button"
            className={`${styles.row} ${styles.boundary}`}
            aria-pressed={frames.has(id)}
            onClick={() => show({ boundaries: [id] })}
          >
            <Icon name="boundary" size={14} />
            <span>{boundary.name ?? id}</span>
            <small>{boundary.kind}</small>
          </button>
          {left > 0 && <Level design={design} home={id} chosen={chosen} frames={frames} left={left - 1} />}
        </li>
      ))}
    </ul>
  );
}

/** A boundary that is not there holds nothing. */
const homeOf = (design: Design, id: string | undefined): string | undefined =>
  id !== undefined && design.boundaries[id] !== undefined ? id : undefined;

function show(selection: Parameters<typeof select>[0]): void {
  select(selection);
  frame({ what: 'selection' });
}
