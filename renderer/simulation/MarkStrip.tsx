import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { useWidth } from '../ui/useWidth';
import styles from './Chart.module.css';
import { LEFT, type Mark, RIGHT } from './TimeChart';

/** About the width of a letter, to know how much of a label has room before the next mark. */
const LETTER = 6;

/** What the drill does, above the charts, each where it happens. */
export function MarkStrip({
  marks,
  durationSeconds,
}: {
  readonly marks: readonly Mark[];
  readonly durationSeconds: number;
}): ReactElement {
  const [ref, width] = useWidth();
  const x = scaleLinear([0, durationSeconds], [LEFT, Math.max(LEFT + 1, width - RIGHT)]);
  return (
    <figure className={styles.strip} ref={ref} aria-label="What the drill does">
      <svg width={width} height={18} className={styles.plot}>
        {marks.map(({ atSeconds, label }, i) => {
          const from = x(atSeconds);
          const isLate = from > width * 0.8;
          const room =
            ((isLate ? from : marks[i + 1] === undefined ? width : x(marks[i + 1]!.atSeconds)) - (isLate ? 0 : from)) /
            LETTER;
          const text = label.length <= room ? label : room < 3 ? '' : `${label.slice(0, Math.floor(room) - 1)}…`;
          return (
            <text key={`${i}-${label}`} x={from + (isLate ? -3 : 0)} y={13} textAnchor={isLate ? 'end' : 'start'}>
              <title>{label}</title>
              {text}
            </text>
          );
        })}
        {marks.map(({ atSeconds, label }, i) => (
          <line key={`${i}-${label}`} x1={x(atSeconds)} x2={x(atSeconds)} y1={16} y2={18} className={styles.mark} />
        ))}
      </svg>
    </figure>
  );
}
