import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import * as disk from 'node:fs/promises';
import { join } from 'node:path';
import { type FileProblem, LARGEST_FILE_BYTES } from '../../shared/bridge';
import { fail, ok, type Result } from '../../shared/result';
import { decode, readText } from '../disk/readText';
import { replaceFile } from '../disk/replaceFile';
import { typefaces } from '../disk/typefaces';

/** Everything outside that the command touches. */
export type Io = {
  readonly out: (contents: string | Uint8Array) => Promise<void>;
  readonly err: (text: string) => void;
  readonly outIsTerminal: boolean;
  /** Text of a file; `-` is standard input. Errors are worded `expected …, got …`. */
  readonly read: (path: string) => Promise<Result<string>>;
  /** The bytes of a picture. */
  readonly readPicture: (path: string) => Promise<Result<Uint8Array>>;
  readonly exists: (path: string) => boolean;
  readonly write: (path: string, contents: string | Uint8Array) => Promise<Result<undefined>>;
  /** A file that is shipped with the command. */
  readonly asset: (name: string) => Promise<Uint8Array>;
  /** The typefaces of this machine, for letters that ours does not have. */
  readonly typefaces: () => AsyncIterable<Uint8Array>;
  readonly newId: () => string;
};

export function processIo(assets: string): Io {
  return {
    out: (contents) => new Promise((done) => process.stdout.write(contents, () => done())),
    err: (text) => void process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY,
    read: (path) => (path === '-' ? readInput(process.stdin) : readFile(path)),
    readPicture,
    exists: existsSync,
    write: async (path, contents) => {
      const written = await replaceFile(disk, { path, contents });
      return written.ok ? ok(undefined) : fail(written.error.message);
    },
    asset: (name) => disk.readFile(join(assets, name)),
    typefaces,
    newId: randomUUID,
  };
}

async function readFile(path: string): Promise<Result<string>> {
  const file = await readText(path, { pipes: true });
  return file.ok ? ok(file.value.text) : fail(expectation(file.error));
}

async function readPicture(path: string): Promise<Result<Uint8Array>> {
  const file = await readText(path, { pictures: true });
  if (!file.ok) return fail(expectation(file.error));
  return file.value.picture === undefined ? fail('expected a PNG, got text') : ok(file.value.picture);
}

export async function readInput(input: AsyncIterable<Uint8Array>): Promise<Result<string>> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of input) {
    total += chunk.byteLength;
    if (total > LARGEST_FILE_BYTES) return fail(TOO_LARGE);
    chunks.push(chunk);
  }
  const text = decode(Buffer.concat(chunks));
  return text === undefined ? fail(NOT_TEXT) : ok(text);
}

const TOO_LARGE = `expected at most ${LARGEST_FILE_BYTES / 1024 / 1024} MB, got more`;
const NOT_TEXT = 'expected UTF-8 text, got something else';

const EXPECTATIONS: Partial<Record<FileProblem['reason'], string>> = {
  'not-found': 'expected a file, got nothing there',
  'no-permission': 'expected a file that may be read, got no permission',
  'too-large': TOO_LARGE,
  'not-text': NOT_TEXT,
};

const expectation = ({ reason, message }: FileProblem): string =>
  EXPECTATIONS[reason] ?? `expected a file, got something else (${message})`;
