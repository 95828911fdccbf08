import { startAnalysis } from '@renderer/analysis';
import { findBridge } from '@renderer/files';
import { type LayoutClient, startLayout } from '@renderer/layout';
import { createAutosave, type Entry, openLibrary } from '@renderer/persistence';
import { useDocument } from '@renderer/state/document';
import { withSign } from './patience';

/** Everything that lives as long as the window: the machine, the library, and the workers. */
export const bridge = findBridge(globalThis.window);
export const library = openLibrary();
export const analysis = startAnalysis();
export const layout = withSigns(startLayout());

export const autosave = createAutosave<Entry>({
  current: () => {
    const { design, revision, isOpen, file } = useDocument.getState();
    if (!isOpen) return undefined;
    const value = {
      id: design.id,
      name: design.name,
      design,
      revision,
      updatedAtMs: Date.now(),
      file: file && { path: file.path, name: file.name, modifiedAtMs: file.modifiedAtMs },
    };
    return { revision, value };
  },
  write: (entry) => library.save(entry),
});

/** Autosave and analysis follow the document, each for itself. */
export function connectServices(): () => void {
  return useDocument.subscribe((state, before) => {
    if (!state.isOpen) return;
    if (state.revision !== before.revision) {
      autosave.touch();
      analysis.analyze(state.design, state.revision);
    }
  });
}

/** Whoever waits for a layout, wherever they asked for it, sees that there is one. */
function withSigns({ prepare, arrange, arrangeWithin, adjoin }: LayoutClient): LayoutClient {
  return {
    prepare,
    // For slides: the export says itself that it is at work.
    arrangeWithin,
    arrange: (...of) => withSign(arrange(...of), 'Laying out …'),
    adjoin: (...of) => withSign(adjoin(...of), 'Laying out …'),
  };
}
