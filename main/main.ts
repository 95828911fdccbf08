import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog, ipcMain, Menu, protocol, session } from 'electron';
import { Folder } from './folder';
import { developmentOrigin, guardContents, guardSession, isTrusted, PRIVILEGES, switches } from './guard';
import { registerIpc } from './ipc';
import { menuBeforeStart } from './menu';
import { LATE_ORIGIN, ORIGIN } from './policy';
import { Outbox } from './outbox';
import { respond } from './protocol';
import { AppWindow } from './window';

// The build makes CommonJS of this file; see vite.config.ts.
const here = __dirname;
const developing = app.isPackaged ? undefined : developmentOrigin(process.env['PLUMBLINE_DEV_URL']);
const home = { origin: developing ?? (registerScheme() ? ORIGIN : LATE_ORIGIN) };
const windows = new Map<number, AppWindow>();
/** Files to open that came before there was a window. */
const waiting: string[] = [];
const outbox = new Outbox(app.getPath('temp'));
const folder = new Folder({ choicePath: join(app.getPath('userData'), 'folder.json'), ask: askForFolder });
let isQuitting = false;

/** A launcher that reads the application only when Electron is ready is too late for a scheme of our own. */
function registerScheme(): boolean {
  try {
    protocol.registerSchemesAsPrivileged([PRIVILEGES]);
    return true;
  } catch {
    return false;
  }
}

const rememberedBounds = () => join(app.getPath('userData'), 'window.json');

function readRemembered(): unknown {
  try {
    return JSON.parse(readFileSync(rememberedBounds(), 'utf8'));
  } catch {
    return undefined;
  }
}

function remember(state: unknown): void {
  try {
    writeFileSync(rememberedBounds(), JSON.stringify(state));
  } catch {
    // Where the window was is worth no message.
  }
}

async function askForFolder(): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Keep every design in this folder',
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}

function openWindow(): AppWindow {
  const window = new AppWindow({
    url: `${home.origin}/index.html`,
    preload: join(here, 'preload.cjs'),
    icon: join(here, 'assets', 'icon.png'),
    hasDevTools: !app.isPackaged,
    remembered: readRemembered(),
    remember,
    outbox,
    folder,
  });
  const id = window.contentsId;
  windows.set(id, window);
  window.onClosed(() => windows.delete(id));
  return window;
}

function open(paths: readonly string[]): void {
  if (!app.isReady()) {
    waiting.push(...paths);
    return;
  }
  const window = [...windows.values()].at(-1) ?? openWindow();
  window.show();
  for (const path of paths) void window.files.openFromSystem(path);
}

/** The designs named on a command line, the program and its switches left out. */
const designsIn = (argv: readonly string[], folder: string): string[] =>
  argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && /\.plumb$/i.test(argument))
    .map((argument) => resolve(folder, argument));

function start(): void {
  guardSession(session.defaultSession, home);
  if (developing === undefined) {
    const renderer = join(here, '..', 'renderer');
    const scheme = home.origin.slice(0, home.origin.indexOf(':'));
    protocol.handle(scheme, (request) => respond(renderer, { request, origin: home.origin }));
  }
  registerIpc({
    ipc: ipcMain,
    reachOf: (event) => (isTrusted(event, home) ? windows.get(event.sender.id) : undefined),
  });
  Menu.setApplicationMenu(
    process.platform === 'darwin' ? Menu.buildFromTemplate(menuBeforeStart(process.platform)) : null,
  );
  const window = openWindow();
  for (const path of [...waiting, ...designsIn(process.argv, process.cwd())]) void window.files.openFromSystem(path);
}

// Whoever starts the application: its data lies under its own name.
app.setName('Plumbline');
// Whoever says `--no-sandbox` cannot have one (root on Linux); insisting would stop Electron from starting.
if (home.origin === ORIGIN && !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
for (const [name, value] of switches(home)) app.commandLine.appendSwitch(name, value);

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_, argv, folder) => open(designsIn(argv, folder)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open([path]);
  });
  app.on('web-contents-created', (_, contents) => guardContents(contents, home));
  app.on('activate', () => {
    if (app.isReady() && windows.size === 0) openWindow();
  });
  app.on('before-quit', () => {
    isQuitting = true;
  });
  app.on('quit', () => outbox.clear());
  app.on('window-all-closed', () => {
    if (isQuitting || process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(start);
} else {
  app.quit();
}
