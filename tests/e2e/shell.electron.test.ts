import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge, BridgeEvent } from '../../shared/bridge';
import { answerDialogs, expect, launchElectron, test } from './app';

declare global {
  interface Window {
    plumbline: Bridge;
    heard: BridgeEvent[];
  }
}

const FILTER = { name: 'Plumbline', extensions: ['plumb'] };

/** Collects what the machine tells the page from now on. */
const listen = (app: Page) =>
  app.evaluate(() => {
    window.heard = [];
    window.plumbline.onEvent((event) => window.heard.push(event));
  });

test.describe('the network', () => {
  test('nothing that the page tries reaches a server, not even on this machine', async ({ app, problems }) => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.end('reached');
    });
    server.on('connection', () => requests++);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await app.evaluate(async (url) => {
      const quietly = (attempt: () => unknown) =>
        Promise.resolve()
          .then(attempt)
          .catch(() => undefined);
      await quietly(() => fetch(url));
      await quietly(() => fetch(url, { mode: 'no-cors' }));
      await quietly(() => navigator.sendBeacon(url, 'x'));
      await quietly(() => new WebSocket(url.replace('http', 'ws')));
      await quietly(() => new EventSource(url));
      await quietly(() => new Worker(url));
      for (const html of [
        `<img src="${url}">`,
        `<link rel="stylesheet" href="${url}">`,
        `<link rel="prefetch" href="${url}">`,
        `<link rel="preconnect" href="${url}">`,
        `<iframe src="${url}"></iframe>`,
        `<video src="${url}"></video>`,
        `<object data="${url}"></object>`,
        `<form action="${url}" method="post"><button></button></form>`,
        `<a ping="${url}" href="#x">x</a>`,
      ]) {
        const host = document.createElement('div');
        host.innerHTML = html;
        document.body.append(host);
        host.querySelector('form')?.submit();
        host.querySelector('a')?.click();
      }
      const peers = new RTCPeerConnection({
        iceServers: [
          { urls: url.replace('http://', 'turn:').replace('/', '') + '?transport=tcp', username: 'a', credential: 'b' },
        ],
      });
      peers.createDataChannel('x');
      await quietly(() => peers.setLocalDescription());
      await new Promise((done) => setTimeout(done, 1000));
    }, `http://127.0.0.1:${port}/`);
    server.close();
    expect(requests).toBe(0);
    problems.length = 0;
  });

  test('a policy that failed would still not let a request out', async ({ app, electron, problems }) => {
    const cancelled = await electron!.evaluate(async ({ net, session }) => {
      const attempt = (url: string) =>
        session.defaultSession.fetch(url).then(
          () => 'reached',
          (error: Error) => error.message,
        );
      return [await attempt('http://127.0.0.1:1/'), await attempt('https://example.com/'), net.isOnline() ? '' : ''];
    });
    expect(cancelled[0]).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(cancelled[1]).toContain('ERR_BLOCKED_BY_CLIENT');
    await expect(app.locator('#root')).toBeAttached();
    problems.length = 0;
  });
});

test('the page goes nowhere and opens nothing', async ({ app, electron, problems }) => {
  const before = app.url();
  const opened = await app.evaluate(async () => {
    const opened = window.open('https://example.com');
    const blank = window.open('about:blank');
    location.href = 'https://example.com/';
    await new Promise((done) => setTimeout(done, 200));
    location.href = 'file:///etc/passwd';
    await new Promise((done) => setTimeout(done, 200));
    location.href = 'app://bundle/assets/';
    await new Promise((done) => setTimeout(done, 200));
    return [opened, blank].filter((each) => each !== null).length;
  });
  expect(opened).toBe(0);
  expect(app.url()).toBe(before);
  expect(electron!.windows()).toHaveLength(1);
  problems.length = 0;
});

test('every permission is denied but writing text to the clipboard', async ({ app }) => {
  const states = await app.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
    ] as PermissionName[];
    const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    );
    const clipboard = await navigator.permissions.query({ name: 'clipboard-write' as PermissionName });
    return { denied: [...states, media], allowed: clipboard.state };
  });
  expect(new Set(states.denied)).toEqual(new Set(['denied']));
  expect(states.allowed).toBe('granted');
});

