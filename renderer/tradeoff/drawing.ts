import { scene, type Scene } from '@shared/formats';
import type { Design } from '@shared/model';
import type { RecordChange } from '@shared/tradeoff';

export type Mark = 'added' | 'removed' | 'changed' | undefined;

/** A drawing with what is not the same in the other one; both are shown in one frame, so that everything stands where it stood. */
export type MarkedScene = { readonly scene: Scene; readonly marks: ReadonlyMap<string, Mark> };

/** The two drawings of a comparison: in the first what is removed is marked, in the second what is added, in both what changes. */
export function sideBySide(
  base: Design,
  other: Design,
  structure: readonly RecordChange[],
): readonly [MarkedScene, MarkedScene] {
  const marks = (hidden: RecordChange['what']) =>
    new Map(
      structure.flatMap(({ what, table, id }): [string, Mark][] =>
        what === hidden || table === 'journeys' ? [] : [[`${table}/${id}`, what]],
      ),
    );
  const [left, right] = [base, other].map((design) => scene(design, { legend: false }));
  const bounds = unite(left!.bounds, right!.bounds);
  return [
    { scene: { ...left!, bounds }, marks: marks('added') },
    { scene: { ...right!, bounds }, marks: marks('removed') },
  ];
}

function unite(a: Scene['bounds'], b: Scene['bounds']): Scene['bounds'] {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** A line through points, as SVG writes it. */
export const pathOf = (points: readonly { readonly x: number; readonly y: number }[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
