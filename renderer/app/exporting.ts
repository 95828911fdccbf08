import { analyze } from '@shared/analysis';
import type { DraggedFile } from '@shared/bridge';
import type { ExportInput, ExportSettings } from '@shared/report';
import type { Result } from '@shared/result';
import { useDocument } from '@renderer/state/document';
import { isNothing, select, useSession } from '@renderer/state/session';
import { toast } from 'sonner';
import { selectionText } from './clipboard';
import { notify, tell } from './messages';
import { analysis, bridge, layout } from './services';

/** The writers are large: they come when the first export is asked for. */
const exporter = () => import('@renderer/export');

export const openExport = (): void => notify({ isExportOpen: true });

/** What is exported: the open design as it is now, or what is selected of it, with the report of this very revision. */
export async function inputFor(settings: ExportSettings, isSelectionOnly: boolean): Promise<ExportInput> {
  const { excerpt, fonts, pngOf } = await exporter();
  const { design, revision } = useDocument.getState();
  const known = analysis.useAnalysis.getState();
  const report = known.report !== undefined && known.revision === revision ? known.report : analyze(design).report;
  const { selection } = useSession.getState();
  const isPart = isSelectionOnly && !isNothing(selection);
  return {
    design: isPart ? excerpt(design, selection) : design,
    report,
    settings,
    tools: { arrange: layout.arrangeWithin, fonts, pngOf },
  };
}

/** A picture of what is selected, or of everything, to be dragged out of the window. */
export async function pictureToDrag(isSelectionOnly: boolean): Promise<Result<DraggedFile>> {
  const { pictureToDrag: draw, useChoices } = await exporter();
  const { formats, settings } = useChoices.getState();
  return draw(formats, await inputFor(settings, isSelectionOnly));
}

/** The export of what is selected. */
export async function openExportOfSelection(): Promise<void> {
  const { chooseSelectionOnly } = await exporter();
  chooseSelectionOnly(true);
  openExport();
}

/** Where the last export went: the same key writes there again without asking. */
let last: { readonly design: string; readonly path: string } | undefined;

/** Makes what is chosen and writes it. Resolves with what went wrong, or with nothing. */
export async function exportChosen(isRepeated = false): Promise<string | undefined> {
  const { makeFile, useChoices } = await exporter();
  const { formats, settings, isSelectionOnly } = useChoices.getState();
  const made = await makeFile(formats, await inputFor(settings, isSelectionOnly));
  if (!made.ok) return made.error;
  const { id } = useDocument.getState().design;
  const again = isRepeated && last?.design === id && last.path.endsWith(`.${made.value.filter.extensions[0]}`);
  const saved = await bridge.saveFile({
    ask: !again,
    ...(again && last !== undefined ? { path: last.path } : {}),
    suggestedName: made.value.name,
    filter: made.value.filter,
    contents: made.value.contents,
  });
  if (!saved.ok) return saved.error.message;
  if (saved.value === undefined) return undefined;
  last = { design: id, path: saved.value.path };
  notify({ isExportOpen: false });
  toast.success(`Exported ${saved.value.name}`);
  return undefined;
}

/** The last export once more: same formats, same choices, same file where it is known. */
export async function repeatExport(): Promise<void> {
  const problem = await exportChosen(true);
  if (problem !== undefined) tell({ title: 'The export failed', text: problem });
}

/** Picture, vectors and components at once: what pasting gives, the place decides. */
export async function copyAsPicture(): Promise<string | undefined> {
  const { copyPicture, exportFormat, useChoices } = await exporter();
  const { settings } = useChoices.getState();
  const hasSelection = !isNothing(useSession.getState().selection);
  const input = await inputFor({ ...settings, carriesDesign: false }, hasSelection);
  const svg = await exportFormat('svg')!.make(input);
  if (!svg.ok || typeof svg.value !== 'string') return svg.ok ? 'The drawing is not text.' : svg.error;
  const copied = await copyPicture(svg.value, hasSelection ? (selectionText() ?? '') : wholeText());
  if (!copied.ok) return copied.error;
  toast.success(hasSelection ? 'Copied the selection as a picture' : 'Copied the drawing as a picture');
  return undefined;
}

export async function copyPictureByKey(): Promise<void> {
  const problem = await copyAsPicture();
  if (problem !== undefined) tell({ title: 'The picture was not copied', text: problem });
}

/** Everything as a selection would be: what is selected stays so. */
function wholeText(): string {
  const { selection } = useSession.getState();
  const { components, connectors, boundaries, notes } = useDocument.getState().design;
  const idsOf = (records: object) => Object.keys(records);
  select({
    components: idsOf(components),
    connectors: idsOf(connectors),
    boundaries: idsOf(boundaries),
    notes: idsOf(notes),
  });
  const text = selectionText() ?? '';
  select(selection);
  return text;
}
