import { basename, dirname } from 'node:path';
import { BrowserWindow, dialog, Menu, nativeImage, nativeTheme, screen } from 'electron';
import {
  type BridgeEvent,
  CHANNELS,
  type DraggedFile,
  type FileProblem,
  type Menu as PageMenu,
  type WindowDescription,
} from '../shared/bridge';
import { ok, type Result } from '../shared/result';
import { placement, SMALLEST } from './bounds';
import { Farewell } from './farewell';
import { type Dialogs, Files } from './files';
import type { Folder } from './folder';
import type { Reach } from './ipc';
import { menuTemplate } from './menu';
import type { Outbox } from './outbox';

export type WindowOptions = {
  readonly url: string;
  readonly preload: string;
  readonly icon: string;
  readonly hasDevTools: boolean;
  readonly remembered: unknown;
  readonly remember: (state: unknown) => void;
  readonly outbox: Outbox;
  /** One for all windows: they must know of each other's writing. */
  readonly folder: Folder;
};

/** A window: its files, its page, and what the two say to each other. */
export class AppWindow implements Reach {
  readonly files: Files;
  readonly #window: BrowserWindow;
  readonly folder: Folder;
  readonly #farewell: Farewell;
  readonly #remember: (state: unknown) => void;
  readonly #outbox: Outbox;
  #isLoaded = false;
  #waiting: BridgeEvent[] = [];
  #lastCrashMs = Number.NEGATIVE_INFINITY;

  constructor(options: WindowOptions) {
    this.#remember = options.remember;
    this.#outbox = options.outbox;
    this.folder = options.folder;
    this.#window = openWindow(options);
    this.files = new Files({ dialogs: this.#dialogs(), tell: (event) => this.tell(event) });
    this.#farewell = new Farewell({
      ask: () => (this.#isLoaded ? this.tell({ type: 'close-requested' }) : this.#farewell.ready()),
      // Not `close`: a page that hangs would keep it waiting.
      release: () => this.#window.destroy(),
    });
    this.#listen();
    // A page that cannot be loaded says so in its own window; the rejection has nothing to add.
    void this.#window.loadURL(options.url).catch(() => undefined);
  }

  get contentsId(): number {
    return this.#window.webContents.id;
  }

  tell(event: BridgeEvent): void {
    if (this.#window.isDestroyed()) return;
    if (this.#isLoaded) this.#window.webContents.send(CHANNELS.event, event);
    else this.#waiting.push(event);
  }

  describe({ title, path, isEdited }: WindowDescription): void {
    this.#window.setTitle(title);
    this.#window.setRepresentedFilename(path !== undefined && this.files.has(path) ? path : '');
    this.#window.setDocumentEdited(isEdited);
  }

  setMenu(menus: readonly PageMenu[]): void {
    const choose = (action: string) => this.tell({ type: 'action', action });
    const menu = Menu.buildFromTemplate(menuTemplate(menus, { platform: process.platform, choose }));
    if (process.platform === 'darwin') Menu.setApplicationMenu(menu);
    else this.#window.setMenu(menu);
  }

  dragFile({ thumbnail, ...file }: DraggedFile): Result<undefined, FileProblem> {
    const path = this.#outbox.put(file);
    if (!path.ok) return path;
    const icon = nativeImage.createFromBuffer(Buffer.from(thumbnail));
    this.#window.webContents.startDrag({ file: path.value, icon });
    return ok(undefined);
  }

  paste(): void {
    this.#window.webContents.paste();
  }

  readyToClose(): void {
    this.#farewell.ready();
  }

  show(): void {
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  onClosed(then: () => void): void {
    this.#window.once('closed', then);
  }

  #listen(): void {
    const window = this.#window;
    const contents = window.webContents;
    window.on('close', (event) => {
      this.#remember({ ...window.getNormalBounds(), isMaximized: window.isMaximized() });
      event.preventDefault();
      this.#farewell.request();
    });
    window.on('closed', () => this.files.stop());
    window.on('focus', () => void this.files.check());
    window.on('page-title-updated', (event) => event.preventDefault());
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#isLoaded = false;
    });
    contents.on('dom-ready', () => {
      this.#isLoaded = true;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const event of waiting) this.tell(event);
    });
    // The page may not keep its window by `beforeunload`: it is asked to store, and then the window goes.
    contents.on('will-prevent-unload', (event) => event.preventDefault());
    contents.on('render-process-gone', (_, { reason }) => this.#revive(reason));
  }

  /** Everything shown as saved is stored, so a page that crashed comes back with it; one that crashes again does not. */
  #revive(reason: string): void {
    this.#isLoaded = false;
    if (reason === 'clean-exit' || this.#window.isDestroyed()) return;
    const now = performance.now();
    const isFirst = now - this.#lastCrashMs > 30_000;
    this.#lastCrashMs = now;
    if (isFirst) this.#window.webContents.reload();
    else dialog.showErrorBox('Plumbline stopped', `The page of this window stopped twice (${reason}). Start it again.`);
  }

  #dialogs(): Dialogs {
    let folder: string | undefined;
    return {
      openPaths: async ({ title, filters, several }) => {
        const { canceled, filePaths } = await dialog.showOpenDialog(this.#window, {
          title,
          filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
          properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
          ...(folder === undefined ? {} : { defaultPath: folder }),
        });
        if (canceled || filePaths[0] === undefined) return [];
        folder = dirname(filePaths[0]);
        return filePaths;
      },
      savePath: async ({ name, filter }) => {
        const { canceled, filePath } = await dialog.showSaveDialog(this.#window, {
          defaultPath: folder === undefined || name !== basename(name) ? name : `${folder}/${name}`,
          filters: [{ name: filter.name, extensions: [...filter.extensions] }],
          properties: ['showOverwriteConfirmation'],
        });
        if (canceled || filePath === '') return undefined;
        folder = dirname(filePath);
        return filePath;
      },
    };
  }
}

function openWindow({ preload, icon, hasDevTools, remembered }: WindowOptions): BrowserWindow {
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
  const { position, width, height, isMaximized } = placement(remembered, areas);
  const window = new BrowserWindow({
    ...position,
    width,
    height,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Plumbline',
    show: false,
    // What shows before the page's first paint: no white flash at night.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171c' : '#f7f8fa',
    ...(process.platform === 'linux' ? { icon } : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The spell checker would fetch its dictionaries.
      spellcheck: false,
      devTools: hasDevTools,
    },
  });
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  return window;
}
