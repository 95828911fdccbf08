import { join } from 'node:path';
import { openBrowser } from './start/browser';
import { asRoot, electronBinary, installElectron, runElectron } from './start/electron';
import { type StartOptions, startOptions, USAGE } from './start/options';
import { isPlumbline, serve } from './start/server';

const root = join(import.meta.dirname, '..', '..');
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

async function main(argv: readonly string[]): Promise<number> {
  const options = startOptions(argv);
  if (!options.ok) {
    process.stderr.write(`${options.error}\n${USAGE}\n`);
    return 2;
  }
  if (options.value.web) return startWeb(options.value);
  const binary = await findElectron();
  if (binary === undefined) {
    say('Electron could not be downloaded, so Plumbline runs in your browser.');
    return startWeb(options.value);
  }
  const isRoot = asRoot(process.platform, process.getuid?.());
  if (isRoot) say('You are root, so Electron runs without its sandbox; start Plumbline as another user to have it.');
  // Loaded first, before Electron is ready, whatever this Electron does to find the application.
  const first = ['-r', join(import.meta.dirname, 'main.cjs')];
  const ended = await runElectron(binary, [...(isRoot ? ['--no-sandbox'] : []), ...first, root, ...options.value.rest]);
  if (!ended.failedEarly) return ended.code;
  say('Electron could not open a window here (is there a display?), so Plumbline runs in your browser.');
  return startWeb(options.value);
}

async function findElectron(): Promise<string | undefined> {
  const surroundings = { root, env: process.env, platform: process.platform };
  const found = electronBinary(surroundings);
  if (found !== undefined) return found;
  say('Electron is being downloaded, once …');
  await installElectron(root);
  return electronBinary(surroundings);
}

async function startWeb({ port, open, rest }: StartOptions): Promise<number> {
  const served = await serve(join(root, 'dist', 'renderer'), port);
  if (served === 'taken') return openRunning(port, open);
  say(`Plumbline is at ${served.url}   (Ctrl+C stops it)`);
  const designs = rest.filter((path) => /\.plumb$/i.test(path));
  if (designs.length > 0) say(`A browser cannot open files by itself: drag ${designs.join(', ')} onto the page.`);
  if (open) openBrowser(served.url);
  await new Promise<void>((stopped) => {
    process.once('SIGINT', () => stopped());
    process.once('SIGTERM', () => stopped());
  });
  await served.close();
  return 0;
}

async function openRunning(port: number, open: boolean): Promise<number> {
  const url = `http://127.0.0.1:${port}/`;
  if (await isPlumbline(port)) {
    say(`Plumbline is already running at ${url}`);
    if (open) openBrowser(url);
    return 0;
  }
  process.stderr.write(
    `Port ${port} is in use by another program. Stop that program, because your browser keeps your designs under this ` +
      'address; or choose another with --port N, where the library starts empty.\n',
  );
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
