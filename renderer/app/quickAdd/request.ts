import { enteredOf, viewport } from '@renderer/canvas';
import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { beside, boundaryAt, boundaryBoxes, boxOf, COMPONENT, freePlace, type Side } from '@shared/layout';
import type { Position } from '@shared/model';
import { create } from 'zustand';

/** Where something is about to be added, and what it will be connected from. */
export type AddRequest = {
  /** The upper left corner of a component, in the design; undefined: near the middle of the view, or its callers. */
  readonly at: Position | undefined;
  readonly from: string | undefined;
  readonly boundary: string | undefined;
  /** Where the field opens, in the window. */
  readonly screen: Position | undefined;
};

export const useAddRequest = create<{ readonly request: AddRequest | undefined }>()(() => ({ request: undefined }));

export const closeQuickAdd = (): void => useAddRequest.setState({ request: undefined });
const open = (request: AddRequest): void => useAddRequest.setState({ request });

/** By `/`: anywhere; what is picked goes where there is room in view, and into the boundary that is worked in. */
export function openQuickAdd(): void {
  const boundary = enteredOf(useDocument.getState().design, useSession.getState().entered);
  open({ at: undefined, from: undefined, boundary, screen: undefined });
}

/** By a double-click, or the end of a connector, on empty canvas. `point` is in the window. */
export function openQuickAddAt(point: Position, from?: string): void {
  const { design } = useDocument.getState();
  const middle = viewport.toDesign(point);
  const boundary = boundaryAt(boundaryBoxes(design), middle);
  const at = { x: middle.x - COMPONENT.width / 2, y: middle.y - COMPONENT.height / 2 };
  open({ at, from, boundary, screen: point });
}

/** By Ctrl and an arrow: beside the selected component, connected with it. */
export function openQuickAddBeside(side: Side): void {
  const { design } = useDocument.getState();
  const [from] = useSession.getState().selection.components;
  const component = from === undefined ? undefined : design.components[from];
  if (from === undefined || component === undefined) return openQuickAdd();
  const wish = beside(boxOf(component), side);
  const along = side === 'left' || side === 'right' ? 'y' : 'x';
  const at = freePlace(design, wish, { boundary: component.boundary, along });
  open({ at, from, boundary: component.boundary, screen: viewport.toScreen(at) });
}
