import { existsSync } from 'node:fs';
import * as disk from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type {
  BridgeEvent,
  FileFilter,
  FileProblem,
  OpenedFile,
  OpenRequest,
  SavedFile,
  SaveRequest,
} from '../shared/bridge';
import { fail, ok, type Result } from '../shared/result';
import { readText } from './disk/readText';
import { type Disk, replaceFile } from './disk/replaceFile';
import { Watcher } from './disk/watcher';

/** How the person is asked for paths; nothing or `undefined` where they changed their mind. */
export type Dialogs = {
  readonly openPaths: (request: OpenRequest) => Promise<readonly string[]>;
  readonly savePath: (suggestion: {
    readonly name: string;
    readonly filter: FileFilter;
  }) => Promise<string | undefined>;
};

export type FilesOptions = {
  readonly dialogs: Dialogs;
  readonly tell: (event: BridgeEvent) => void;
  readonly disk?: Disk;
};

/** The files of one window. The page reaches only what the person chose in a dialog or opened from the system. */
export class Files {
  readonly #dialogs: Dialogs;
  readonly #tell: (event: BridgeEvent) => void;
  readonly #disk: Disk;
  readonly #chosen = new Set<string>();
  readonly #watcher = new Watcher((path, modifiedAtMs) => this.#tell({ type: 'file-changed', path, modifiedAtMs }));
  readonly #saving = new Map<string, Promise<unknown>>();

  constructor(options: FilesOptions) {
    this.#dialogs = options.dialogs;
    this.#tell = options.tell;
    this.#disk = options.disk ?? disk;
  }

  async openFiles(request: OpenRequest): Promise<Result<readonly OpenedFile[] | undefined, FileProblem>> {
    const paths = await this.#dialogs.openPaths(request);
    if (paths.length === 0) return ok(undefined);
    const read = await Promise.all(paths.map((path) => this.#open(resolve(path))));
    const opened = read.flatMap((file) => (file.ok ? [file.value] : []));
    const problems = read.flatMap((file) => (file.ok ? [] : [file.error]));
    if (opened.length === 0) return fail(problems[0]!);
    for (const problem of problems) this.#tell({ type: 'open-failed', problem });
    return ok(opened);
  }

  async readFile(path: string): Promise<Result<OpenedFile, FileProblem>> {
    return this.#chosen.has(path) ? this.#open(path) : fail(refused(path));
  }

  async saveFile(request: SaveRequest): Promise<Result<SavedFile | undefined, FileProblem>> {
    const { path, ask, contents, expectedModifiedAtMs } = request;
    if (path !== undefined && !this.#chosen.has(path)) return fail(refused(path));
    if (path !== undefined && !ask) return this.#save({ path, contents, expectedModifiedAtMs });
    const chosen = await this.#askForPath(request);
    return chosen === undefined ? ok(undefined) : this.#save({ path: chosen, contents });
  }

  /** The system asks to open a file: that is the person's choice too. */
  async openFromSystem(path: string): Promise<void> {
    const file = await this.#open(resolve(path));
    this.#tell(file.ok ? { type: 'open-file', file: file.value } : { type: 'open-failed', problem: file.error });
  }

  has(path: string): boolean {
    return this.#chosen.has(path);
  }

  /** Looks at every file again; called when the window comes to the front. */
  async check(): Promise<void> {
    await this.#watcher.check();
  }

  stop(): void {
    this.#watcher.stop();
  }

  async #open(path: string): Promise<Result<OpenedFile, FileProblem>> {
    const file = await readText(path, { pictures: true });
    if (file.ok) this.#keep(path, file.value.modifiedAtMs);
    return file;
  }

  async #save(replacement: {
    readonly path: string;
    readonly contents: string | Uint8Array;
    readonly expectedModifiedAtMs?: number | undefined;
  }): Promise<Result<SavedFile, FileProblem>> {
    const { path } = replacement;
    // One after the other: the second must see the time that the first has left.
    const before = this.#saving.get(path) ?? Promise.resolve();
    const saving = before.then(() =>
      this.#watcher.during(path, async () => {
        const saved = await replaceFile(this.#disk, replacement);
        if (saved.ok) this.#keep(path, saved.value.modifiedAtMs);
        return saved;
      }),
    );
    this.#saving.set(path, saving);
    return saving;
  }

  #keep(path: string, modifiedAtMs: number): void {
    this.#chosen.add(path);
    this.#watcher.expect(path, modifiedAtMs);
  }

  async #askForPath({ path, suggestedName, filter }: SaveRequest): Promise<string | undefined> {
    let name = path ?? fileName(suggestedName);
    for (;;) {
      const chosen = await this.#dialogs.savePath({ name, filter });
      if (chosen === undefined) return undefined;
      const whole = withExtension(resolve(chosen), filter);
      // Nobody was asked whether the file with the added ending may be replaced: ask again, with the name in full.
      if (whole === resolve(chosen) || !existsSync(whole)) return whole;
      name = whole;
    }
  }
}

/** A name and nothing else: no folders, no control characters, nothing that Windows refuses. */
export function fileName(suggested: string): string {
  const name = suggested
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120);
  return name === '' ? 'Untitled' : name;
}

function withExtension(path: string, { extensions }: FileFilter): string {
  const first = extensions[0];
  return first === undefined || first === '*' || extname(path) !== '' ? path : `${path}.${first}`;
}

const refused = (path: string): FileProblem => ({
  reason: 'refused',
  message: `“${path}” was not opened or saved in this session. Choose it in a dialog first.`,
});
