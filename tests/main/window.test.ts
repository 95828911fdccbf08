import { placement, SMALLEST } from '@main/bounds';
import { Farewell } from '@main/farewell';
import { menuTemplate } from '@main/menu';
import type { Menu } from '@shared/bridge';
import { describe, expect, test, vi } from 'vitest';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 };
const LEFT = { x: -1280, y: 0, width: 1280, height: 984 };
const state = { x: 100, y: 80, width: 1200, height: 700, isMaximized: false };

describe('where the window opens', () => {
  test('is where it was', () => {
    expect(placement(state, [SCREEN])).toEqual({
      width: 1200,
      height: 700,
      isMaximized: false,
      position: { x: 100, y: 80 },
    });
    expect(placement({ ...state, x: -1200 }, [SCREEN, LEFT]).position).toEqual({ x: -1200, y: 80 });
  });

  test.each([
    ['the screen to the left is gone', { ...state, x: -1200 }],
    ['it is above every screen', { ...state, y: -500 }],
    ['it is below every screen', { ...state, y: 1030 }],
    ['it is beyond every screen', { ...state, x: 1_000_000 }],
    ['hardly anything of it would be seen', { ...state, x: 1900 }],
  ])('is left to the system where %s', (_, remembered) => {
    expect(placement(remembered, [SCREEN])).toEqual({ width: 1200, height: 700, isMaximized: false });
  });

  test.each([
    undefined,
    null,
    'x',
    [],
    {},
    { ...state, width: '9' },
    { ...state, x: Number.NaN },
    { ...state, width: -5 },
  ])('is the usual place where %j was remembered', (remembered) => {
    expect(placement(remembered, [SCREEN])).toEqual({ width: 1440, height: 900, isMaximized: false });
  });

  test('fits the screen, and is never too small to use', () => {
    expect(placement({ ...state, width: 9000, height: 9000 }, [SCREEN])).toMatchObject({ width: 1920, height: 1040 });
    expect(placement({ ...state, width: 1, height: 1 }, [SCREEN])).toMatchObject(SMALLEST);
    expect(placement(undefined, [{ x: 0, y: 0, width: 800, height: 600 }])).toMatchObject({ width: 800, height: 600 });
    expect(placement(undefined, [])).toMatchObject({ width: 1440 });
  });
});

describe('closing', () => {
  const closing = () => {
    const said: string[] = [];
    const farewell = new Farewell({ ask: () => said.push('asked'), release: () => said.push('gone'), limitMs: 50 });
    return { said, farewell };
  };

  test('waits until the page has stored everything', () => {
    const { said, farewell } = closing();
    farewell.request();
    farewell.request();
    expect(said).toEqual(['asked']);
    farewell.ready();
    farewell.ready();
    farewell.request();
    expect(said).toEqual(['asked', 'gone']);
  });

  test('does not wait for ever', async () => {
    const { said, farewell } = closing();
    farewell.request();
    await vi.waitFor(() => expect(said).toEqual(['asked', 'gone']));
  });

  test('does not happen because the page says that it is ready', () => {
    const { said, farewell } = closing();
    farewell.ready();
    expect(said).toEqual([]);
  });
});

describe('the native menu', () => {
  const menus: readonly Menu[] = [
    {
      label: 'Save & go',
      items: [
        { type: 'action', action: 'save', label: 'Save', accelerator: 'CmdOrCtrl+S', isEnabled: true },
        { type: 'action', action: 'grid', label: 'Grid', accelerator: 'G', isEnabled: false, isChecked: true },
        { type: 'separator' },
        { type: 'role', role: 'about' },
        { type: 'role', role: 'copy' },
      ],
    },
  ];

  test('shows the keys and leaves hearing them to the page', () => {
    const [menu] = menuTemplate(menus, { platform: 'linux', choose: () => undefined });
    expect(menu).toMatchObject({
      label: 'Save && go',
      submenu: [
        { id: 'save', accelerator: 'CmdOrCtrl+S', registerAccelerator: false, enabled: true },
        { id: 'grid', type: 'checkbox', checked: true, enabled: false, accelerator: 'G', registerAccelerator: false },
        { type: 'separator' },
        { role: 'about' },
        { role: 'copy' },
      ],
    });
  });

  test('on macOS begins with the application’s own, and takes no key that people type', () => {
    const [own, menu] = menuTemplate(menus, { platform: 'darwin', choose: () => undefined });
    expect(own).toEqual({ role: 'appMenu' });
    const items = menu!.submenu as readonly object[];
    expect(items).toHaveLength(4);
    expect(items[0]).toMatchObject({ accelerator: 'CmdOrCtrl+S' });
    expect(items[1]).not.toHaveProperty('accelerator');
  });

  test('tells the page which item was chosen', () => {
    const chosen: string[] = [];
    const [menu] = menuTemplate(menus, { platform: 'win32', choose: (action) => chosen.push(action) });
    const [item] = menu!.submenu as { click?: () => void }[];
    item!.click!();
    expect(chosen).toEqual(['save']);
  });
});
