import type { Entity } from '@shared/model';
import type { ReactElement } from 'react';
import styles from './EntityDiagram.module.css';
import { placeEntities } from './placeEntities';
import type { StepProps } from './step';

/** Entities and their relations; a line ends with a fork where many stand. */
export function EntityDiagram({
  subject,
  current,
  onChoose,
}: { readonly current: string | undefined; readonly onChoose: (id: string) => void } & StepProps): ReactElement {
  const { boxes, lines, width, height } = placeEntities(subject.entities);
  return (
    <div className={styles.scroll}>
      <div className={styles.diagram} style={{ width, height }}>
        <svg width={width} height={height} aria-hidden>
          {lines.map(({ id, path, many }) => (
            <g key={id}>
              <path d={path} />
              <path d={many} />
            </g>
          ))}
        </svg>
        {boxes.map(({ id, x, y, width: w }) => (
          <button
            key={id}
            type="button"
            className={styles.box}
            aria-current={id === current}
            style={{ left: x, top: y, width: w }}
            onClick={() => onChoose(id)}
          >
            <Box
              entity={subject.entities[id]!}
              id={id}
              store={subject.facts.byId.get(subject.entities[id]!.component ?? '')?.name}
            />
          </button>
        ))}
      </div>
    </div>
  );
}

function Box({
  entity,
  id,
  store,
}: {
  readonly entity: Entity;
  readonly id: string;
  readonly store: string | undefined;
}): ReactElement {
  return (
    <>
      <span className={styles.title}>
        {entity.name ?? id}
        {store !== undefined && <small>{store}</small>}
      </span>
      {entity.fields.map((field) => (
        <span key={field.name} className={styles.field} data-key={field.key}>
          <span>{field.name}</span>
          <span>{field.type}</span>
        </span>
      ))}
    </>
  );
}
