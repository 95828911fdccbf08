import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const INSTALL_LIMIT_MS = 180_000;
/** An Electron that is going to fail for want of a screen has done so by then. */
const EARLY_MS = 5000;

export type Surroundings = {
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
};

/** Electron's program, where one is unpacked. */
export function electronBinary({ root, env, platform }: Surroundings, exists = existsSync): string | undefined {
  const inside: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  };
  return [env['ELECTRON_OVERRIDE_DIST_PATH'], join(root, 'node_modules', 'electron', 'dist')]
    .filter((folder): folder is string => folder !== undefined && folder !== '')
    .map((folder) => join(folder, inside[platform] ?? 'electron'))
    .find((path) => exists(path));
}

/** Electron's package downloads its program when first asked for. Whether that worked is seen by looking for it. */
export async function installElectron(root: string): Promise<void> {
  const script = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(script)) return;
  await new Promise<void>((done) => {
    const child = spawn(process.execPath, [script], { cwd: root, stdio: 'ignore', timeout: INSTALL_LIMIT_MS });
    child.once('error', () => done());
    child.once('exit', () => done());
  });
}

/** Chromium's sandbox refuses to run as root. */
export const asRoot = (platform: NodeJS.Platform, uid: number | undefined): boolean =>
  platform === 'linux' && uid === 0;

export type Ended = { readonly code: number; readonly failedEarly: boolean };

/** Runs the application until its window is closed. */
export async function runElectron(binary: string, args: readonly string[]): Promise<Ended> {
  const startedMs = performance.now();
  return new Promise((done) => {
    const child = spawn(binary, [...args], { stdio: 'inherit' });
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGTERM', forward);
    // The terminal tells the child as well; this process stays to see how it ends.
    process.on('SIGINT', () => undefined);
    child.once('error', () => done({ code: 1, failedEarly: true }));
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', forward);
      const stopped = signal === 'SIGINT' || signal === 'SIGTERM';
      const failed = code !== 0 && !stopped;
      done({ code: code ?? (stopped ? 0 : 1), failedEarly: failed && performance.now() - startedMs < EARLY_MS });
    });
  });
}
