import { existsSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileName, Files } from '@main/files';
import type { BridgeEvent, SaveRequest } from '@shared/bridge';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { freshFolder } from './folder';

const folder = freshFolder();
const FILTER = { name: 'Plumbline', extensions: ['plumb'] };
const OPEN = { title: 'Open', filters: [FILTER], several: true };
const save = (more: Partial<SaveRequest>): SaveRequest => ({
  ask: false,
  suggestedName: 'Untitled',
  filter: FILTER,
  contents: 'ours',
  ...more,
});

let open: Files | undefined;
afterEach(() => open?.stop());

/** The files of a window whose person answers every dialog with these paths. */
function window(answers: { open?: readonly string[]; save?: readonly (string | undefined)[] } = {}) {
  const events: BridgeEvent[] = [];
  const suggested: string[] = [];
  const saves = [...(answers.save ?? [])];
  open = new Files({
    tell: (event) => events.push(event),
    dialogs: {
      openPaths: async () => answers.open ?? [],
      savePath: async ({ name }) => {
        suggested.push(name);
        return saves.shift();
      },
    },
  });
  return { files: open, events, suggested };
}

describe('what the page can reach', () => {
  test('is nothing before the person has chosen something', async () => {
    const path = join(folder(), 'a.plumb');
    writeFileSync(path, 'before');
    const { files } = window();
    expect(await files.readFile(path)).toMatchObject({ error: { reason: 'refused' } });
    expect(await files.saveFile(save({ path }))).toMatchObject({ error: { reason: 'refused' } });
    expect(await files.saveFile(save({ path, ask: true }))).toMatchObject({ error: { reason: 'refused' } });
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  test('is what was opened, saved, or handed over by the system', async () => {
    const at = folder();
    const [opened, handed] = [join(at, 'opened.plumb'), join(at, 'handed.plumb')];
    writeFileSync(opened, 'one');
    writeFileSync(handed, 'two');
    const { files, events } = window({ open: [opened], save: [join(at, 'saved.plumb')] });
    await files.openFiles(OPEN);
    await files.openFromSystem(handed);
    await files.saveFile(save({ ask: true }));
    expect(events).toMatchObject([{ type: 'open-file', file: { path: handed, text: 'two' } }]);
    for (const name of ['opened', 'handed', 'saved']) {
      const path = join(at, `${name}.plumb`);
      expect(await files.readFile(path)).toMatchObject({ ok: true });
      expect(await files.saveFile(save({ path }))).toMatchObject({ ok: true });
    }
    expect(await files.readFile(join(at, '.', 'x', '..', 'opened.plumb.'))).toMatchObject({ ok: false });
    expect(await files.readFile(`${at}/./opened.plumb`)).toMatchObject({ error: { reason: 'refused' } });
  });

  test('changing one’s mind is no problem', async () => {
    const { files } = window({ save: [undefined] });
    expect(await files.openFiles(OPEN)).toEqual({ ok: true, value: undefined });
    expect(await files.saveFile(save({ ask: true }))).toEqual({ ok: true, value: undefined });
  });

  test('one unreadable file among several is told, the others are opened', async () => {
    const at = folder();
    writeFileSync(join(at, 'good.plumb'), 'x');
    writeFileSync(join(at, 'bad.plumb'), new Uint8Array([255]));
    const { files, events } = window({ open: [join(at, 'bad.plumb'), join(at, 'good.plumb')] });
    expect(await files.openFiles(OPEN)).toMatchObject({ value: [{ name: 'good.plumb' }] });
    expect(events).toMatchObject([{ type: 'open-failed', problem: { reason: 'not-text' } }]);
    expect(await files.readFile(join(at, 'bad.plumb'))).toMatchObject({ error: { reason: 'refused' } });
  });

  test('a file of the system that cannot be read is told', async () => {
    const { files, events } = window();
    await files.openFromSystem(join(folder(), 'gone.plumb'));
    expect(events).toMatchObject([{ type: 'open-failed', problem: { reason: 'not-found' } }]);
  });
});

describe('the save dialog', () => {
  test('a missing ending is added', async () => {
    const at = folder();
    const { files } = window({ save: [join(at, 'links')] });
    expect(await files.saveFile(save({ ask: true }))).toMatchObject({ value: { name: 'links.plumb' } });
  });

  test('a file that only the added ending meets is asked about again', async () => {
    const at = folder();
    writeFileSync(join(at, 'links.plumb'), 'theirs');
    const { files, suggested } = window({ save: [join(at, 'links'), undefined] });
    expect(await files.saveFile(save({ ask: true }))).toEqual({ ok: true, value: undefined });
    expect(suggested).toEqual(['Untitled', join(at, 'links.plumb')]);
    expect(readFileSync(join(at, 'links.plumb'), 'utf8')).toBe('theirs');
  });

  test.each([
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\Windows\\x', 'C Windows x'],
    ['.hidden', 'hidden'],
    ['a\u0000b\n', 'a b'],
    ['  ', 'Untitled'],
    ['...', 'Untitled'],
    ['Größe 漢.plumb', 'Größe 漢.plumb'],
    ['txt\u202Egnp.exe', 'txt gnp.exe'],
  ])('%j is suggested as %j', (name, expected) => expect(fileName(name)).toBe(expected));
});

describe('changes by others', () => {
  const changed = (events: readonly BridgeEvent[]) => events.filter(({ type }) => type === 'file-changed');

  /** Opens a file and gives the watcher the time to begin. */
  async function opened() {
    const path = join(folder(), 'a.plumb');
    writeFileSync(path, 'one');
    const { files, events } = window({ open: [path] });
    await files.openFiles(OPEN);
    await new Promise((done) => setTimeout(done, 50));
    return { path, files, events };
  }

  test('are told, each once', async () => {
    const { path, events } = await opened();
    writeFileSync(path, 'two');
    await vi.waitFor(() => expect(changed(events)).toHaveLength(1), 3000);
    expect(events).toEqual([{ type: 'file-changed', path, modifiedAtMs: statSync(path).mtimeMs }]);
  });

  test('are told where the other program saves by renaming, twice in a row', async () => {
    const { path, events } = await opened();
    for (const count of [1, 2]) {
      writeFileSync(`${path}.new`, `${count}`);
      utimesSync(`${path}.new`, 1000 + count, 1000 + count);
      renameSync(`${path}.new`, path);
      await vi.waitFor(() => expect(changed(events)).toHaveLength(count), 3000);
    }
  });

  test('are not our own', async () => {
    const { path, files, events } = await opened();
    for (let i = 0; i < 5; i++) await files.saveFile(save({ path, contents: `${i}` }));
    await new Promise((done) => setTimeout(done, 400));
    await files.check();
    expect(events).toEqual([]);
  });

  test('are found when the window comes to the front, where the system does not tell', async () => {
    const { path, files, events } = await opened();
    files.stop();
    await files.openFiles(OPEN);
    utimesSync(path, 5, 5);
    await files.check();
    expect(events).toMatchObject([{ type: 'file-changed', modifiedAtMs: 5000 }]);
  });

  test('a deletion is no change, and does not stop saving', async () => {
    const { path, files, events } = await opened();
    rmSync(path);
    await files.check();
    expect(events).toEqual([]);
    expect(await files.saveFile(save({ path, expectedModifiedAtMs: 1 }))).toMatchObject({ ok: true });
    expect(existsSync(path)).toBe(true);
  });

  test('two saves at once come one after the other, and the second sees the first', async () => {
    const { path, files } = await opened();
    const expectedModifiedAtMs = statSync(path).mtimeMs;
    const both = await Promise.all(
      ['first', 'second'].map((contents) => files.saveFile(save({ path, contents, expectedModifiedAtMs }))),
    );
    expect(both).toMatchObject([{ ok: true }, { ok: false, error: { reason: 'changed-on-disk' } }]);
    expect(readFileSync(path, 'utf8')).toBe('first');
  });
});
