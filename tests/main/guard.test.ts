import {
  developmentOrigin,
  guardContents,
  type GuardedSession,
  guardSession,
  isTrusted,
  mayHave,
  mayNavigate,
  mayRequest,
  switches,
} from '@main/guard';
import { CONTENT_SECURITY_POLICY } from '@main/policy';
import type { WebContents } from 'electron';
import { describe, expect, test } from 'vitest';

const home = { origin: 'app://bundle' };
const developing = { origin: 'http://127.0.0.1:5173' };

describe('requests', () => {
  test.each([
    'app://bundle/index.html',
    'app://bundle/assets/worker.js',
    'blob:app://bundle/3f0c',
    'data:image/png;base64,AAAA',
    'devtools://devtools/bundled/inspector.html',
  ])('%s may be requested', (url) => expect(mayRequest(url, home)).toBe(true));

  test.each([
    'http://example.com/',
    'https://example.com/',
    'http://127.0.0.1:41730/',
    'http://localhost/',
    'ws://127.0.0.1:5173/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'app://elsewhere/index.html',
    'app://bundle.example.com/',
    'app://bundle@example.com/',
    'blob:https://example.com/3f0c',
    'blob:null/3f0c',
    'filesystem:app://bundle/x',
    'chrome://settings',
    'chrome-extension://abc/x.js',
    'view-source:app://bundle/',
    'javascript:alert(1)',
    'about:blank',
    'nonsense',
    '',
  ])('%s may not', (url) => expect(mayRequest(url, home)).toBe(false));

  test('while developing, the bundler and its socket may be requested and nothing else of this machine', () => {
    expect(mayRequest('http://127.0.0.1:5173/main.tsx', developing)).toBe(true);
    expect(mayRequest('ws://127.0.0.1:5173/', developing)).toBe(true);
    expect(mayRequest('http://127.0.0.1:5174/', developing)).toBe(false);
    expect(mayRequest('wss://127.0.0.1:5173/', developing)).toBe(false);
  });

  test('only a bundler on this machine can be the page while developing', () => {
    expect(developmentOrigin('http://127.0.0.1:5173/x')).toBe('http://127.0.0.1:5173');
    for (const other of ['http://example.com:5173', 'https://127.0.0.1:5173', 'http://127.0.0.1.evil.com:1', 'x', '']) {
      expect(developmentOrigin(other)).toBeUndefined();
    }
    expect(developmentOrigin(undefined)).toBeUndefined();
  });

  test('no name is looked up', () => {
    expect(switches(home)).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
  });
});

describe('the page', () => {
  test('may load itself again and go nowhere else', () => {
    expect(mayNavigate('app://bundle/index.html', home)).toBe(true);
    expect(mayNavigate('app://bundle/?x#y', home)).toBe(true);
    for (const url of [
      'app://bundle/assets/x.svg',
      'app://other/',
      'https://example.com/',
      'file:///',
      'data:text/html,x',
    ]) {
      expect(mayNavigate(url, home)).toBe(false);
    }
  });

  test('has one permission', () => {
    expect(mayHave('clipboard-sanitized-write', 'app://bundle/', home)).toBe(true);
    expect(mayHave('clipboard-sanitized-write', 'https://example.com/', home)).toBe(false);
    for (const permission of [
      'clipboard-read',
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'fileSystem',
      'hid',
    ]) {
      expect(mayHave(permission, 'app://bundle/', home)).toBe(false);
    }
  });

  test('may only be the top frame of a window that shows our page', () => {
    const frame = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } });
    expect(isTrusted(frame('app://bundle/index.html'), home)).toBe(true);
    expect(isTrusted(frame('app://bundle/index.html', {}), home)).toBe(false);
    expect(isTrusted(frame('https://example.com/'), home)).toBe(false);
    expect(isTrusted(frame('about:blank'), home)).toBe(false);
    expect(isTrusted(frame(''), home)).toBe(false);
    expect(isTrusted({ senderFrame: null }, home)).toBe(false);
  });

  test('runs no script but its own, not even one that it makes itself', () => {
    const policy = new Map(CONTENT_SECURITY_POLICY.split('; ').map((rule) => [rule.split(' ')[0], rule]));
    expect(policy.get('default-src')).toBe("default-src 'none'");
    expect(policy.get('script-src')).toBe("script-src 'self'");
    expect(policy.get('connect-src')).toBe("connect-src 'self'");
    expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*/);
  });
});

describe('the guard', () => {
  test('answers for the session with the rules above', () => {
    const asked: Record<string, (...args: never[]) => unknown> = {};
    const keep = (name: string) => (listener: unknown) => {
      asked[name] = listener as (...args: never[]) => unknown;
    };
    const session = {
      webRequest: { onBeforeRequest: keep('request') },
      setPermissionRequestHandler: keep('ask'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      on: (name: string, listener: unknown) => keep(name)(listener),
    } as unknown as GuardedSession;
    guardSession(session, home);
    const call = (name: string, ...args: unknown[]) => asked[name]!(...(args as never[]));
    const answers: unknown[] = [];
    const decide = (answer: unknown) => answers.push(answer);
    call('request', { url: 'https://example.com/' }, decide);
    call('request', { url: 'app://bundle/' }, decide);
    call('ask', {}, 'media', decide, { requestingUrl: 'app://bundle/' });
    expect(answers).toEqual([{ cancel: true }, { cancel: false }, false]);
    expect(call('check', null, 'geolocation', 'app://bundle')).toBe(false);
    expect(call('device', {})).toBe(false);
  });

  test('keeps windows closed and webviews out', () => {
    const on = new Map<string, (event: object) => void>();
    let opened: unknown;
    const contents = {
      setWindowOpenHandler: (handler: () => unknown) => {
        opened = handler();
      },
      setWebRTCIPHandlingPolicy: () => undefined,
      on: (name: string, listener: (event: object) => void) => on.set(name, listener),
    } as unknown as WebContents;
    guardContents(contents, home);
    expect(opened).toEqual({ action: 'deny' });
    const isPrevented = (name: string, event: object) => {
      let prevented = false;
      on.get(name)!({ ...event, preventDefault: () => (prevented = true) });
      return prevented;
    };
    expect(isPrevented('will-attach-webview', {})).toBe(true);
    expect(isPrevented('will-redirect', {})).toBe(true);
    expect(isPrevented('will-navigate', { url: 'https://example.com/' })).toBe(true);
    expect(isPrevented('will-navigate', { url: 'app://bundle/' })).toBe(false);
    expect(isPrevented('will-frame-navigate', { url: 'app://bundle/', isMainFrame: false })).toBe(true);
  });
});
