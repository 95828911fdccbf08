import type { Position } from '@shared/model';

type View = {
  readonly toDesign: (point: Position) => Position;
  readonly toScreen: (position: Position) => Position;
  /** The middle of what is seen, in design coordinates. */
  readonly centre: () => Position;
};

const NOWHERE: View = { toDesign: (p) => p, toScreen: (p) => p, centre: () => ({ x: 0, y: 0 }) };
let view = NOWHERE;

/** Where the canvas looks, for those outside of it: there is one canvas, and it says so while it is mounted. */
export const viewport: View = {
  toDesign: (point) => view.toDesign(point),
  toScreen: (position) => view.toScreen(position),
  centre: () => view.centre(),
};

export function lookThrough(next: View): () => void {
  view = next;
  return () => {
    view = NOWHERE;
  };
}
