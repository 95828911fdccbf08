import { commands, records } from '@shared/edit';
import { papersOf } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';

/** The arrow keys move the selection: by one, with Shift by the grid. */
export function nudge(dx: number, dy: number): void {
  const { design } = useDocument.getState();
  const { components, notes } = useSession.getState().selection;
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
