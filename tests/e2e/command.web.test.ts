import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './app';

const ROOT = join(import.meta.dirname, '..', '..');

const DESIGN = JSON.stringify({
  format: 'plumbline',
  version: 1,
  id: 'shop',
  name: 'Shop',
  components: { client: { kind: 'client' }, api: { kind: 'service', serviceMs: 5 }, db: { kind: 'sql-database' } },
  connectors: { a: { from: 'client', to: 'api' }, b: { from: 'api', to: 'db' } },
  journeys: { buy: { entry: 'client', ratePerSecond: 100 } },
});

test.describe('the built command', () => {
  test('runs without any package, from any folder, with its fonts and its program for pictures', ({ folder }) => {
    // A copy: here no node_modules is anywhere above.
    cpSync(join(ROOT, 'dist', 'main'), join(folder, 'installed', 'main'), { recursive: true });
    const cli = join(folder, 'installed', 'main', 'cli.js');
    writeFileSync(join(folder, 'installed', 'package.json'), '{"type":"module"}');
    mkdirSync(join(folder, 'elsewhere'));
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [cli, ...args], { cwd: join(folder, 'elsewhere'), encoding: 'utf8', input: DESIGN });

    expect(run('validate', '-')).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(run('analyze', '-', '--format', 'json').stdout)).toMatchObject({ format: 'plumbline-report' });
    expect(run('layout', '-', '--output', 'laid-out.plumb')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(run('export', 'laid-out.plumb', '--to', 'png', '--output', 'shop.png')).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(
      readFileSync(join(folder, 'elsewhere', 'shop.png'))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  test('says with its status how it ended, and never shows a stack', ({ folder }) => {
    const cli = join(ROOT, 'dist', 'main', 'cli.js');
    const run = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
    writeFileSync(join(folder, 'rubbish.plumb'), Buffer.from([0, 1, 2, 255]));
    expect(run('help').status).toBe(0);
    expect(run('analyse', 'x').status).toBe(2);
    for (const file of ['rubbish.plumb', 'missing.plumb', '.']) {
      const { status, stderr } = run('analyze', file);
      expect(status).toBe(3);
      expect(stderr).toMatch(/^\S+: expected .*got /);
      expect(stderr).not.toContain('    at ');
    }
    const { status, stderr } = run('export', 'rubbish.plumb', '--to', 'svg', '--output', '/nowhere/x.svg');
    expect([status, stderr.includes('    at ')]).toEqual([3, false]);
  });

  test('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'main', 'cli.js'), 'analyze', '-', '--format', 'json']);
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.stdout.destroy();
    child.stdin.end(DESIGN);
    const status = await new Promise((done) => child.once('exit', done));
    expect([status, complaint]).toEqual([0, '']);
  });

  test('loads what a command needs and no more: at most ten times what Node itself takes to start', () => {
    const timeOf = (...args: readonly string[]): number => {
      const startedMs = performance.now();
      execFileSync(process.execPath, args, { input: DESIGN });
      return performance.now() - startedMs;
    };
    const best = (...args: readonly string[]) => Math.min(...Array.from({ length: 3 }, () => timeOf(...args)));
    expect(best(join(ROOT, 'dist', 'main', 'cli.js'), 'validate', '-')).toBeLessThan(10 * best('--eval', '0'));
  });
});

test.describe('npm start', () => {
  const START = join(ROOT, 'dist', 'main', 'start.js');

  test('in a browser says where, and a second start finds the first', async ({ server }) => {
    const { port } = new URL(server);
    const second = spawnSync(process.execPath, [START, '--web', '--no-open', '--port', port], { encoding: 'utf8' });
    expect(second).toMatchObject({ status: 0, stdout: `Plumbline is already running at ${server}\n` });
  });

  test('falls back to the browser where Electron cannot open a window, and says why', async ({ folder }) => {
    mkdirSync(folder, { recursive: true });
    // An Electron that ends as one without a display does.
    const program = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
    writeFileSync(program, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const child = spawn(process.execPath, [START, '--no-open', '--port', '0', 'links.plumb'], {
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder },
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await expect.poll(() => said).toContain('drag links.plumb onto the page');
    expect(said).toContain('Electron could not open a window here');
    const url = /http:\/\/\S+/.exec(said)![0];
    expect(await (await fetch(url)).text()).toContain('<div id="root">');
    child.kill('SIGTERM');
    expect(await new Promise((done) => child.once('exit', done))).toBe(0);
  });

  test('says what it does not understand', () => {
    const { status, stderr } = spawnSync(process.execPath, [START, '--colour'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, expect.stringContaining('--colour is not known\nUsage: npm start')]);
  });
});

test('what is packaged is there', () => {
  for (const file of [
    'main/main.cjs',
    'main/preload.cjs',
    'main/assets/icon.png',
    'renderer/index.html',
    'icon/icon.icns',
  ]) {
    expect(existsSync(join(ROOT, 'dist', file)), file).toBe(true);
  }
});
