/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG has no tag of its own: it is an image by role */
import type { ReactElement } from 'react';
import { type MarkedScene, pathOf } from './drawing';
import styles from './ComparedDrawing.module.css';

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;

/** One of two drawings side by side: what differs from the other is marked by sign and colour. */
export function ComparedDrawing({
  title,
  marked,
}: {
  readonly title: string;
  readonly marked: MarkedScene;
}): ReactElement {
  const { scene, marks } = marked;
  const { bounds } = scene;
  return (
    <figure className={styles.figure}>
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`}
        role="img"
        aria-label={`${title}: ${scene.description}`}
      >
        {scene.frames.map((frame) => (
          <g key={frame.id} className={styles.frame} data-mark={marks.get(`boundaries/${frame.id}`)}>
            <rect x={frame.x} y={frame.y} width={frame.width} height={frame.height} rx={10} />
            <text x={frame.x + 12} y={frame.y + 22}>
              {frame.title}
            </text>
          </g>
        ))}
        {scene.connectors.map((connector) => (
          <path
            key={connector.id}
            className={styles.connector}
            data-mark={marks.get(`connectors/${connector.id}`)}
            data-async={connector.isAsync || undefined}
            d={pathOf(connector.points)}
            markerEnd="url(#compared-arrow)"
          >
            <title>{connector.title}</title>
          </path>
        ))}
        {scene.components.map((component) => {
          const mark = marks.get(`components/${component.id}`);
          return (
            <g key={component.id} className={styles.component} data-mark={mark}>
              <title>{component.title}</title>
              <rect x={component.x} y={component.y} width={component.width} height={component.height} rx={8} />
              {component.name.map((line, i) => (
                <text key={line} x={component.x + 14} y={component.y + 24 + i * 16}>
                  {line}
                </text>
              ))}
              {component.replicas !== '' && (
                <text
                  className={styles.replicas}
                  x={component.x + component.width - 12}
                  y={component.y + 24}
                  textAnchor="end"
                >
                  {component.replicas}
                </text>
              )}
              {mark !== undefined && (
                <g className={styles.sign}>
                  <circle cx={component.x} cy={component.y} r={12} />
                  <text x={component.x} y={component.y + 6} textAnchor="middle">
                    {SIGNS[mark]}
                  </text>
                </g>
              )}
            </g>
          );
        })}
        <defs>
          <marker
            id="compared-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto-start-reverse"
          >
            <path d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
      </svg>
    </figure>
  );
}
