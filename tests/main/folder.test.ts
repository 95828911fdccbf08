import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Folder } from '@main/folder';

let root = '';
let kept = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plumbline-folder-'));
  kept = mkdtempSync(join(root, 'kept-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const folder = (answer: string | undefined = kept) =>
  new Folder({ choicePath: join(root, 'folder.json'), ask: async () => answer });
const files = (): readonly string[] => readdirSync(kept).sort();
const text = (name: string): string => readFileSync(join(kept, name), 'utf8');

test('until a folder is chosen nothing is written, and nobody who changes their mind has chosen one', async () => {
  const none = folder();
  expect(await none.keep({ id: 'a', name: 'A', contents: '1' })).toMatchObject({ ok: false });
  expect(await new Folder({ choicePath: join(root, 'f.json'), ask: async () => undefined }).choose()).toEqual({
    ok: true,
    value: undefined,
  });
});

test('a design is one file under its name; a later writing replaces it, a new name renames it', async () => {
  const here = folder();
  await here.choose();
  await here.keep({ id: 'a', name: 'Shop', contents: '1' });
  await here.keep({ id: 'a', name: 'Shop', contents: '2' });
  expect(files()).toHaveLength(1);
  expect(files()[0]).toMatch(/^Shop [0-9a-f]{8}\.plumb$/);
  expect(text(files()[0]!)).toBe('2');
  await here.keep({ id: 'a', name: 'Market', contents: '3' });
  expect(files().map((name) => name.slice(0, 6))).toEqual(['Market']);
  expect(text(files()[0]!)).toBe('3');
});

test('two designs of one name do not meet, and no name leaves the folder', async () => {
  const here = folder();
  await here.choose();
  await Promise.all([
    here.keep({ id: 'a', name: 'Shop', contents: 'a' }),
    here.keep({ id: 'b', name: 'Shop', contents: 'b' }),
    here.keep({ id: 'c', name: '../../outside', contents: 'c' }),
  ]);
  expect(
    files()
      .map((name) => text(name))
      .sort(),
  ).toEqual(['a', 'b', 'c']);
  expect(readdirSync(root).sort()).toEqual(['folder.json', kept.slice(root.length + 1)].sort());
});

test('what somebody else has changed is put beside, not overwritten', async () => {
  const here = folder();
  await here.choose();
  await here.keep({ id: 'a', name: 'Shop', contents: 'ours' });
  const [name] = files();
  writeFileSync(join(kept, name!), 'theirs');
  utimesSync(join(kept, name!), new Date(1e12), new Date(1e12));
  const again = await here.keep({ id: 'a', name: 'Shop', contents: 'ours again' });
  expect(again).toMatchObject({ ok: true, value: { asidePath: join(kept, 'Shop (changed elsewhere).plumb') } });
  expect(text('Shop (changed elsewhere).plumb')).toBe('theirs');
  expect(text(name!)).toBe('ours again');
});

test('the choice is remembered, with what was written, and left behind when the person leaves it', async () => {
  const first = folder();
  await first.choose();
  await first.keep({ id: 'a', name: 'Shop', contents: '1' });
  const next = folder();
  expect(await next.where()).toEqual({ ok: true, value: kept });
  expect(await next.keep({ id: 'a', name: 'Shop', contents: '2' })).not.toHaveProperty('value.asidePath');
  await next.leave();
  expect(await folder().where()).toEqual({ ok: true, value: undefined });
  expect(files()).toHaveLength(1);
});

test('a folder that is gone is said to be, with its path', async () => {
  const here = folder();
  await here.choose();
  rmSync(kept, { recursive: true });
  const lost = await here.keep({ id: 'a', name: 'Shop', contents: '1' });
  expect(lost).toMatchObject({ ok: false, error: { reason: 'not-found' } });
});
