import { commands } from '@shared/edit';
import { run, useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';

/** The arrow keys move the selection: by one, with Shift by the grid. */
export function nudge(dx: number, dy: number): void {
  const { design } = useDocument.getState();
  const ids = [...useSession.getState().selection.components];
  const positions = Object.fromEntries(
    ids.map((id) => {
      const { x, y } = design.components[id]?.position ?? { x: 0, y: 0 };
      return [id, { x: x + dx, y: y + dy }];
    }),
  );
  run(commands.moveComponents(design, positions), `nudge ${ids.join()}`);
}
