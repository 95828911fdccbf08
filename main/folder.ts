import { createHash } from 'node:crypto';
import * as disk from 'node:fs/promises';
import { join } from 'node:path';
import type { FileProblem, KeptDesign, KeptFile } from '../shared/bridge';
import { fail, ok, type Result } from '../shared/result';
import { type FolderChoice, folderChoice } from './arguments';
import { codeOf, problemOf } from './disk/problem';
import { replaceFile } from './disk/replaceFile';
import { fileName } from './files';

export type FolderOptions = {
  /** The file in which the choice, and what was written there, is remembered. */
  readonly choicePath: string;
  /** Asks the person for a folder. */
  readonly ask: () => Promise<string | undefined>;
};

/**
 * The folder in which every design is kept as a file besides the library. A design's file carries its name and a mark that
 * is made from its id, so that two of one name do not meet and a renamed one is found again. The page names no path.
 */
export class Folder {
  readonly #options: FolderOptions;
  #choice: Promise<FolderChoice | undefined>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: FolderOptions) {
    this.#options = options;
    this.#choice = readChoice(options.choicePath);
  }

  async where(): Promise<Result<string | undefined, FileProblem>> {
    return ok((await this.#choice)?.path);
  }

  async choose(): Promise<Result<string | undefined, FileProblem>> {
    const path = await this.#options.ask();
    if (path === undefined) return ok(undefined);
    const before = await this.#choice;
    const remembered = await this.#remember({ path, written: before?.path === path ? before.written : {} });
    return remembered.ok ? ok(path) : remembered;
  }

  async leave(): Promise<Result<undefined, FileProblem>> {
    return this.#remember(undefined);
  }

  /** One after the other: the second must see what the first has left. */
  keep(design: KeptDesign): Promise<Result<KeptFile, FileProblem>> {
    const kept = this.#last.then(() => this.#keep(design));
    this.#last = kept;
    return kept;
  }

  async #keep({ id, name, contents }: KeptDesign): Promise<Result<KeptFile, FileProblem>> {
    const chosen = await this.#choice;
    if (chosen === undefined) return fail({ reason: 'refused', message: 'No folder was chosen.' });
    const mark = markOf(id);
    const path = join(chosen.path, `${fileName(name)} ${mark}.plumb`);
    try {
      const there = (await disk.readdir(chosen.path)).find((each) => each.endsWith(` ${mark}.plumb`));
      let asidePath: string | undefined;
      if (there !== undefined) {
        const old = join(chosen.path, there);
        // Who has changed it since, or put it there, keeps it: beside, under another name.
        if ((await disk.stat(old)).mtimeMs !== chosen.written[mark]) asidePath = await putAside(old, mark);
        else if (old !== path) await disk.rename(old, path);
      }
      const saved = await replaceFile(disk, { path, contents });
      if (!saved.ok) return saved;
      await this.#remember({ ...chosen, written: { ...chosen.written, [mark]: saved.value.modifiedAtMs } });
      return ok({ path, ...(asidePath === undefined ? {} : { asidePath }) });
    } catch (error) {
      return fail(problemOf(error, path, 'write'));
    }
  }

  async #remember(next: FolderChoice | undefined): Promise<Result<undefined, FileProblem>> {
    const { choicePath } = this.#options;
    const contents = JSON.stringify(next ?? null);
    const saved = await replaceFile(disk, { path: choicePath, contents });
    if (!saved.ok) return saved;
    this.#choice = Promise.resolve(next);
    return ok(undefined);
  }
}

/** Two designs share it once in four thousand million pairs; it is no secret. */
const markOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 8);

/** A name that is free and that no design's mark ends. */
async function putAside(path: string, mark: string): Promise<string> {
  const stem = path.slice(0, -` ${mark}.plumb`.length);
  for (let n = 1; ; n++) {
    const aside = `${stem} (changed elsewhere${n === 1 ? '' : ` ${n}`}).plumb`;
    try {
      // A link fails where there is a file already; a rename would take its place.
      await disk.link(path, aside);
      await disk.unlink(path);
      return aside;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      // File systems without links: the name says when.
      const dated = `${stem} (changed elsewhere, ${Date.now()}).plumb`;
      await disk.rename(path, dated);
      return dated;
    }
  }
}

async function readChoice(path: string): Promise<FolderChoice | undefined> {
  try {
    return folderChoice.safeParse(JSON.parse(await disk.readFile(path, 'utf8'))).data;
  } catch {
    // Nothing was chosen, or nothing that can be read: the person is asked when they want one.
    return undefined;
  }
}
