import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { answer, assetPath, respond } from '@main/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let folder: string;
let root: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-protocol-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(root, '.hidden'), 'secret');
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'index-B3_x.js'), 'export {}');
});
afterAll(() => rmSync(folder, { recursive: true }));

const ORIGIN = 'app://bundle';
const get = (url: string) => respond(root, { request: { method: 'GET', url }, origin: ORIGIN });

describe('the application’s files', () => {
  test('its page and its scripts are served, with their types and the policy', async () => {
    const page = await get('app://bundle/');
    expect(page.status).toBe(200);
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'; script-src 'self';");
    expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff');
    const script = await get('app://bundle/assets/index-B3_x.js?v=1#x');
    expect(script.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('export {}');
  });

  test('another host of the scheme has nothing', async () => {
    expect((await get('app://elsewhere/index.html')).status).toBe(404);
  });

  test('only asking is allowed', async () => {
    expect((await answer(root, { method: 'POST', urlPath: '/index.html' })).status).toBe(405);
    const head = await respond(root, { request: { method: 'HEAD', url: 'app://bundle/index.html' }, origin: ORIGIN });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('what is not there is not found, a folder included', async () => {
    expect((await get('app://bundle/assets')).status).toBe(404);
    expect((await get('app://bundle/nothing.js')).status).toBe(404);
  });
});

describe('paths that climb out', () => {
  const climbing = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/./../secret.txt',
    '//secret.txt',
    '/%2fetc%2fpasswd',
    '//etc/passwd',
    '/C:/Windows/win.ini',
    '/C%3A%5CWindows%5Cwin.ini',
    '/index.html%00.js',
    '/index.html::$DATA',
    '/.hidden',
    '/assets/.hidden',
    '/%c0%ae%c0%ae/secret.txt',
    '/%',
    '/%zz',
    '/\u2025/secret.txt',
    '/index.html/',
  ];
  test.each(climbing)('%s names nothing', async (urlPath) => {
    expect(assetPath(root, urlPath)).toBeUndefined();
    expect((await answer(root, { method: 'GET', urlPath })).status).toBe(404);
  });

  test('whatever a path is made of, it stays inside or names nothing', () => {
    const pieces = ['..', '.', '%2e', '%2E%2e', '/', '%2f', '\\', '%5c', 'a', 'assets', '~', '%00', '%25', ':', '@'];
    let tried = 0;
    for (const a of pieces) {
      for (const b of pieces) {
        for (const c of pieces) {
          for (const d of pieces) {
            const path = assetPath(root, `/${a}${b}${c}${d}`);
            tried++;
            if (path !== undefined && !path.startsWith(root + sep)) expect(path).toBeUndefined();
          }
        }
      }
    }
    expect(tried).toBe(pieces.length ** 4);
  });
});
