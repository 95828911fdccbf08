import { type Imported, importFiles, sketchInto } from '@shared/formats';
import { apply, commands } from '@shared/edit';
import { formatIssues } from '@shared/model';
import { insertFragment, viewport } from '@renderer/canvas';
import { useDocument } from '@renderer/state/document';
import { frame } from '@renderer/state/session';
import { nanoid } from 'nanoid';
import { toast } from 'sonner';
import { notify } from './messages';
import { addSketch } from './quickAdd';
import { layout } from './services';

/** The name under which a file of that format would come; undefined for text that is no diagram. */
function fileNameFor(text: string): string | undefined {
  if (/^\s*(?:---[\s\S]*?---\s*)?(?:%%[^\n]*\n\s*)*(?:graph|flowchart)\s+(?:TB|TD|BT|RL|LR)?/i.test(text))
    return 'pasted.mmd';
  if (/^\s*(?:version:.*\n\s*)?services:\s*$/m.test(text)) return 'docker-compose.yml';
  if (/^\s*<mxfile|^\s*<mxGraphModel/.test(text)) return 'pasted.drawio';
  if (/^\s*apiVersion:/m.test(text)) return 'pasted.yaml';
  if (/^\s*\{[\s\S]*"type":\s*"excalidraw/.test(text)) return 'pasted.excalidraw';
  return undefined;
}

const LONGEST_SKETCH = 20_000;

/** Draws pasted text: Mermaid and other formats beside what is there, a sketch into it. Returns whether it was one. */
export function pasteForeign(text: string): boolean {
  const path = fileNameFor(text);
  if (path !== undefined) {
    const read = importFiles([{ path, text }], { id: nanoid() });
    if (read.ok) void place(read.value);
    else toast.error('The pasted text could not be read', { description: formatIssues(read.error) });
    return true;
  }
  // Only an arrow makes text a sketch: a pasted sentence is none.
  if (text.length > LONGEST_SKETCH || !/(?:~|-)?>/.test(text)) return false;
  const { design } = useDocument.getState();
  const read = sketchInto(design, text);
  if (!read.ok) {
    toast.message('The pasted text is no sketch', {
      description: `Character ${read.error.at + 1}: ${read.error.message}`,
    });
    return true;
  }
  void addSketch(text, { at: undefined, from: undefined, boundary: undefined, screen: undefined });
  return true;
}

/** An empty design takes it over with its account; a drawing gets it beside what is there. */
async function place(imported: Imported): Promise<void> {
  const { design, account, isPlaced } = imported;
  const placed = isPlaced ? design : apply(design, commands.arrange(design, await layout.arrange(design)));
  if (Object.keys(useDocument.getState().design.components).length === 0) {
    notify({ imported: { design: placed, account } });
    return;
  }
  const { x, y } = viewport.centre();
  insertFragment(placed, { offset: { x: Math.round(x), y: Math.round(y) }, label: 'Paste', journeys: placed.journeys });
  frame({ what: 'selection' });
  const inferred = account.notes.filter(({ what }) => what !== 'stated').length;
  toast.success(`Pasted ${Object.keys(design.components).length} components`, {
    description: inferred > 0 ? `${inferred} facts were inferred or left out.` : undefined,
  });
}
