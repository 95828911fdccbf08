import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import * as disk from 'node:fs/promises';
import { join } from 'node:path';
import { readText } from '@main/disk/readText';
import { type Disk, replaceFile } from '@main/disk/replaceFile';
import { describe, expect, test } from 'vitest';
import { freshFolder } from './folder';

const folder = freshFolder();
const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

describe('saving', () => {
  test('writes the whole file and tells its time', async () => {
    const path = join(folder(), 'a.plumb');
    const saved = await replaceFile(disk, { path, contents: '{}\n' });
    expect(saved).toEqual({ ok: true, value: { path, name: 'a.plumb', modifiedAtMs: statSync(path).mtimeMs } });
    expect(readFileSync(path, 'utf8')).toBe('{}\n');
  });

  test('writes bytes as they are', async () => {
    const path = join(folder(), 'a.png');
    await replaceFile(disk, { path, contents: new Uint8Array([0, 255, 10]) });
    expect([...readFileSync(path)]).toEqual([0, 255, 10]);
  });

  const faults: readonly (readonly [string, Partial<Disk>, string])[] = [
    ['the rename fails', { rename: failing('EPERM') }, 'no-permission'],
    ['the disk is full', { rename: failing('ENOSPC') }, 'disk-full'],
    ['the quota is used up', { open: failing('EDQUOT') }, 'disk-full'],
    ['the folder is read-only', { open: failing('EACCES') }, 'no-permission'],
    ['the file system is read-only', { open: failing('EROFS') }, 'no-permission'],
    ['the file is write-protected', { access: failing('EACCES') }, 'no-permission'],
    ['the disk is broken', { open: failing('EIO') }, 'other'],
  ];
  test.each(faults)('where %s, the file is as it was and nothing is left over', async (_, fault, reason) => {
    const path = join(folder(), 'a.plumb');
    writeFileSync(path, 'before');
    const saved = await replaceFile({ ...disk, ...fault }, { path, contents: 'after' });
    expect(saved).toMatchObject({ ok: false, error: { reason } });
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(readdirSync(join(path, '..'))).toEqual(['a.plumb']);
  });

  test('where writing stops in the middle, the file is as it was and nothing is left over', async () => {
    const path = join(folder(), 'a.plumb');
    writeFileSync(path, 'before');
    const open: Disk['open'] = async (...args) => {
      const file = await disk.open(...args);
      file.sync = failing('ENOSPC');
      return file;
    };
    expect(await replaceFile({ ...disk, open }, { path, contents: 'after' })).toMatchObject({
      error: { reason: 'disk-full', message: expect.stringContaining('as it was') },
    });
    expect(readdirSync(join(path, '..'))).toEqual(['a.plumb']);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  test('a folder that does not exist is named', async () => {
    const path = join(folder(), 'gone', 'a.plumb');
    expect(await replaceFile(disk, { path, contents: '' })).toMatchObject({
      error: { reason: 'not-found', message: expect.stringContaining('gone') },
    });
  });

  test('a folder is not replaced by a file', async () => {
    const path = join(folder(), 'a.plumb');
    mkdirSync(path);
    expect(await replaceFile(disk, { path, contents: '' })).toMatchObject({ ok: false });
    expect(statSync(path).isDirectory()).toBe(true);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a read-only folder is respected', async () => {
    const path = join(folder(), 'a.plumb');
    writeFileSync(path, 'before');
    chmodSync(join(path, '..'), 0o555);
    const saved = await replaceFile(disk, { path, contents: 'after' });
    chmodSync(join(path, '..'), 0o755);
    expect(saved).toMatchObject({ error: { reason: 'no-permission' } });
  });

  test('a file that somebody else changed is not overwritten', async () => {
    const path = join(folder(), 'a.plumb');
    writeFileSync(path, 'theirs');
    const expectedModifiedAtMs = statSync(path).mtimeMs - 1;
    expect(await replaceFile(disk, { path, contents: 'ours', expectedModifiedAtMs })).toMatchObject({
      error: { reason: 'changed-on-disk' },
    });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
  });

  test('a change in the last moment is noticed too', async () => {
    const path = join(folder(), 'a.plumb');
    writeFileSync(path, 'before');
    const expectedModifiedAtMs = statSync(path).mtimeMs;
    const access: Disk['access'] = async () => {
      writeFileSync(path, 'theirs');
      utimesSync(path, 1, 1);
    };
    expect(await replaceFile({ ...disk, access }, { path, contents: 'ours', expectedModifiedAtMs })).toMatchObject({
      error: { reason: 'changed-on-disk' },
    });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect(readdirSync(join(path, '..'))).toEqual(['a.plumb']);
  });

  test('a file that somebody deleted is written again', async () => {
    const path = join(folder(), 'a.plumb');
    expect(await replaceFile(disk, { path, contents: 'ours', expectedModifiedAtMs: 1 })).toMatchObject({ ok: true });
  });

  test.skipIf(process.platform === 'win32')('who may read it does not change', async () => {
    const path = join(folder(), 'a.plumb');
    writeFileSync(path, 'before');
    chmodSync(path, 0o640);
    await replaceFile(disk, { path, contents: 'after' });
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  test.skipIf(process.platform === 'win32')('a link keeps pointing at the file that is replaced', async () => {
    const at = folder();
    writeFileSync(join(at, 'real.plumb'), 'before');
    symlinkSync('real.plumb', join(at, 'link.plumb'));
    await replaceFile(disk, { path: join(at, 'link.plumb'), contents: 'after' });
    expect(readFileSync(join(at, 'real.plumb'), 'utf8')).toBe('after');
    expect(readdirSync(at).sort()).toEqual(['link.plumb', 'real.plumb']);
  });

  test('the longest names can be saved', async () => {
    const path = join(folder(), `${'n'.repeat(249)}.plumb`);
    expect(await replaceFile(disk, { path, contents: '' })).toMatchObject({ ok: true });
  });
});

describe('reading', () => {
  const written = (contents: string | Uint8Array) => {
    const path = join(folder(), 'a.plumb');
    writeFileSync(path, contents);
    return path;
  };

  test('gives the text without a byte order mark, and its time', async () => {
    const path = written('\uFEFF{"name":"Größe 漢"}');
    expect(await readText(path)).toEqual({
      ok: true,
      value: { path, name: 'a.plumb', text: '{"name":"Größe 漢"}', modifiedAtMs: statSync(path).mtimeMs },
    });
  });

  test('a character that lies across two reads is whole', async () => {
    const text = `${'x'.repeat(256 * 1024 - 1)}漢${'y'.repeat(10)}`;
    expect(await readText(written(text))).toMatchObject({ value: { text } });
  });

  test.each([
    ['Latin-1', new Uint8Array([0x47, 0x72, 0xf6, 0xdf, 0x65])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00])],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])],
    ['zeros', new Uint8Array(8)],
    ['a cut character', new Uint8Array([0xe6, 0xbc])],
  ])('%s is not text', async (_, bytes) => {
    expect(await readText(written(bytes))).toMatchObject({ error: { reason: 'not-text' } });
  });

  test('a file at the limit is read, a longer one is not', async () => {
    expect(await readText(written('x'.repeat(1000)), { limitBytes: 1000 })).toMatchObject({ ok: true });
    expect(await readText(written('x'.repeat(1001)), { limitBytes: 1000 })).toMatchObject({
      error: { reason: 'too-large' },
    });
  });

  test.runIf(process.platform === 'linux')('a device without an end is stopped at the limit', async () => {
    expect(await readText('/dev/zero', { pipes: true, limitBytes: 1000 })).toMatchObject({
      error: { reason: 'too-large' },
    });
    expect(await readText('/dev/zero')).toMatchObject({ error: { reason: 'other' } });
  });

  test.skipIf(process.platform === 'win32')('a pipe that nobody writes to is not waited for', async () => {
    const path = join(folder(), 'pipe.plumb');
    execFileSync('mkfifo', [path]);
    expect(await readText(path)).toMatchObject({ error: { reason: 'other' } });
  });

  test('what is missing and what is a folder is said', async () => {
    expect(await readText(join(folder(), 'gone.plumb'))).toMatchObject({ error: { reason: 'not-found' } });
    expect(await readText(folder())).toMatchObject({
      error: { reason: 'other', message: expect.stringContaining('folder') },
    });
  });
});
