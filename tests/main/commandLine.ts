import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Io } from '@main/cli/io';
import { run } from '@main/cli/run';
import { fail, ok } from '@shared/result';

const require = createRequire(import.meta.url);
const ASSETS: Readonly<Record<string, string>> = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'Inter-Regular.ttf': '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  'Inter-SemiBold.ttf': '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
};

export type Ran = {
  readonly status: number;
  readonly out: string;
  readonly bytes: Uint8Array | undefined;
  readonly err: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
};

/** The command on a disk of these files, in this process. */
export async function plumbline(
  argv: readonly string[],
  files: Readonly<Record<string, string>> = {},
  more: Partial<Io> = {},
): Promise<Ran> {
  const written: Record<string, string | Uint8Array> = { ...files };
  let out = '';
  let bytes: Uint8Array | undefined;
  let err = '';
  const io: Io = {
    out: async (contents) => {
      if (typeof contents === 'string') out += contents;
      else bytes = contents;
    },
    err: (text) => {
      err += text;
    },
    outIsTerminal: false,
    read: async (path) => {
      const text = files[path];
      return text === undefined ? fail('expected a file, got nothing there') : ok(text);
    },
    readPicture: async () => fail('expected a file, got nothing there'),
    exists: (path) => path in files,
    write: async (path, contents) => {
      written[path] = contents;
      return ok(undefined);
    },
    asset: async (name) => readFileSync(require.resolve(ASSETS[name]!)),
    // eslint-disable-next-line no-empty-function
    async *typefaces() {},
    newId: () => 'a-new-id',
    ...more,
  };
  const status = await run(argv, io);
  return { status, out, bytes, err, files: written };
}
