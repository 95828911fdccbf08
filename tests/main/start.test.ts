import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openCommand } from '@main/start/browser';
import { asRoot, electronBinary, runElectron } from '@main/start/electron';
import { startOptions } from '@main/start/options';
import { isPlumbline, type Served, serve } from '@main/start/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshFolder } from './folder';

const folder = freshFolder();

describe('the browser host', () => {
  let served: Served;
  beforeEach(async () => {
    const root = join(folder(), 'renderer');
    mkdirSync(root);
    writeFileSync(join(root, 'index.html'), '<!doctype html>');
    writeFileSync(join(root, '..', 'secret.txt'), 'secret');
    const started = await serve(root, 0);
    if (started === 'taken') throw new Error('port 0 is never taken');
    served = started;
  });
  afterEach(() => served.close());

  /** A request whose path and host are sent as they stand; `fetch` would tidy them up. */
  const raw = (path: string, host = `127.0.0.1:${served.port}`, method = 'GET') =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((done, fail) => {
      request({ host: '127.0.0.1', port: served.port, path, method, headers: { host } }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => {
          body += chunk.toString();
        });
        response.on('end', () => done({ status: response.statusCode!, headers: response.headers, body }));
      })
        .on('error', fail)
        .end();
    });

  test('serves the page with the policy, and keeps nothing in the cache', async () => {
    const { status, headers, body } = await raw('/');
    expect([status, body]).toEqual([200, '<!doctype html>']);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test.each([
    'evil.example.com',
    'evil.example.com:80',
    '127.0.0.1',
    '127.0.0.1:1',
    '0.0.0.0',
    '[::1]',
    'x'.repeat(300),
  ])('has nothing for a page that calls it %s (DNS rebinding)', async (host) => {
    const { status, body } = await raw('/', host);
    expect(status).toBe(421);
    expect(body).not.toContain('doctype');
  });

  test('sends whoever calls it localhost to the address under which the designs are', async () => {
    const { status, headers } = await raw('/x?y', `localhost:${served.port}`);
    expect([status, headers['location']]).toEqual([308, served.url]);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '/..\\secret.txt',
    '//../secret.txt',
  ])('does not climb out by %s', async (path) => {
    const { status, body } = await raw(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  test('only answers questions', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await raw('/', undefined, method)).status).toBe(405);
    }
    expect(await raw('/', undefined, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test('knows another Plumbline on its port from another program', async () => {
    expect(await serve('/nowhere', served.port)).toBe('taken');
    expect(await isPlumbline(served.port)).toBe(true);
    const other = createServer((_, response) => response.end('other'));
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    expect(await serve('/nowhere', port)).toBe('taken');
    expect(await isPlumbline(port)).toBe(false);
    other.close();
  });
});

describe('npm start', () => {
  test('passes designs on, and everything behind two dashes', () => {
    expect(startOptions(['a.plumb', '--no-open', '--', '--enable-logging', '--web'])).toMatchObject({
      value: { web: false, open: false, rest: ['a.plumb', '--enable-logging', '--web'] },
    });
    expect(startOptions(['--web', '--port', '0'])).toMatchObject({ value: { web: true, port: 0, open: true } });
  });

  test.each([['--wbe'], ['--port'], ['--port', 'x'], ['--port', '70000'], ['--port', '-1']])(
    '%s is wrong',
    (...argv) => {
      expect(startOptions(argv)).toMatchObject({ ok: false });
    },
  );

  const found = (platform: NodeJS.Platform, env: Record<string, string>, there: readonly string[]) =>
    electronBinary({ root: '/app', env, platform }, (path) => there.includes(String(path)));

  test('finds Electron where its package has unpacked it, on every system', () => {
    for (const [platform, path] of [
      ['linux', '/app/node_modules/electron/dist/electron'],
      ['darwin', '/app/node_modules/electron/dist/Electron.app/Contents/MacOS/Electron'],
      ['win32', '/app/node_modules/electron/dist/electron.exe'],
    ] as const) {
      expect(found(platform, {}, [path])).toBe(path);
    }
  });

  test('prefers the Electron that somebody names, if it is there', () => {
    const own = '/app/node_modules/electron/dist/electron';
    expect(found('linux', { ELECTRON_OVERRIDE_DIST_PATH: '/e' }, ['/e/electron', own])).toBe('/e/electron');
    expect(found('linux', { ELECTRON_OVERRIDE_DIST_PATH: '/e' }, [own])).toBe(own);
    expect(found('linux', {}, [])).toBeUndefined();
  });

  test('gives up the sandbox for root on Linux only', () => {
    expect([asRoot('linux', 0), asRoot('linux', 1000), asRoot('darwin', 0), asRoot('win32', undefined)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('tells an Electron that cannot start from one that was closed', async () => {
    const node = (code: string) => runElectron(process.execPath, ['-e', code]);
    expect(await node('process.exit(0)')).toEqual({ code: 0, failedEarly: false });
    expect(await node('process.exit(1)')).toEqual({ code: 1, failedEarly: true });
    expect(await node('process.kill(process.pid, "SIGTERM")')).toEqual({ code: 0, failedEarly: false });
    expect(await node('process.kill(process.pid, "SIGKILL")')).toEqual({ code: 1, failedEarly: true });
    expect(await runElectron('/nowhere/electron', [])).toEqual({ code: 1, failedEarly: true });
  });

  test('opens the browser where somebody would see it', () => {
    const url = 'http://127.0.0.1:41730/';
    expect(openCommand(url, { platform: 'linux', env: { DISPLAY: ':0' } })).toEqual(['xdg-open', url]);
    expect(openCommand(url, { platform: 'linux', env: {} })).toBeUndefined();
    expect(openCommand(url, { platform: 'darwin', env: {} })).toEqual(['open', url]);
    expect(openCommand(url, { platform: 'darwin', env: { CI: 'true' } })).toBeUndefined();
  });
});
