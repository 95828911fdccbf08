import type { Guide } from '@shared/layout';
import { ViewportPortal, useStore } from '@xyflow/react';
import type { ReactElement } from 'react';
import styles from './Guides.module.css';

/** Where a dragged box lines up, and gaps that are equal. */
export function Guides({ guides }: { readonly guides: readonly Guide[] }): ReactElement | null {
  const zoom = useStore((state) => state.transform[2]);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className={styles.guides} style={{ strokeWidth: 1 / zoom }} aria-hidden="true" data-testid="guides">
        {guides.map((guide) => (
          <path
            key={`${guide.type} ${guide.axis} ${guide.at} ${guide.from}`}
            d={pathOf(guide, 4 / zoom)}
            data-type={guide.type}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}

/** A line across the axis for edges that meet; along it, with ends, for a gap. */
function pathOf({ type, axis, at, from, to }: Guide, tick: number): string {
  const point = (along: number, across: number) => (axis === 'x' ? `${along} ${across}` : `${across} ${along}`);
  if (type === 'line') return `M${point(at, from)}L${point(at, to)}`;
  return [
    `M${point(from, at)}L${point(to, at)}`,
    `M${point(from, at - tick)}L${point(from, at + tick)}`,
    `M${point(to, at - tick)}L${point(to, at + tick)}`,
  ].join('');
}
