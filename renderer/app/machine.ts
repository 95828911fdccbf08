import type { MenuItem, Menu as NativeMenu } from '@shared/bridge';
import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { toast } from 'sonner';
import { ACTIONS, type Action, actionOf, type MenuName, MENUS, perform } from './actions';
import { tell } from './messages';
import { receive } from './open';
import { flushFolder } from './folder';
import { keysFor } from './keyPresets';
import { autosave, bridge } from './services';

/** Everything that passes between the page and the machine without anybody asking: menu, title, closing, changed files. */
export function listenToMachine(): () => void {
  const stops = [
    bridge.onEvent((event) => {
      switch (event.type) {
        case 'action':
          return perform(actionOf(event.action));
        case 'open-file':
          return void receive([event.file]);
        case 'open-failed':
          return tell({ title: 'The file could not be opened', text: event.problem.message });
        case 'file-changed':
          return void fileChanged(event.path);
        case 'close-requested':
          return void Promise.all([autosave.flush(), flushFolder()]).finally(() => bridge.readyToClose());
        default:
          return event satisfies never;
      }
    }),
    useDocument.subscribe(describe),
    useDocument.subscribe(updateMenu),
    useSession.subscribe(updateMenu),
  ];
  describe();
  updateMenu();
  const flush = () => void autosave.flush();
  const onHidden = () => document.visibilityState === 'hidden' && flush();
  globalThis.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', onHidden);
  return () => {
    for (const stop of stops) stop();
    globalThis.removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', onHidden);
  };
}

let described = '';

function describe(): void {
  const { design, isOpen, file, revision } = useDocument.getState();
  const isEdited = file !== undefined && file.revision !== revision;
  const title = isOpen ? `${design.name || 'Untitled'}${file ? ` · ${file.name}` : ''} – Plumbline` : 'Plumbline';
  const key = `${title} ${isEdited} ${file?.path}`;
  if (key === described) return;
  described = key;
  bridge.describeWindow({ title, isEdited, ...(file === undefined ? {} : { path: file.path }) });
}

let menu = '';

/** The native menu is the table of actions; it is sent again only when it would look different. */
function updateMenu(): void {
  if (bridge.host === 'web') return;
  const { isOpen } = useDocument.getState();
  const menus: NativeMenu[] = MENUS.map((label) => ({ label, items: itemsOf(label, isOpen) }));
  const text = JSON.stringify(menus);
  if (text === menu) return;
  menu = text;
  bridge.setMenu(menus);
}

function itemsOf(menuName: MenuName, isOpen: boolean): MenuItem[] {
  const actions = ACTIONS.filter((action) => action.menu === menuName);
  const items = actions.flatMap((action, i): MenuItem[] => [
    ...(i > 0 && actions[i - 1]!.group !== action.group ? [{ type: 'separator' as const }] : []),
    itemOf(action, isOpen),
  ]);
  if (menuName === 'File') items.push({ type: 'separator' }, { type: 'role', role: 'quit' });
  if (menuName === 'Help') items.push({ type: 'role', role: 'about' });
  return items;
}

/** Keys of the native menu would take letters and the browser's copy and paste away from fields: those stay with the page. */
const accelerator = (action: Action): string | undefined => {
  const [first] = keysFor(action);
  if (first === undefined || !first.startsWith('Mod+') || /^Mod\+(?:Z|Shift\+Z|X|C|V|A|=)$/.test(first))
    return undefined;
  return first.replace('Mod', 'CmdOrCtrl');
};

function itemOf(action: Action, isOpen: boolean): MenuItem {
  const keys = accelerator(action);
  return {
    type: 'action',
    action: action.id,
    label: action.label,
    isEnabled: (isOpen || action.needsDesign !== true) && (action.isEnabled?.() ?? true),
    ...(keys === undefined ? {} : { accelerator: keys }),
    ...(action.isChecked === undefined ? {} : { isChecked: action.isChecked() }),
  };
}

/** Somebody else has written the open file: their version is offered, ours stays in the library until then. */
async function fileChanged(path: string): Promise<void> {
  const { file } = useDocument.getState();
  if (file?.path !== path) return;
  toast.warning(`${file.name} was changed by somebody else.`, {
    id: `changed ${path}`,
    duration: Infinity,
    action: { label: 'Load it', onClick: () => void reload(path) },
    cancel: { label: 'Keep mine', onClick: () => undefined },
  });
}

async function reload(path: string): Promise<void> {
  const read = await bridge.readFile(path);
  if (!read.ok)
    return tell({
      title: 'The file could not be read',
      text: read.error.message,
      note: 'The design that is open was not touched.',
    });
  await receive([read.value]);
}
