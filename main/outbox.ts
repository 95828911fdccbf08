import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraggedFile, FileProblem } from '../shared/bridge';
import { fail, ok, type Result } from '../shared/result';
import { problemOf } from './disk/problem';

/**
 * Files that leave the window by a drag: they must lie somewhere while whoever takes them reads them, and nobody says when
 * that is done. So they stay until the application ends.
 */
export class Outbox {
  readonly #root: string;
  readonly #folders: string[] = [];

  /** `root`: the system's folder for temporary files. */
  constructor(root: string) {
    this.#root = root;
  }

  /** The path of the file, in a folder of its own so that it keeps its name. At once: the button is held meanwhile. */
  put({ name, contents }: Pick<DraggedFile, 'name' | 'contents'>): Result<string, FileProblem> {
    const wanted = join(this.#root, name);
    try {
      const folder = mkdtempSync(join(this.#root, 'plumbline-drag-'));
      this.#folders.push(folder);
      const path = join(folder, name);
      writeFileSync(path, contents);
      return ok(path);
    } catch (error) {
      return fail(problemOf(error, wanted, 'write'));
    }
  }

  clear(): void {
    for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  }
}
