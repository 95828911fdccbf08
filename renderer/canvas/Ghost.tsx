import { ICONS } from '@shared/catalogue';
import { type Box, boundaryBoxes, boxOf, COMPONENT, EMPTY_BOUNDARY, route, roundedPath } from '@shared/layout';
import type { Design } from '@shared/model';
import { useDocument } from '@renderer/state/document';
import { Drawing } from '@renderer/ui';
import { ViewportPortal } from '@xyflow/react';
import type { ReactElement } from 'react';
import styles from './Ghost.module.css';
import { type GhostOf, useGhost } from './ghost';

/** What a drop or Enter would add: the card, its connectors, and the boundary that would hold it. */
export function Ghost(): ReactElement | null {
  const ghost = useGhost((state) => state.ghost);
  const design = useDocument((state) => state.design);
  if (ghost === undefined) return null;
  const { item, name, at } = ghost;
  const isFrame = item.type === 'boundary';
  const box = { ...at, ...(isFrame ? EMPTY_BOUNDARY : COMPONENT) };
  const home = ghost.boundary === undefined ? undefined : boundaryBoxes(design)[ghost.boundary];
  return (
    <ViewportPortal>
      <svg className={styles.lines} aria-hidden="true">
        {home && <rect {...home} rx={10} className={styles.home} />}
        {Object.entries(ghost.moves ?? {}).map(([id, place]) => (
          <rect key={id} {...place} {...COMPONENT} rx={8} className={styles.moved} />
        ))}
        {waysOfGhost(design, ghost, box).map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
      <div
        className={`${styles.ghost} ${isFrame ? styles.frame : ''}`}
        data-testid="ghost"
        style={{ transform: `translate(${at.x}px, ${at.y}px)`, width: box.width, height: box.height }}
      >
        {!isFrame && <Drawing paths={ICONS[item.kind] ?? ICONS['component']!} size={22} />}
        <span>{name}</span>
      </div>
    </ViewportPortal>
  );
}

function waysOfGhost(design: Design, { from, into, moves }: GhostOf, box: Box): readonly string[] {
  const boxed = (id: string | undefined): Box | undefined => {
    const component = id === undefined ? undefined : design.components[id];
    return component && { ...boxOf(component), ...moves?.[id!] };
  };
  const split = into === undefined ? undefined : design.connectors[into];
  const caller = boxed(split?.from ?? from);
  const callee = boxed(split?.to);
  return [...(caller ? [route(caller, box)] : []), ...(callee ? [route(box, callee)] : [])].map((points) =>
    roundedPath(points),
  );
}
