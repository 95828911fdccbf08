import {
  type Bridge,
  type BridgeEvent,
  type FileFilter,
  type FileProblem,
  isPicture,
  LARGEST_FILE_BYTES,
  type OpenedFile,
  type OpenRequest,
  type SavedFile,
  type SaveRequest,
} from '@shared/bridge';
import { fail, ok, type Result } from '@shared/result';

type Listener = (event: BridgeEvent) => void;
type Handle = {
  readonly name: string;
  getFile: () => Promise<File>;
  createWritable: () => Promise<{ write: (data: Blob) => Promise<void>; close: () => Promise<void> }>;
};
type Pickers = {
  showOpenFilePicker?: (options: object) => Promise<Handle[]>;
  showSaveFilePicker?: (options: object) => Promise<Handle>;
};

/**
 * The bridge of a browser: pickers of the file system where there are any, else an upload and a download. What a browser
 * cannot do (native menu, watching a file, asking before it closes) it does not pretend to do.
 */
export function createWebBridge(window: Window & Pickers): Bridge {
  const handles = new Map<string, Handle>();
  const listeners = new Set<Listener>();
  return {
    host: 'web',
    openFiles: (request) =>
      window.showOpenFilePicker ? pick(window, handles, request) : upload(window.document, request),
    readFile: async (path) => {
      const handle = handles.get(path);
      return handle === undefined
        ? fail({ reason: 'not-found', message: `${path} cannot be read again: open it anew.` })
        : read(await handle.getFile(), path);
    },
    saveFile: (request) =>
      window.showSaveFilePicker ? write(window, handles, request) : Promise.resolve(download(window.document, request)),
    dragFile: () => Promise.resolve(ok(undefined)),
    folder: undefined,
    paste: () => undefined,
    describeWindow: ({ title }) => {
      window.document.title = title;
    },
    setMenu: () => undefined,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readyToClose: () => undefined,
  };
}

const problem = (reason: FileProblem['reason'], message: string): Result<never, FileProblem> =>
  fail({ reason, message });

async function read(file: File, path: string): Promise<Result<OpenedFile, FileProblem>> {
  if (file.size > LARGEST_FILE_BYTES)
    return problem('too-large', `${file.name} is larger than ${LARGEST_FILE_BYTES / 1024 ** 2} MB.`);
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isPicture(bytes))
      return ok({ path, name: file.name, text: '', picture: bytes, modifiedAtMs: file.lastModified });
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return ok({ path, name: file.name, text, modifiedAtMs: file.lastModified });
  } catch {
    return problem('not-text', `${file.name} is not a text file.`);
  }
}

/** Files that were dropped on the page. They have no path that could be written to. */
export const readDropped = (files: readonly File[]): Promise<Result<readonly OpenedFile[], FileProblem>> =>
  readAll(files.map((file) => [file, file.name] as const));

/** All or nothing: one file that cannot be read refuses the lot, with its name. */
async function readAll(
  files: readonly (readonly [File, string])[],
): Promise<Result<readonly OpenedFile[], FileProblem>> {
  const opened: OpenedFile[] = [];
  for (const [file, path] of files) {
    const one = await read(file, path);
    if (!one.ok) return one;
    opened.push(one.value);
  }
  return ok(opened);
}

const accept = (filters: readonly FileFilter[]) =>
  filters.map(({ name, extensions }) => ({
    description: name,
    accept: { 'application/octet-stream': extensions.map((extension) => `.${extension}`) },
  }));

const isCancelled = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

async function pick(
  window: Window & Pickers,
  handles: Map<string, Handle>,
  request: OpenRequest,
): Promise<Result<readonly OpenedFile[] | undefined, FileProblem>> {
  try {
    const picked = await window.showOpenFilePicker!({ multiple: request.several, types: accept(request.filters) });
    for (const handle of picked) handles.set(handle.name, handle);
    return await readAll(
      await Promise.all(picked.map(async (handle) => [await handle.getFile(), handle.name] as const)),
    );
  } catch (error) {
    return isCancelled(error) ? ok(undefined) : problem('other', String(error));
  }
}

function upload(
  document: Document,
  request: OpenRequest,
): Promise<Result<readonly OpenedFile[] | undefined, FileProblem>> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = request.several;
    input.accept = request.filters.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join();
    input.addEventListener('cancel', () => resolve(ok(undefined)));
    input.addEventListener(
      'change',
      () => void readAll([...(input.files ?? [])].map((file) => [file, file.name] as const)).then(resolve),
    );
    input.click();
  });
}

async function write(
  window: Window & Pickers,
  handles: Map<string, Handle>,
  request: SaveRequest,
): Promise<Result<SavedFile | undefined, FileProblem>> {
  try {
    const known = request.path === undefined || request.ask ? undefined : handles.get(request.path);
    const handle =
      known ??
      (await window.showSaveFilePicker!({ suggestedName: request.suggestedName, types: accept([request.filter]) }));
    if (
      known !== undefined &&
      request.expectedModifiedAtMs !== undefined &&
      (await known.getFile()).lastModified > request.expectedModifiedAtMs
    ) {
      return problem('changed-on-disk', `${known.name} was changed by somebody else since it was opened.`);
    }
    // The browser writes beside the file and swaps on close: whole or not at all.
    const writable = await handle.createWritable();
    await writable.write(new Blob([request.contents as BlobPart]));
    await writable.close();
    handles.set(handle.name, handle);
    return ok({ path: handle.name, name: handle.name, modifiedAtMs: (await handle.getFile()).lastModified });
  } catch (error) {
    return isCancelled(error) ? ok(undefined) : problem('other', String(error));
  }
}

function download(
  document: Document,
  { contents, suggestedName }: SaveRequest,
): Result<SavedFile | undefined, FileProblem> {
  const url = URL.createObjectURL(new Blob([contents as BlobPart]));
  const link = document.createElement('a');
  link.href = url;
  link.download = suggestedName;
  link.click();
  // The download has begun with the click; the address only has to outlive that.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return ok({ path: suggestedName, name: suggestedName, modifiedAtMs: 0 });
}
