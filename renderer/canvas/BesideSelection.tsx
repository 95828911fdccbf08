import { unite } from '@shared/layout';
import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { useStore } from '@xyflow/react';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import { nodeBox } from './move';

/** Above the selection's upper right corner: off its signs, and off the handles that connectors are drawn from. */
const GAP = 8;
const SIDE = 24;

/** Puts something at the upper right corner of what is selected, or where that corner leaves the window, at its edge. */
export function BesideSelection({ children }: { readonly children: ReactNode }): ReactElement | null {
  const design = useDocument((state) => state.design);
  const selection = useSession((state) => state.selection);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const box = useMemo(() => {
    const { components, boundaries, notes } = selection;
    const nodes = [
      ...components,
      ...[...boundaries].map((id) => `boundary:${id}`),
      ...[...notes].map((id) => `paper:${id}`),
    ];
    const boxes = nodes.flatMap((id) => nodeBox(design, id) ?? []);
    return boxes.length === 0 ? undefined : unite(boxes);
  }, [design, selection]);
  if (box === undefined) return null;
  const left = Math.min((box.x + box.width) * zoom + x - SIDE, width - SIDE - GAP);
  const top = Math.max(GAP, box.y * zoom + y - SIDE - GAP);
  return (
    <div style={{ position: 'absolute', left, top, zIndex: 5 }} data-testid="beside-selection">
      {children}
    </div>
  );
}
