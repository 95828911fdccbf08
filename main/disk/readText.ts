import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type FileProblem, isPicture, LARGEST_FILE_BYTES, type OpenedFile } from '../../shared/bridge';
import { fail, ok, type Result } from '../../shared/result';
import { problemOf } from './problem';

export type ReadOptions = {
  readonly limitBytes?: number;
  /** A pipe has no end until its writer says so: only the command waits for one. */
  readonly pipes?: boolean;
  /** A PNG is read as it is: it may carry a design. */
  readonly pictures?: boolean;
};

/** Reads a UTF-8 file, or says why not. */
export async function readText(path: string, options: ReadOptions = {}): Promise<Result<OpenedFile, FileProblem>> {
  const { limitBytes = LARGEST_FILE_BYTES, pipes = false, pictures = false } = options;
  try {
    // Before opening: opening a pipe would wait for its writer.
    const { isPlain, isPipe } = await natureOf(path);
    if (!isPlain && !(pipes && isPipe)) {
      return fail({ reason: 'other', message: `“${basename(path)}” is not a file.` });
    }
    const file = await open(path, 'r');
    try {
      const { mtimeMs } = await file.stat();
      const bytes = await readUpTo(file, limitBytes);
      if (bytes === undefined) return fail(tooLarge(path, limitBytes));
      if (pictures && isPicture(bytes)) {
        return ok({ path, name: basename(path), text: '', picture: new Uint8Array(bytes), modifiedAtMs: mtimeMs });
      }
      const text = decode(bytes);
      if (text === undefined) return fail(notText(path));
      return ok({ path, name: basename(path), text, modifiedAtMs: mtimeMs });
    } finally {
      await file.close();
    }
  } catch (error) {
    return fail(problemOf(error, path, 'read'));
  }
}

async function natureOf(path: string) {
  const stats = await stat(path);
  if (stats.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  return { isPlain: stats.isFile(), isPipe: stats.isFIFO() || stats.isCharacterDevice() };
}

/** A file that lies about its size, or grows meanwhile, is stopped at the limit all the same. */
async function readUpTo(file: FileHandle, limitBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(256 * 1024);
    const { bytesRead } = await file.read(chunk);
    if (bytesRead === 0) return Buffer.concat(chunks);
    total += bytesRead;
    if (total > limitBytes) return undefined;
    chunks.push(chunk.subarray(0, bytesRead));
  }
}

/** UTF-8 without its byte order mark; `undefined` where it is something else. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

const tooLarge = (path: string, limitBytes: number): FileProblem => ({
  reason: 'too-large',
  message: `“${basename(path)}” is larger than ${Math.floor(limitBytes / 1024 / 1024)} MB, which no design is.`,
});

const notText = (path: string): FileProblem => ({
  reason: 'not-text',
  message: `“${basename(path)}” is not UTF-8 text.`,
});
