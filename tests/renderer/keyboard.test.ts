// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';

vi.stubGlobal('Worker', class {});
const { keysOf } = await import('@renderer/app/keyboard');
const { ACTIONS } = await import('@renderer/app/actions');

const press = (
  key: string,
  code: string,
  modifiers: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>> = {},
) => keysOf({ key, code, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...modifiers });

test('keys are named as the table names them, whatever Shift and Alt make of them', () => {
  expect(press('z', 'KeyZ', { ctrlKey: true })).toBe('Mod+Z');
  expect(press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+Z');
  expect(press('!', 'Digit1', { shiftKey: true })).toBe('Shift+1');
  expect(press('∂', 'KeyD', { altKey: true, shiftKey: true })).toBe('Shift+Alt+D');
  expect(press('l', 'KeyL')).toBe('L');
  expect(press('?', 'Slash', { shiftKey: true })).toBe('?');
  expect(press('Delete', 'Delete')).toBe('Delete');
});

test('a sign is that sign on every keyboard: with Shift on a German one, with AltGr, with Option on a Mac', () => {
  expect(press('/', 'Slash')).toBe('/');
  expect(press('/', 'Digit7', { shiftKey: true })).toBe('/');
  expect(press(']', 'BracketRight')).toBe(']');
  expect(press(']', 'Digit9', { ctrlKey: true, altKey: true })).toBe(']');
  expect(press('/', 'Slash', { ctrlKey: true })).toBe('Mod+/');
});

test('no two actions have the same key, and every action says where it stands in the menu', () => {
  const keys = ACTIONS.flatMap((action) => action.keys ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length);
});
