import { type GhostOf, itemName } from '@renderer/canvas';
import { useDocument } from '@renderer/state/document';
import { COMPONENT, EMPTY_BOUNDARY, freePlace } from '@shared/layout';
import type { AddRequest } from './request';
import type { AddRow } from './rows';

/** What picking a row would add where; undefined where nothing new would stand, or nobody asked for a place. */
export function ghostOf(row: AddRow | undefined, { at, from, boundary }: AddRequest): GhostOf | undefined {
  if (row?.adds.type !== 'item' || at === undefined) return undefined;
  const { item, name = itemName(row.adds.item) } = row.adds;
  const { design } = useDocument.getState();
  // An empty frame stands with its middle where a component's would be.
  const frame = {
    x: at.x + (COMPONENT.width - EMPTY_BOUNDARY.width) / 2,
    y: at.y + (COMPONENT.height - EMPTY_BOUNDARY.height) / 2,
  };
  return { item, name, from, boundary, at: item.type === 'component' ? freePlace(design, at, { boundary }) : frame };
}
