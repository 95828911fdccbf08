import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import type * as fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileProblem, SavedFile } from '../../shared/bridge';
import { fail, ok, type Result } from '../../shared/result';
import { codeOf, problemOf } from './problem';

/** The part of `node:fs/promises` that a replacement needs. */
export type Disk = Pick<typeof fs, 'access' | 'open' | 'realpath' | 'rename' | 'stat' | 'unlink'>;

export type Replacement = {
  readonly path: string;
  readonly contents: string | Uint8Array;
  /** A file changed since then is not overwritten. */
  readonly expectedModifiedAtMs?: number | undefined;
};

/**
 * Postcondition: the file has the whole contents and they have reached the disk, or it is as it was.
 * Written beside the file, synced, then renamed over it: a rename within a folder happens or does not.
 */
export async function replaceFile(disk: Disk, replacement: Replacement): Promise<Result<SavedFile, FileProblem>> {
  const { path, contents, expectedModifiedAtMs } = replacement;
  let temporary: string | undefined;
  try {
    // A link keeps pointing: what it points at is replaced.
    const target = (await unlessAbsent(disk.realpath(path))) ?? path;
    const before = await unlessAbsent(disk.stat(target));
    if (before !== undefined && !before.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
    if (isOther(before, expectedModifiedAtMs)) return fail(changedOnDisk(path));
    // A rename would get around a file's own write protection.
    if (before !== undefined) await disk.access(target, constants.W_OK);

    const beside = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.tmp`);
    // Created here and nowhere else: from now on it has to go again, whatever happens.
    const file = await disk.open(beside, 'wx');
    temporary = beside;
    const modifiedAtMs = await fill(file, contents, before);
    // Somebody else may have saved while this was being written.
    if (isOther(await unlessAbsent(disk.stat(target)), expectedModifiedAtMs)) return fail(changedOnDisk(path));
    await disk.rename(beside, target);
    temporary = undefined;
    await syncFolder(disk, dirname(target));
    return ok({ path, name: basename(path), modifiedAtMs });
  } catch (error) {
    return fail(problemOf(error, path, 'write'));
  } finally {
    if (temporary !== undefined) await disk.unlink(temporary).catch(() => undefined);
  }
}

async function fill(file: fs.FileHandle, contents: string | Uint8Array, before: Stats | undefined): Promise<number> {
  try {
    // First who may read it, then what there is to read.
    if (before !== undefined) await keepOwnership(file, before);
    await file.writeFile(contents);
    await file.sync();
    return (await file.stat()).mtimeMs;
  } finally {
    await file.close();
  }
}

/** Who may read the file does not change by saving it; the owner stays where the system allows it. */
async function keepOwnership(file: fs.FileHandle, before: Stats): Promise<void> {
  await file.chown(before.uid, before.gid).catch(() => undefined);
  await file.chmod(before.mode & 0o7777).catch(() => undefined);
}

/** Not every system can open a folder; where it cannot, the rename itself has to do. */
async function syncFolder(disk: Disk, folder: string): Promise<void> {
  const handle = await disk.open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}

async function unlessAbsent<T>(wanted: Promise<T>): Promise<T | undefined> {
  try {
    return await wanted;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const isOther = (seen: Stats | undefined, expectedModifiedAtMs: number | undefined): boolean =>
  seen !== undefined && expectedModifiedAtMs !== undefined && seen.mtimeMs !== expectedModifiedAtMs;

const changedOnDisk = (path: string): FileProblem => ({
  reason: 'changed-on-disk',
  message: `“${basename(path)}” was changed by another program since it was opened.`,
});
