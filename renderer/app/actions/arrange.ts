import { enterBoundary, enteredOf, group, leaveBoundary, straighten } from '@renderer/canvas';
import { run, useDocument } from '@renderer/state/document';
import { select, useSession } from '@renderer/state/session';
import { type Change, commands, compose, apply, restack } from '@shared/edit';
import { aligned, type Axis, distributed, type Edge, boxOf, type Box } from '@shared/layout';
import type { Position } from '@shared/model';
import { type Action, hasSelection } from './action';

const EDGES: readonly (readonly [Edge, string, string?])[] = [
  ['left', 'Align left', 'Alt+A'],
  ['right', 'Align right', 'Alt+D'],
  ['top', 'Align top', 'Alt+W'],
  ['bottom', 'Align bottom', 'Alt+S'],
  ['centre', 'Align centres'],
  ['middle', 'Align middles'],
];
const AXES: readonly (readonly [Axis, string, string])[] = [
  ['x', 'Distribute horizontally', 'Shift+Alt+H'],
  ['y', 'Distribute vertically', 'Shift+Alt+V'],
];

const chosen = (): readonly string[] => [...useSession.getState().selection.components];
const atLeast = (count: number) => () => chosen().length >= count;
const bentOnes = (): readonly string[] =>
  [...useSession.getState().selection.connectors].filter(
    (id) => useDocument.getState().design.connectors[id]?.bends !== undefined,
  );
const oneBoundary = (): string | undefined => [...useSession.getState().selection.boundaries][0];

export const ARRANGE: readonly Action[] = [
  ...EDGES.map(
    ([edge, label, keys]): Action => ({
      id: `align-${edge}`,
      label,
      menu: 'Arrange',
      group: 1,
      ...(keys === undefined ? {} : { keys: [keys] }),
      needsDesign: true,
      isEnabled: atLeast(2),
      run: () => move((boxes) => aligned(boxes, edge), label),
    }),
  ),
  ...AXES.map(
    ([axis, label, keys]): Action => ({
      id: `distribute-${axis}`,
      label,
      menu: 'Arrange',
      group: 2,
      keys: [keys],
      needsDesign: true,
      isEnabled: atLeast(3),
      run: () => move((boxes) => distributed(boxes, axis), label),
    }),
  ),
  {
    id: 'group',
    label: 'Group in a frame',
    menu: 'Arrange',
    group: 3,
    keys: ['Mod+G'],
    needsDesign: true,
    isEnabled: () => chosen().length > 0 || oneBoundary() !== undefined,
    run: () => void group(chosen(), [...useSession.getState().selection.boundaries]),
  },
  {
    id: 'ungroup',
    label: 'Ungroup',
    menu: 'Arrange',
    group: 3,
    keys: ['Mod+Shift+G'],
    needsDesign: true,
    isEnabled: () => oneBoundary() !== undefined || chosen().length > 0,
    run: ungroup,
  },
  {
    id: 'fold',
    label: 'Fold or open the boundary',
    menu: 'Arrange',
    group: 3,
    keys: ['Mod+Alt+F'],
    needsDesign: true,
    isEnabled: () => oneBoundary() !== undefined,
    run: () => eachBoundary('Fold', ({ folded }) => ({ folded: folded === true ? undefined : true })),
  },
  {
    id: 'enter-boundary',
    label: 'Enter the boundary',
    menu: 'Arrange',
    group: 3,
    keys: ['Mod+Enter'],
    needsDesign: true,
    isEnabled: () => oneBoundary() !== undefined,
    run: () => enterBoundary(oneBoundary()!),
  },
  {
    id: 'leave-boundary',
    label: 'Leave the boundary',
    menu: 'Arrange',
    group: 3,
    needsDesign: true,
    isEnabled: () => enteredOf(useDocument.getState().design, useSession.getState().entered) !== undefined,
    run: leaveBoundary,
  },
  {
    id: 'fit-boundary',
    label: 'Fit the boundary to its contents',
    menu: 'Arrange',
    group: 3,
    needsDesign: true,
    isEnabled: () => oneBoundary() !== undefined,
    run: () => eachBoundary('Fit boundary', () => ({ size: undefined })),
  },
  {
    id: 'pin',
    label: 'Pin in place',
    menu: 'Arrange',
    group: 4,
    keys: ['Mod+L'],
    needsDesign: true,
    isEnabled: atLeast(1),
    isChecked: () =>
      chosen().length > 0 && chosen().every((id) => useDocument.getState().design.components[id]?.pinned),
    run: pin,
  },
  {
    id: 'straighten',
    label: 'Take the bends out of the connector',
    menu: 'Arrange',
    group: 4,
    needsDesign: true,
    isEnabled: () => bentOnes().length > 0,
    run: () => straighten(bentOnes()),
  },
  {
    id: 'to-front',
    label: 'Bring to front',
    menu: 'Arrange',
    group: 5,
    keys: [']'],
    needsDesign: true,
    yieldsToFields: true,
    isEnabled: hasSelection,
    run: () => stack('front'),
  },
  {
    id: 'to-back',
    label: 'Send to back',
    menu: 'Arrange',
    group: 5,
    keys: ['['],
    needsDesign: true,
    yieldsToFields: true,
    isEnabled: hasSelection,
    run: () => stack('back'),
  },
];

const stack = (to: 'front' | 'back'): void =>
  run(restack(useDocument.getState().design, useSession.getState().selection, to));

function move(
  places: (boxes: Readonly<Record<string, Box>>) => Readonly<Record<string, Position>>,
  label: string,
): void {
  const { design } = useDocument.getState();
  const boxes = Object.fromEntries(
    chosen().flatMap((id) => (design.components[id] ? [[id, boxOf(design.components[id])] as const] : [])),
  );
  run({ ...commands.moveComponents(design, places(boxes)), label });
}

/** The frame goes, what stood in it stays; a component leaves the boundary that it stands in. */
function ungroup(): void {
  const { design } = useDocument.getState();
  const { boundaries, components } = useSession.getState().selection;
  if (boundaries.size > 0) {
    run({ ...commands.remove(design, { boundaries: [...boundaries] }), label: 'Ungroup' });
    select({ components });
    return;
  }
  let change: Change = { label: 'Ungroup', touched: [] };
  for (const id of components) {
    const home = design.components[id]?.boundary;
    if (home === undefined) continue;
    const out = commands.setComponents(apply(design, change), [id], { boundary: design.boundaries[home]?.parent });
    change = compose(change, out, 'Ungroup');
  }
  run(change);
}

type Fields = Parameters<typeof commands.setBoundary>[2];
type Boundary = ReturnType<typeof useDocument.getState>['design']['boundaries'][string];

function eachBoundary(label: string, fields: (boundary: Boundary) => Fields): void {
  const { design } = useDocument.getState();
  const touched = [...useSession.getState().selection.boundaries].flatMap((id) =>
    design.boundaries[id] ? commands.setBoundary(design, id, fields(design.boundaries[id])).touched : [],
  );
  run({ label, touched });
}

function pin(): void {
  const { design } = useDocument.getState();
  const isPinned = chosen().every((id) => design.components[id]?.pinned === true);
  const change = commands.setComponents(design, chosen(), { pinned: isPinned ? undefined : true });
  run({ ...change, label: isPinned ? 'Unpin' : 'Pin' });
}
