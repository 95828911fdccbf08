// @vitest-environment jsdom
import { createWebBridge } from '@renderer/files/webBridge';
import { expect, test, vi } from 'vitest';

const PLUMB = { name: 'Design', extensions: ['plumb'] };
const file = (name: string, content: BlobPart, lastModified = 1) => {
  const made = new File([content], name, { lastModified });
  // jsdom's File has no arrayBuffer.
  Object.defineProperty(made, 'arrayBuffer', {
    value: async () => (typeof content === 'string' ? new TextEncoder().encode(content).buffer : content),
  });
  return made;
};

test('a file that is picked is read whole, with its name', async () => {
  const handle = { name: 'a.plumb', getFile: async () => file('a.plumb', 'text', 7), createWritable: vi.fn() };
  const bridge = createWebBridge(
    Object.assign(Object.create(window), { showOpenFilePicker: async () => [handle] }) as never,
  );
  const opened = await bridge.openFiles({ title: 'Open', filters: [PLUMB], several: false });
  expect(opened).toEqual({ ok: true, value: [{ path: 'a.plumb', name: 'a.plumb', text: 'text', modifiedAtMs: 7 }] });
  expect(await bridge.readFile('a.plumb')).toMatchObject({ ok: true });
  expect(await bridge.readFile('other.plumb')).toMatchObject({ ok: false, error: { reason: 'not-found' } });
});

test('what is not text is refused with its name', async () => {
  const handle = {
    name: 'a.plumb',
    getFile: async () => file('a.plumb', new Uint8Array([0xff, 0xfe, 0x00]).buffer),
    createWritable: vi.fn(),
  };
  const bridge = createWebBridge(
    Object.assign(Object.create(window), { showOpenFilePicker: async () => [handle] }) as never,
  );
  const opened = await bridge.openFiles({ title: 'Open', filters: [PLUMB], several: false });
  expect(opened).toMatchObject({
    ok: false,
    error: { reason: 'not-text', message: expect.stringContaining('a.plumb') },
  });
});

test('changing one’s mind is no error', async () => {
  const cancel = async () => {
    throw new DOMException('cancelled', 'AbortError');
  };
  const bridge = createWebBridge(
    Object.assign(Object.create(window), { showOpenFilePicker: cancel, showSaveFilePicker: cancel }) as never,
  );
  expect(await bridge.openFiles({ title: 'Open', filters: [PLUMB], several: false })).toEqual({
    ok: true,
    value: undefined,
  });
  expect(await bridge.saveFile({ ask: true, suggestedName: 'a.plumb', filter: PLUMB, contents: 'x' })).toEqual({
    ok: true,
    value: undefined,
  });
});

test('a file that somebody else has changed is not overwritten', async () => {
  const written: unknown[] = [];
  const handle = {
    name: 'a.plumb',
    getFile: async () => file('a.plumb', 'theirs', 9),
    createWritable: async () => ({
      write: async (data: unknown) => void written.push(data),
      close: async () => undefined,
    }),
  };
  const bridge = createWebBridge(
    Object.assign(Object.create(window), { showSaveFilePicker: async () => handle }) as never,
  );
  const save = (more: object) =>
    bridge.saveFile({ ask: false, suggestedName: 'a.plumb', filter: PLUMB, contents: 'mine', ...more });
  expect(await save({})).toMatchObject({ ok: true, value: { path: 'a.plumb' } });
  expect(await save({ path: 'a.plumb', expectedModifiedAtMs: 5 })).toMatchObject({
    ok: false,
    error: { reason: 'changed-on-disk' },
  });
  expect(await save({ path: 'a.plumb', expectedModifiedAtMs: 9 })).toMatchObject({ ok: true });
  expect(written).toHaveLength(2);
});