test('the window is sandboxed and isolated', async ({ app, electron }) => {
  await expect(app.locator('#root')).toBeAttached();
  const preferences = await electron!.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('files outside the application are not served', async ({ app, problems }) => {
  const statuses = await app.evaluate(() =>
    Promise.all(
      [
        '../main/main.cjs',
        '%2e%2e/main/main.cjs',
        '..%2fmain%2fmain.cjs',
        '..%5cmain.cjs',
        '%252e%252e/package.json',
        '.env',
      ].map(async (path) => (await fetch(`app://bundle/${path}`)).status),
    ),
  );
  expect(new Set(statuses)).toEqual(new Set([404]));
  problems.length = 0;
});

test('only files that the person chose can be read and written', async ({ app, electron, folder }) => {
  const mine = join(folder, 'mine.plumb');
  const other = join(folder, 'other.plumb');
  writeFileSync(mine, 'before');
  writeFileSync(other, 'untouched');
  const save = (path: string, contents: string) =>
    app.evaluate(
      ([path, contents, filter]) =>
        window.plumbline.saveFile({ path, ask: false, suggestedName: 'x', filter, contents }),
      [path, contents, FILTER] as const,
    );
  expect(await save(mine, 'after')).toMatchObject({ ok: false, error: { reason: 'refused' } });
  await answerDialogs(electron!, { open: [mine] });
  const opened = await app.evaluate(
    (filter) => window.plumbline.openFiles({ title: 'Open', filters: [filter], several: true }),
    FILTER,
  );
  expect(opened).toMatchObject({ ok: true, value: [{ path: mine, name: 'mine.plumb', text: 'before' }] });
  expect(await save(mine, 'after')).toMatchObject({ ok: true, value: { path: mine } });
  expect(readFileSync(mine, 'utf8')).toBe('after');
  expect(await save(other, 'overwritten')).toMatchObject({ ok: false, error: { reason: 'refused' } });
  expect(await app.evaluate((path) => window.plumbline.readFile(path), other)).toMatchObject({ ok: false });
  expect(readFileSync(other, 'utf8')).toBe('untouched');
});

test('a picture is saved byte by byte where the dialog says, with the ending of its kind', async ({
  app,
  electron,
  folder,
}) => {
  await answerDialogs(electron!, { save: join(folder, 'picture') });
  const saved = await app.evaluate(() =>
    window.plumbline.saveFile({
      ask: true,
      suggestedName: '../../picture',
      filter: { name: 'PNG', extensions: ['png'] },
      contents: new Uint8Array([0, 255, 13, 10, 128]),
    }),
  );
  expect(saved).toMatchObject({ ok: true, value: { name: 'picture.png' } });
  expect([...readFileSync(join(folder, 'picture.png'))]).toEqual([0, 255, 13, 10, 128]);
});

test('a file that another program changes is told to the page, and not overwritten', async ({
  app,
  electron,
  folder,
}) => {
  const path = join(folder, 'a.plumb');
  writeFileSync(path, 'one');
  await answerDialogs(electron!, { open: [path] });
  await listen(app);
  const opened = await app.evaluate(
    (filter) => window.plumbline.openFiles({ title: 'Open', filters: [filter], several: false }),
    FILTER,
  );
  if (!opened.ok || opened.value === undefined) throw new Error('not opened');
  const { modifiedAtMs } = opened.value[0]!;
  writeFileSync(path, 'two');
  utimesSync(path, new Date(), new Date(statSync(path).mtimeMs + 2000));
  await expect
    .poll(() => app.evaluate(() => window.heard))
    .toContainEqual({
      type: 'file-changed',
      path,
      modifiedAtMs: statSync(path).mtimeMs,
    });
  const saved = await app.evaluate(
    ([path, filter, expectedModifiedAtMs]) =>
      window.plumbline.saveFile({
        path,
        ask: false,
        suggestedName: 'a',
        filter,
        contents: 'three',
        expectedModifiedAtMs,
      }),
    [path, FILTER, modifiedAtMs] as const,
  );
  expect(saved).toMatchObject({ ok: false, error: { reason: 'changed-on-disk' } });
  expect(readFileSync(path, 'utf8')).toBe('two');
});

test('what the page may not say is refused', async ({ app }) => {
  const answers = await app.evaluate(async () => {
    const bridge = window.plumbline as unknown as Record<string, (argument?: unknown) => Promise<unknown>>;
    return [
      await bridge['readFile']!(7),
      await bridge['readFile']!(),
      await bridge['saveFile']!({ ask: true }),
      await bridge['openFiles']!({ title: 'x', filters: [{ name: 'x', extensions: ['../../etc'] }], several: true }),
    ];
  });
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { reason: 'refused' } });
});

test('a second start hands its file to the first window and ends', async ({ app, electron, folder }) => {
  const path = join(folder, 'second.plumb');
  writeFileSync(path, 'from the second');
  await listen(app);
  const second = await launchElectron({ profile: join(folder, 'profile'), files: [path] }).catch(() => undefined);
  await expect
    .poll(() => app.evaluate(() => window.heard))
    .toContainEqual(expect.objectContaining({ type: 'open-file', file: expect.objectContaining({ path }) }));
  expect(electron!.windows()).toHaveLength(1);
  await second?.close().catch(() => undefined);
});

test.describe('closing', () => {
  test('a page that hangs cannot keep its window for more than some seconds', async ({ folder }) => {
    const electron = await launchElectron({ profile: join(folder, 'hangs') });
    const page = await electron.firstWindow();
    await page.waitForLoadState();
    await page.waitForTimeout(500);
    void page
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined);
    await page.waitForTimeout(500);
    const closed = electron.waitForEvent('close');
    const startedMs = Date.now();
    await electron.evaluate(({ BrowserWindow }) => setTimeout(() => BrowserWindow.getAllWindows()[0]!.close(), 10));
    await closed;
    expect(Date.now() - startedMs).toBeGreaterThan(4000);
    expect(Date.now() - startedMs).toBeLessThan(9000);
  });

  test('the window comes back where it was', async ({ folder }) => {
    const profile = join(folder, 'bounds');
    const bounds = { x: 40, y: 80, width: 900, height: 640 };
    const first = await launchElectron({ profile });
    await (await first.firstWindow()).waitForLoadState();
    await first.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]!.setBounds(bounds), bounds);
    await first.close();
    const second = await launchElectron({ profile });
    await (await second.firstWindow()).waitForLoadState();
    const seen = await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds());
    await second.close();
    expect(seen).toMatchObject({ width: bounds.width, height: bounds.height });
  });
});
