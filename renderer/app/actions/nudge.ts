import { commands, records } from '@shared/edit';
import { boxOf, dragged, segmentAcross, waysOf } from '@shared/layout';
import { papersOf } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';

/** The arrow keys move the selection: by one, with Shift by the grid. */
export function nudge(dx: number, dy: number): void {
  const { design } = useDocument.getState();
  const { components, notes, connectors } = useSession.getState().selection;
  const [only] = connectors;
  if (only !== undefined && connectors.size === 1 && components.size + notes.size === 0) return bend(only, dx, dy);
  const ids = [...components].filter((id) => design.components[id]?.pinned !== true);
  const papers = papersOf(design);
  const positions = Object.fromEntries(
    ids.map((id) => {
      const { x, y } = design.components[id]?.position ?? { x: 0, y: 0 };
      return [id, { x: x + dx, y: y + dy }];
    }),
  );
  const moved = commands.moveComponents(design, positions);
  const sheets = [...notes].flatMap((id) => {
    const at = papers[id]?.position;
    return at ? records.setRecord(design, 'notes', id, { position: { x: at.x + dx, y: at.y + dy } }).touched : [];
  });
  run({ label: moved.label || 'Move', touched: [...moved.touched, ...sheets] }, `nudge ${[...ids, ...notes].join()}`);
}

/** With one connector selected the arrow keys move its longest segment across: bending by key. */
function bend(id: string, dx: number, dy: number): void {
  const { design } = useDocument.getState();
  const connector = design.connectors[id];
  const points = waysOf(design).get(id);
  const segment = points && segmentAcross(points, dx === 0 ? 'y' : 'x');
  if (connector === undefined || points === undefined || segment === undefined) return;
  const { x, y } = points[segment]!;
  const ends = { from: boxOf(design.components[connector.from]!), to: boxOf(design.components[connector.to]!) };
  const bends = [...dragged(points, segment, { x: x + dx, y: y + dy }, ends)];
  run({ ...commands.setConnectors(design, [id], { bends }), label: 'Bend' }, `bend ${id}`);
}
