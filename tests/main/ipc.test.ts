import { type Ipc, type Reach, registerIpc } from '@main/ipc';
import { ok } from '@shared/result';
import { CHANNELS, PNG_SIGNATURE } from '@shared/bridge';
import { describe, expect, test } from 'vitest';

type Event = Parameters<Parameters<Ipc['handle']>[1]>[0];
const EVENT: Event = { senderFrame: { url: 'app://bundle/', parent: null }, sender: { id: 1 } };

/** The gate with everything that came through it. */
function gate(isTrusted = true) {
  const listeners = new Map<string, Parameters<Ipc['handle']>[1]>();
  const reached: unknown[] = [];
  const note = (name: string) => (argument?: unknown) => {
    reached.push([name, argument]);
    return Promise.resolve(ok(undefined));
  };
  const reach: Reach = {
    files: { openFiles: note('open'), readFile: note('read') as never, saveFile: note('save') },
    folder: {
      where: () => note('where')(null),
      choose: () => note('choose')(null),
      leave: () => note('leave')(null),
      keep: note('keep') as never,
    },
    dragFile: (argument) => {
      reached.push(['drag', argument]);
      return ok(undefined);
    },
    describe: (argument) => void note('describe')(argument),
    setMenu: (argument) => void note('menu')(argument),
    paste: () => reached.push(['paste']),
    readyToClose: () => reached.push(['ready']),
  };
  const ipc: Ipc = {
    handle: (channel, listener) => void listeners.set(channel, listener),
    on: (channel, listener) => void listeners.set(channel, listener),
  };
  registerIpc({ ipc, reachOf: () => (isTrusted ? reach : undefined) });
  return { reached, listeners, send: (channel: string, ...args: unknown[]) => listeners.get(channel)!(EVENT, ...args) };
}

const FILTER = { name: 'Plumbline', extensions: ['plumb'] };
const SAVE = { ask: false, path: '/a.plumb', suggestedName: 'a', filter: FILTER, contents: 'x' };
const PNG = new Uint8Array(PNG_SIGNATURE);
const DRAG = { name: 'URL shortener.png', contents: PNG, thumbnail: PNG };
const REFUSED = { ok: false, error: { reason: 'refused' } };

const GOOD: readonly (readonly [string, unknown])[] = [
  [CHANNELS.openFiles, { title: 'Open', filters: [FILTER, { name: 'All', extensions: ['*'] }], several: true }],
  [CHANNELS.readFile, '/a.plumb'],
  [CHANNELS.saveFile, { ...SAVE, expectedModifiedAtMs: 12.5 }],
  [CHANNELS.saveFile, { ask: true, suggestedName: 'a', filter: FILTER, contents: new Uint8Array(3) }],
  [CHANNELS.dragFile, DRAG],
  [CHANNELS.dragFile, { ...DRAG, name: 'Größe 2.svg', contents: '<svg/>' }],
  [CHANNELS.whereFolder, null],
  [CHANNELS.chooseFolder, null],
  [CHANNELS.leaveFolder, null],
  [CHANNELS.keepInFolder, { id: 'a', name: '../../etc', contents: '{}' }],
  [CHANNELS.describeWindow, { title: 'a', path: '/a.plumb', isEdited: true }],
  [
    CHANNELS.setMenu,
    [
      {
        label: 'File',
        items: [
          { type: 'separator' },
          { type: 'role', role: 'quit' },
          {
            type: 'action',
            action: 'save',
            label: 'Save',
            accelerator: 'CmdOrCtrl+S',
            isEnabled: true,
            isChecked: false,
          },
        ],
      },
    ],
  ],
];

const BAD: readonly (readonly [string, ...unknown[]])[] = [
  [CHANNELS.openFiles],
  [CHANNELS.openFiles, { title: 'x', filters: [], several: 'yes' }],
  [CHANNELS.openFiles, { title: 'x', filters: [{ name: 'x', extensions: ['../sh'] }], several: true }],
  [CHANNELS.openFiles, { title: 'x', filters: [], several: true, properties: ['openDirectory'] }],
  [CHANNELS.readFile, ''],
  [CHANNELS.readFile, 7],
  [CHANNELS.readFile, null],
  [CHANNELS.readFile, { toString: 'x' }],
  [CHANNELS.readFile, '/a', '/b'],
  [CHANNELS.readFile, 'x'.repeat(40_000)],
  [CHANNELS.saveFile, { ...SAVE, contents: 7 }],
  [CHANNELS.saveFile, { ...SAVE, contents: { length: 3 } }],
  [CHANNELS.saveFile, { ...SAVE, expectedModifiedAtMs: Number.NaN }],
  [CHANNELS.saveFile, { ...SAVE, mode: 0o777 }],
  ...[
    'a.desktop',
    'a.png.exe',
    '../a.png',
    'a/b.png',
    'a\\b.png',
    'C:a.png',
    '.png',
    'a\n.png',
    `${'a'.repeat(300)}.png`,
  ].map((name) => [CHANNELS.dragFile, { ...DRAG, name }] as const),
  [CHANNELS.dragFile, { ...DRAG, contents: 7 }],
  [CHANNELS.dragFile, { ...DRAG, thumbnail: new Uint8Array(8) }],
  [CHANNELS.dragFile, { ...DRAG, file: '/etc/passwd' }],
  [CHANNELS.chooseFolder, '/etc'],
  [CHANNELS.keepInFolder, { id: 'a', name: 'a', contents: '{}', path: '/etc/passwd' }],
  [CHANNELS.keepInFolder, { id: '', name: 'a', contents: '{}' }],
  [CHANNELS.describeWindow, { title: 'x'.repeat(2000), isEdited: true }],
  [CHANNELS.setMenu, [{ label: 'x', items: [{ type: 'role', role: 'toggleDevTools' }] }]],
  [CHANNELS.setMenu, [{ label: 'x', items: [{ type: 'action', label: 'x', isEnabled: true, click: 'x' }] }]],
  [CHANNELS.setMenu, 'menu'],
];

describe('the gate between page and machine', () => {
  test.each(GOOD)('%s lets through what the bridge promises', async (channel, argument) => {
    const { send, reached } = gate();
    await send(channel, argument);
    expect(reached).toEqual([[expect.any(String), argument]]);
  });

  test.each(BAD.map(([channel, ...args]) => ({ channel, args })))(
    '$channel refuses $args',
    async ({ channel, args }) => {
      const { send, reached } = gate();
      const answer = await send(channel, ...args);
      if (answer !== undefined) expect(answer).toMatchObject(REFUSED);
      expect(reached).toEqual([]);
    },
  );

  test.each(GOOD)('%s refuses a sender that is not the page of one of our windows', async (channel, argument) => {
    const { send, reached } = gate(false);
    const answer = await send(channel, argument);
    if (answer !== undefined) expect(answer).toMatchObject(REFUSED);
    await send(CHANNELS.paste);
    await send(CHANNELS.readyToClose);
    expect(reached).toEqual([]);
  });

  test('every channel of the bridge has a listener, and no other', () => {
    const { event: _, ...asked } = CHANNELS;
    expect([...gate().listeners.keys()].sort()).toEqual(Object.values(asked).sort());
  });
});
