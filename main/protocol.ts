import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { HEADERS } from './policy';

export type Answer = {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * The file below `root` that the path of a URL names. Decoded once and then held against what the build writes: plain
 * names without a leading dot. So `..`, `%2e%2e`, `%252f`, `\`, `C:` and hidden files name nothing.
 */
export function assetPath(root: string, urlPath: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (path === '' || path === '/') path = '/index.html';
  if (!/^(?:\/[A-Za-z0-9_@~-][A-Za-z0-9_@~.-]*)+$/.test(path)) return undefined;
  return join(root, ...path.slice(1).split('/'));
}

/** What both hosts answer to a request for a file of the application. */
export async function answer(root: string, request: { method: string; urlPath: string }): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { ...HEADERS, Allow: 'GET, HEAD' }, body: '' };
  }
  const path = assetPath(root, request.urlPath);
  const body = path === undefined ? undefined : await readFile(path).catch(() => undefined);
  if (path === undefined || body === undefined) {
    return { status: 404, headers: { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }, body: 'Not found' };
  }
  const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return { status: 200, headers: { ...HEADERS, 'Content-Type': type }, body };
}

/** The handler of `app://bundle/…`; another host of the scheme has nothing. */
export async function respond(
  root: string,
  { request, origin }: { readonly request: { method: string; url: string }; readonly origin: string },
): Promise<Response> {
  const url = new URL(request.url);
  const isOurs = `${url.protocol}//${url.host}` === origin;
  const { status, headers, body } = await answer(root, {
    method: request.method,
    urlPath: isOurs ? url.pathname : '/another/host',
  });
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(Buffer.from(body)), { status, headers });
}
