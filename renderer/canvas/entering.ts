import { commands } from '@shared/edit';
import type { Design } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { frame, select, type Selection, type Spotlight, useSession, workIn } from '@renderer/state/session';
import { useEffect, useMemo } from 'react';
import { innerBoundaries, membersOf } from './flow';

/** Into a boundary: it fills the view, what is outside steps back, and what is added stands in it. A folded one opens. */
export function enterBoundary(id: string): void {
  const { design } = useDocument.getState();
  if (design.boundaries[id] === undefined) return;
  if (design.boundaries[id].folded === true) run(commands.setBoundary(design, id, { folded: undefined }));
  select({});
  workIn(id);
  frame({ what: 'boundary', boundary: id });
}

/** One boundary further out; from the outermost to the whole drawing. */
export function leaveBoundary(): void {
  const { design } = useDocument.getState();
  const left = enteredOf(design, useSession.getState().entered);
  const around = left === undefined ? undefined : design.boundaries[left]!.parent;
  if (around !== undefined && design.boundaries[around] !== undefined) enterBoundary(around);
  else {
    workIn(undefined);
    frame({ what: 'all' });
  }
  if (left !== undefined) select({ boundaries: [left] });
}

/** The boundary that is worked in, while it is there. */
export const enteredOf = (design: Design, entered: string | undefined): string | undefined =>
  entered !== undefined && design.boundaries[entered] !== undefined ? entered : undefined;

/** What stands in a boundary, and the connectors within it. */
export function insideOf(design: Design, boundary: string): Spotlight {
  const components = new Set(membersOf(design, boundary));
  const connectors = Object.entries(design.connectors).filter(
    ([, { from, to }]) => components.has(from) && components.has(to),
  );
  return { components, connectors: new Set(connectors.map(([id]) => id)) };
}

/** The boundaries around one, the outermost first, with itself. */
export function pathTo(design: Design, boundary: string): readonly string[] {
  const path: string[] = [];
  for (
    let at: string | undefined = boundary;
    at !== undefined && !path.includes(at);
    at = design.boundaries[at]?.parent
  ) {
    if (design.boundaries[at] === undefined) break;
    path.unshift(at);
  }
  return path;
}

/** What stays bright while somebody works in a boundary. Selecting something outside leaves it. */
export function useEntered(design: Design): Spotlight | undefined {
  const entered = useSession((state) => enteredOf(design, state.entered));
  const selection = useSession((state) => state.selection);
  const inside = useMemo(() => (entered === undefined ? undefined : insideOf(design, entered)), [design, entered]);
  useEffect(() => {
    if (entered !== undefined && isOutside(design, entered, selection)) workIn(undefined);
  }, [design, entered, selection]);
  return inside;
}

function isOutside(design: Design, entered: string, { components, connectors, boundaries }: Selection): boolean {
  const within = innerBoundaries(design, entered);
  const isIn = (id: string | undefined) => within.has(design.components[id ?? '']?.boundary ?? '');
  const lines = [...connectors].flatMap((id) => design.connectors[id] ?? []);
  const all = [
    ...[...components].map(isIn),
    ...lines.map(({ from, to }) => isIn(from) || isIn(to)),
    ...[...boundaries].map((id) => within.has(id)),
  ];
  return all.length > 0 && all.every((is) => !is);
}
