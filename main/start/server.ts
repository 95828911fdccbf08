import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeOf } from '../disk/problem';
import { answer } from '../protocol';

export type Served = { readonly url: string; readonly port: number; readonly close: () => Promise<void> };

/** By this header one Plumbline server knows another. */
const MARK = 'x-plumbline';

/** Serves the page to browsers on this machine; `taken` where something else has the port. */
export async function serve(root: string, port: number): Promise<Served | 'taken'> {
  const server = createServer((request, response) => {
    void reply(root, request, response, portOf(server)).catch(() => response.destroy());
  });
  server.requestTimeout = 10_000;
  const outcome = await new Promise<'listening' | 'taken'>((settle, giveUp) => {
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? settle('taken') : giveUp(error)));
    server.listen(port, '127.0.0.1', () => settle('listening'));
  });
  if (outcome === 'taken') return 'taken';
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${portOf(server)}/`, port: portOf(server), close };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function reply(root: string, request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
  // A page elsewhere whose name was turned to this machine (DNS rebinding) sends its own name.
  const host = request.headers.host;
  const path = (request.url ?? '/').split(/[?#]/)[0]!;
  if (host === `localhost:${port}`) {
    // Another name is another place to a browser, and would show an empty library.
    response.writeHead(308, { Location: `http://127.0.0.1:${port}/` }).end();
    return;
  }
  if (host !== `127.0.0.1:${port}`) {
    response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not the host that was asked for\n');
    return;
  }
  const { status, headers, body } = await answer(root, { method: request.method ?? '', urlPath: path });
  response.writeHead(status, { ...headers, [MARK]: '1', 'Content-Length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Is it Plumbline that has the port? */
export async function isPlumbline(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'HEAD', signal: AbortSignal.timeout(2000) });
    return response.headers.has(MARK);
  } catch {
    return false;
  }
}
