import type { Position } from '@shared/model';
import { create } from 'zustand';
import type { Item } from './drop';

/** What would be added where, before it is: `at` is the upper left corner. */
export type GhostOf = {
  readonly item: Item;
  readonly name: string;
  readonly at: Position;
  /** A component that would call it. */
  readonly from?: string | undefined;
  /** A connector that it would stand in. */
  readonly into?: string | undefined;
  /** Who gives way, and to where. */
  readonly moves?: Readonly<Record<string, Position>>;
  /** The boundary that it would stand in. */
  readonly boundary?: string | undefined;
};

export const useGhost = create<{ readonly ghost: GhostOf | undefined }>()(() => ({ ghost: undefined }));

export function showGhost(ghost: GhostOf | undefined): void {
  if (ghost !== useGhost.getState().ghost) useGhost.setState({ ghost });
}

/** What is on its way from the palette: until it is dropped a drag does not tell what it carries. */
let carried: Item | undefined;
export const carry = (item: Item | undefined): void => {
  carried = item;
  if (item === undefined) showGhost(undefined);
};
export const carriedItem = (): Item | undefined => carried;
