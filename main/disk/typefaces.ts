import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Larger ones are not read: the largest of Chinese, Japanese and Korean together are about half of that. */
const LARGEST_BYTES = 64 * 1024 * 1024;
const MOST_FOLDERS = 2000;

const folders = (platform: NodeJS.Platform): readonly string[] =>
  ({
    darwin: ['/System/Library/Fonts', '/Library/Fonts', join(homedir(), 'Library/Fonts')],
    win32: [
      join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
      join(process.env['LOCALAPPDATA'] ?? homedir(), 'Microsoft/Windows/Fonts'),
    ],
  })[platform as 'darwin' | 'win32'] ?? [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(homedir(), '.local/share/fonts'),
    join(homedir(), '.fonts'),
  ];

/** The typefaces of this machine, one after the other, as long as somebody asks for the next. What cannot be read is none. */
export async function* typefaces(platform: NodeJS.Platform = process.platform): AsyncGenerator<Uint8Array> {
  const waiting = [...folders(platform)];
  for (let seen = 0; waiting.length > 0 && seen < MOST_FOLDERS; seen++) {
    const folder = waiting.shift()!;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else if (/\.(?:ttf|otf|ttc)$/i.test(entry.name)) {
        const bytes = await whole(path);
        if (bytes !== undefined) yield bytes;
      }
    }
  }
}

async function whole(path: string): Promise<Uint8Array | undefined> {
  try {
    return (await stat(path)).size > LARGEST_BYTES ? undefined : await readFile(path);
  } catch {
    // Gone meanwhile, or not for us: there are others.
    return undefined;
  }
}
