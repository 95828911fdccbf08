import type { Session, WebContents } from 'electron';
import { ORIGIN, SCHEME } from './policy';

/** The only origin whose page is ours: of the application, or while developing of the bundler. */
export type Home = { readonly origin: string };

/** `app://bundle`, `http://127.0.0.1:5173`; URL.origin says `null` for schemes that it does not know. */
function originOf(url: string): string | undefined {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return undefined;
  }
}

/** Only a bundler on this machine may serve the page while developing. */
export function developmentOrigin(value: string | undefined): string | undefined {
  const origin = value === undefined ? undefined : originOf(value);
  return origin !== undefined && /^http:\/\/127\.0\.0\.1:\d+$/.test(origin) ? origin : undefined;
}

export const isHome = (url: string, { origin }: Home): boolean => originOf(url) === origin;

/** May this be requested at all? Everything that is not on this machine may not. */
export function mayRequest(url: string, home: Home): boolean {
  if (isHome(url, home)) return true;
  const scheme = url.slice(0, url.indexOf(':')).toLowerCase();
  if (scheme === 'devtools' || scheme === 'data') return true;
  if (scheme === 'blob') return isHome(url.slice('blob:'.length), home);
  // The bundler tells its page what has changed.
  return home.origin.startsWith('http:') && originOf(url) === home.origin.replace('http:', 'ws:');
}

/** The page may load itself again, and go nowhere else. */
export function mayNavigate(url: string, home: Home): boolean {
  if (!isHome(url, home)) return false;
  const { pathname } = new URL(url);
  return pathname === '' || pathname === '/' || pathname === '/index.html';
}

export const mayHave = (permission: string, url: string, home: Home): boolean =>
  permission === 'clipboard-sanitized-write' && isHome(url, home);

/** The part of a session that is guarded. */
export type GuardedSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

export function guardSession(session: GuardedSession, home: Home): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !mayRequest(url, home) }));
  session.setPermissionRequestHandler((_, permission, decide, details) =>
    decide(mayHave(permission, details.requestingUrl, home)),
  );
  session.setPermissionCheckHandler((_, permission, origin) => mayHave(permission, origin, home));
  session.setDevicePermissionHandler(() => false);
  // Files are saved through the bridge, which asks where.
  session.on('will-download', (event) => event.preventDefault());
}

export function guardContents(contents: WebContents, home: Home): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url, home)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !mayNavigate(event.url, home)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  // Peer connections are not requests, so the session never sees them.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** The frame that asks: the top frame of one of our windows, showing our page. */
export type Sender = {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
};

export const isTrusted = ({ senderFrame }: Sender, home: Home): boolean =>
  senderFrame !== null && senderFrame.parent === null && isHome(senderFrame.url, home);

/** Switches of the browser: no name is looked up, not even to prefetch it, and its own services stay off. */
export const switches = (home: Home): readonly (readonly [string, string?])[] => [
  ['host-resolver-rules', `MAP * ~NOTFOUND${home.origin === ORIGIN ? '' : ', EXCLUDE 127.0.0.1'}`],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
];

export const PRIVILEGES = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
} as const;
