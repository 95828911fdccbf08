import { boundaryBoxes, type Box, boxOf, route, roundedPath, unite } from '@shared/layout';
import type { Design } from '@shared/model';
import { memo, type ReactElement } from 'react';
import styles from './Home.module.css';

/** Small designs are not blown up to fill the picture. */
const LEAST = { width: 1100, height: 620 };
const MARGIN = 40;

/** A small picture of a design: its shape. Words would be two pixels high. */
export const Thumbnail = memo(({ design }: { readonly design: Design }): ReactElement => {
  const components = Object.entries(design.components);
  const frames = Object.entries(boundaryBoxes(design));
  if (components.length === 0) return <span className={styles.thumbnail} />;
  const { x, y, width, height } = roomy(
    unite([...components.map(([, c]) => boxOf(c)), ...frames.map(([, box]) => box)]),
  );
  // As thick as a hair on the screen, however large the design.
  const hair = Math.max(width / 252, height / 138);
  return (
    <span className={styles.thumbnail}>
      <svg viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true">
        {frames.map(([id, box]) => (
          <rect key={id} {...box} rx={14} className={styles.frameShape} strokeWidth={hair} />
        ))}
        {Object.entries(design.connectors).map(([id, connector]) => {
          const { from, to, mode } = connector;
          const [a, b] = [design.components[from], design.components[to]];
          if (a === undefined || b === undefined) return null;
          const dash = mode === 'async' ? `${4 * hair} ${3 * hair}` : undefined;
          const d = roundedPath(route(boxOf(a), boxOf(b), connector), 14);
          return <path key={id} d={d} className={styles.lineShape} strokeWidth={1.2 * hair} strokeDasharray={dash} />;
        })}
        {components.map(([id, component]) => (
          <rect key={id} {...boxOf(component)} rx={12} className={styles.cardShape} strokeWidth={1.3 * hair} />
        ))}
      </svg>
    </span>
  );
});
Thumbnail.displayName = 'Thumbnail';

function roomy({ x, y, width, height }: Box): Box {
  const [w, h] = [Math.max(width + 2 * MARGIN, LEAST.width), Math.max(height + 2 * MARGIN, LEAST.height)];
  return { x: x - (w - width) / 2, y: y - (h - height) / 2, width: w, height: h };
}
