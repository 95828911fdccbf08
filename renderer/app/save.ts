import type { SaveRequest } from '@shared/bridge';
import { scene, writeSvg } from '@shared/formats';
import { serializeDesign } from '@shared/model';
import { markdownReport } from '@shared/report';
import { EXPORTS, type ExportFormat, fileName, PLUMB, pngOf } from '@renderer/files';
import { linkFile, useDocument } from '@renderer/state/document';
import { toast } from 'sonner';
import { tell } from './messages';
import { analysis, bridge } from './services';

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

export async function exportAs(format: ExportFormat): Promise<void> {
  const { design } = useDocument.getState();
  const { report } = analysis.useAnalysis.getState();
  const made = await contentsOf(format);
  if (!made.ok) return tell({ title: 'The export failed', text: made.error });
  const { extension, filter } = EXPORTS[format];
  const saved = await bridge.saveFile({
    ask: true,
    suggestedName: fileName(design.name, extension),
    filter,
    contents: made.value,
  });
  if (!saved.ok) return tell({ title: 'The file could not be written', text: saved.error.message });
  if (saved.value !== undefined) toast.success(`Exported ${saved.value.name}`);

  async function contentsOf(
    kind: ExportFormat,
  ): Promise<{ ok: true; value: string | Uint8Array } | { ok: false; error: string }> {
    if (kind === 'markdown')
      return report === undefined
        ? { ok: false, error: 'There is no report yet.' }
        : { ok: true, value: markdownReport(design, report) };
    const svg = writeSvg(scene(design, report === undefined ? {} : { report }), { theme: 'light' });
    return kind === 'svg' ? { ok: true, value: svg } : pngOf(svg, 2);
  }
}
