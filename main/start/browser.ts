import { spawn } from 'node:child_process';

/** How a system opens an address in the person's browser; `undefined` where nobody would see it. */
export function openCommand(
  url: string,
  { platform, env }: { platform: NodeJS.Platform; env: Readonly<Record<string, string | undefined>> },
): readonly [string, ...string[]] | undefined {
  if (env['CI'] !== undefined && env['CI'] !== '') return undefined;
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', url] : undefined;
}

export function openBrowser(url: string): void {
  const command = openCommand(url, { platform: process.platform, env: process.env });
  if (command === undefined) return;
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  // The address stands in the terminal: whoever has no browser that opens by itself goes there by hand.
  child.once('error', () => undefined);
  child.unref();
}
