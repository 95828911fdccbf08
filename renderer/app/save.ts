import type { SaveRequest } from '@shared/bridge';
import { serializeDesign } from '@shared/model';
import { fileName, PLUMB } from '@renderer/files';
import { linkFile, useDocument } from '@renderer/state/document';
import { toast } from 'sonner';
import { tell } from './messages';
import { bridge } from './services';

/** Writes the design to its file, or asks for one; `ask` is "save as". */
export async function saveToFile(ask = false, overwrite = false): Promise<void> {
  const { design, revision, file } = useDocument.getState();
  const request: SaveRequest = {
    ...(file === undefined ? {} : { path: file.path }),
    ...(file === undefined || overwrite ? {} : { expectedModifiedAtMs: file.modifiedAtMs }),
    ask: ask || file === undefined,
    suggestedName: file?.name ?? fileName(design.name, 'plumb'),
    filter: PLUMB,
    contents: serializeDesign(design),
  };
  const saved = await bridge.saveFile(request);
  if (!saved.ok) {
    if (saved.error.reason === 'changed-on-disk') return offerOverwrite(saved.error.message);
    return tell({
      title: 'The file could not be written',
      text: saved.error.message,
      note: 'The design is safe in the library.',
    });
  }
  if (saved.value === undefined) return;
  linkFile({ ...saved.value, revision });
  toast.success(`Written to ${saved.value.name}`);
}

/** Neither side is lost without being asked: the file of the other, or the design of this window. */
function offerOverwrite(message: string): void {
  toast.warning(message, {
    duration: Infinity,
    action: { label: 'Overwrite it', onClick: () => void saveToFile(false, true) },
    cancel: { label: 'Save as …', onClick: () => void saveToFile(true) },
  });
}

/** Writes a text to a file that the person chooses. */
export async function saveText({
  name,
  contents,
}: {
  readonly name: string;
  readonly contents: string;
}): Promise<void> {
  const filter = { name: 'Markdown', extensions: ['md'] };
  const saved = await bridge.saveFile({ ask: true, suggestedName: name, filter, contents });
  if (!saved.ok) return tell({ title: 'The file could not be written', text: saved.error.message });
  if (saved.value !== undefined) toast.success(`Written to ${saved.value.name}`);
}
