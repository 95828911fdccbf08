import type { MenuItemConstructorOptions } from 'electron';
import type { Menu, MenuItem } from '../shared/bridge';
import { unreachable } from '../shared/result';

export type MenuOptions = {
  readonly platform: NodeJS.Platform;
  readonly choose: (action: string) => void;
};

/** The native menu as Electron wants it, from the page's table of actions. */
export function menuTemplate(menus: readonly Menu[], options: MenuOptions): MenuItemConstructorOptions[] {
  const template = menus.map(({ label, items }) => ({
    label: escaped(label, options),
    submenu: items.filter((item) => isShown(item, options)).map((item) => itemTemplate(item, options)),
  }));
  return options.platform === 'darwin' ? [{ role: 'appMenu' }, ...template] : template;
}

/** macOS has these in the application's own menu. */
const isShown = (item: MenuItem, { platform }: MenuOptions): boolean =>
  platform !== 'darwin' || item.type !== 'role' || (item.role !== 'quit' && item.role !== 'about');

function itemTemplate(item: MenuItem, options: MenuOptions): MenuItemConstructorOptions {
  switch (item.type) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return { role: item.role };
    case 'action':
      return {
        id: item.action,
        label: escaped(item.label, options),
        enabled: item.isEnabled,
        ...(item.isChecked === undefined ? {} : { type: 'checkbox' as const, checked: item.isChecked }),
        ...acceleratorOf(item.accelerator, options),
        click: () => options.choose(item.action),
      };
    default:
      return unreachable(item);
  }
}

/**
 * The page hears every key itself, so the menu only shows it; otherwise one press would act twice. macOS always listens:
 * there a key without Cmd or Ctrl is not shown, because typing a `v` into a name would choose a tool.
 */
function acceleratorOf(accelerator: string | undefined, { platform }: MenuOptions): MenuItemConstructorOptions {
  if (accelerator === undefined) return {};
  if (platform !== 'darwin') return { accelerator, registerAccelerator: false };
  return /(?:^|\+)(?:Cmd|Command|CmdOrCtrl|CommandOrControl|Ctrl|Control)\+|^F\d+$/i.test(accelerator)
    ? { accelerator }
    : {};
}

/** Outside macOS `&` marks the letter that Alt underlines. */
const escaped = (label: string, { platform }: MenuOptions): string =>
  platform === 'darwin' ? label : label.replaceAll('&', '&&');

/** Before the page has said what it can do. */
export const menuBeforeStart = (platform: NodeJS.Platform): MenuItemConstructorOptions[] =>
  platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] : [];
