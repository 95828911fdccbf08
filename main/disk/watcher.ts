import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

export type Changed = (path: string, modifiedAtMs: number) => void;

const SETTLE_MS = 150;
const MOST_FOLDERS = 64;

/**
 * Tells when somebody else changes a file. Folders are watched, not files: a program that saves by renaming leaves the
 * watched file behind. Where a folder cannot be watched (network drives), `check` finds out.
 */
export class Watcher {
  readonly #known = new Map<string, number>();
  readonly #writing = new Map<string, number>();
  readonly #folders = new Map<string, FSWatcher>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #changed: Changed;

  constructor(changed: Changed) {
    this.#changed = changed;
  }

  /** From now on a file that has another time than this was changed by somebody else. */
  expect(path: string, modifiedAtMs: number): void {
    this.#known.set(path, modifiedAtMs);
    this.#watchFolder(dirname(path));
  }

  /** Runs a write of our own, which is nobody else's change. */
  async during<T>(path: string, write: () => Promise<T>): Promise<T> {
    this.#writing.set(path, (this.#writing.get(path) ?? 0) + 1);
    try {
      return await write();
    } finally {
      this.#writing.set(path, this.#writing.get(path)! - 1);
    }
  }

  async check(): Promise<void> {
    await Promise.all([...this.#known.keys()].map((path) => this.#look(path)));
  }

  stop(): void {
    for (const folder of this.#folders.values()) folder.close();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#folders.clear();
    this.#timers.clear();
    this.#known.clear();
  }

  #watchFolder(folder: string): void {
    if (this.#folders.has(folder) || this.#folders.size >= MOST_FOLDERS) return;
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => this.#stirred(folder, name));
      watcher.on('error', () => {
        watcher.close();
        this.#folders.delete(folder);
      });
      this.#folders.set(folder, watcher);
    } catch {
      // The folder cannot be watched: `check` remains.
    }
  }

  #stirred(folder: string, name: string | null): void {
    for (const path of this.#known.keys()) {
      if (dirname(path) === folder && (name === null || name === basename(path))) this.#lookSoon(path);
    }
  }

  #lookSoon(path: string): void {
    clearTimeout(this.#timers.get(path));
    const timer = setTimeout(() => {
      this.#timers.delete(path);
      void this.#look(path);
    }, SETTLE_MS);
    timer.unref();
    this.#timers.set(path, timer);
  }

  async #look(path: string): Promise<void> {
    const known = this.#known.get(path);
    const modifiedAtMs = (await stat(path).catch(() => undefined))?.mtimeMs;
    if (known === undefined || modifiedAtMs === undefined || modifiedAtMs === known) return;
    // A write of our own came between the two lines above: what they saw is old.
    if ((this.#writing.get(path) ?? 0) > 0 || this.#known.get(path) !== known) return this.#lookSoon(path);
    this.#known.set(path, modifiedAtMs);
    this.#changed(path, modifiedAtMs);
  }
}
