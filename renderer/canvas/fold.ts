import { type Box, boundaryBoxes, COMPONENT } from '@shared/layout';
import type { Design } from '@shared/model';

/** What is drawn of a design where boundaries are folded. */
export type Folding = {
  /** The folded boundary that stands for a component; undefined where the component is drawn itself. */
  readonly standIn: (component: string) => string | undefined;
  /** Boundaries inside a folded one. */
  readonly isHidden: (boundary: string) => boolean;
  readonly isFolded: (boundary: string) => boolean;
  /** How many components stand in a boundary, at any depth. */
  readonly count: (boundary: string) => number;
};

/** A boundary that is folded is drawn as one card; the outermost of several folded ones. */
export function foldingOf(design: Design): Folding {
  const isFolded = (id: string): boolean => design.boundaries[id]?.folded === true;
  const outermost = (start: string | undefined): string | undefined => {
    let found: string | undefined;
    const seen = new Set<string>();
    for (let at = start; at !== undefined; at = design.boundaries[at]?.parent) {
      // Boundaries that contain each other have no outermost: they are drawn as if they were open.
      if (seen.has(at)) return undefined;
      seen.add(at);
      if (isFolded(at)) found = at;
    }
    return found;
  };
  const counts = new Map<string, number>();
  for (const { boundary } of Object.values(design.components)) {
    const seen = new Set<string>();
    for (let at = boundary; at !== undefined && !seen.has(at); at = design.boundaries[at]?.parent) {
      seen.add(at);
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  return {
    standIn: (component) => outermost(design.components[component]?.boundary),
    isHidden: (boundary) => outermost(design.boundaries[boundary]?.parent) !== undefined,
    isFolded,
    count: (boundary) => counts.get(boundary) ?? 0,
  };
}

/** The frames that are drawn; a folded one is as large as a component. */
export function frameBoxes(design: Design, folding: Folding): Readonly<Record<string, Box>> {
  const boxes = Object.entries(boundaryBoxes(design)).filter(([id]) => !folding.isHidden(id));
  return Object.fromEntries(boxes.map(([id, box]) => [id, folding.isFolded(id) ? { ...box, ...COMPONENT } : box]));
}
