import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { asRoot } from '../../main/start/electron';

export { expect };

const ROOT = join(import.meta.dirname, '..', '..');

export type Host = 'web' | 'electron';
export type HostOptions = { readonly host: Host };

type Fixtures = {
  /** Files named on the command line (Electron only): `test.use({ files: ['a.plumb'] })`. */
  readonly files: readonly string[];
  /** A folder that is gone after the test. */
  readonly folder: string;
  /** Electron's application; `undefined` in a browser. */
  readonly electron: ElectronApplication | undefined;
  /** The page of the application, started with a fresh profile. */
  readonly app: Page;
  /** Errors on the page's console and exceptions: a test that ends with any fails, unless it has emptied the list. */
  readonly problems: string[];
};

/** One test, two hosts: `test('…', async ({ app }) => …)`. */
export const test = base.extend<Fixtures, HostOptions & { readonly server: string }>({
  host: ['web', { option: true, scope: 'worker' }],
  files: [[], { option: true }],

  server: [
    async ({ host }, use) => {
      if (host === 'electron') return use('');
      const server = spawn(process.execPath, [join(ROOT, 'dist/main/start.js'), '--web', '--no-open', '--port', '0']);
      const url = await new Promise<string>((found, lost) => {
        let text = '';
        server.stdout.on('data', (chunk: Buffer) => {
          text += chunk.toString();
          const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(text);
          if (address !== null) found(address[0]);
        });
        server.once('exit', (code) => lost(new Error(`The server ended with ${code}: ${text}`)));
      });
      await use(url);
      server.kill();
    },
    { scope: 'worker' },
  ],

  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  electron: async ({ host, files, folder }, use) => {
    if (host === 'web') return use(undefined);
    const electron = await launchElectron({ profile: join(folder, 'profile'), files });
    await use(electron);
    await electron.close();
  },

  app: async ({ host, electron, server, page, problems }, use) => {
    const app = electron === undefined ? page : await electron.firstWindow();
    app.on('pageerror', (error) => problems.push(error.message));
    app.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    if (host === 'web') await app.goto(server);
    await app.waitForLoadState();
    await use(app);
  },

  // oxlint-disable-next-line no-empty-pattern
  problems: async ({}, use) => {
    const problems: string[] = [];
    await use(problems);
    expect(problems).toEqual([]);
  },
});

/** Starts the built application in Electron; closing is up to the caller. */
export async function launchElectron(options: {
  readonly profile: string;
  readonly files?: readonly string[];
}): Promise<ElectronApplication> {
  return _electron.launch({
    cwd: ROOT,
    args: [
      // As `npm start` does: loaded before Electron is ready.
      '-r',
      join(ROOT, 'dist/main/main.cjs'),
      ROOT,
      `--user-data-dir=${options.profile}`,
      ...(asRoot(process.platform, process.getuid?.()) ? ['--no-sandbox'] : []),
      ...(options.files ?? []),
    ],
  });
}

/** What the next native dialogs answer, instead of a person (Electron only). */
export async function answerDialogs(
  electron: ElectronApplication,
  answer: { readonly open?: readonly string[]; readonly save?: string },
): Promise<void> {
  await electron.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = async () => ({ canceled: open === undefined, filePaths: [...(open ?? [])] });
    dialog.showSaveDialog = async () => ({ canceled: save === undefined, filePath: save ?? '' });
  }, answer);
}
