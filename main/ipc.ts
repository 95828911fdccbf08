import { CHANNELS, type DraggedFile, type FileProblem, type Menu, type WindowDescription } from '../shared/bridge';
import { fail, type Result } from '../shared/result';
import {
  draggedFile,
  keptDesign,
  menus,
  nothing,
  openRequest,
  readPath,
  type Schema,
  saveRequest,
  windowDescription,
} from './arguments';
import type { Files } from './files';
import type { Folder } from './folder';
import type { Sender } from './guard';

/** What the page of one window can reach. */
export type Reach = {
  readonly files: Pick<Files, 'openFiles' | 'readFile' | 'saveFile'>;
  readonly folder: Pick<Folder, 'where' | 'choose' | 'leave' | 'keep'>;
  dragFile(file: DraggedFile): Result<undefined, FileProblem>;
  describe(description: WindowDescription): void;
  setMenu(menus: readonly Menu[]): void;
  paste(): void;
  readyToClose(): void;
};

type Listener = (event: Sender & { readonly sender: { readonly id: number } }, ...args: unknown[]) => unknown;

/** The part of Electron's `ipcMain` that is used. */
export type Ipc = {
  handle(channel: string, listener: Listener): void;
  on(channel: string, listener: Listener): void;
};

export type IpcOptions = {
  readonly ipc: Ipc;
  /** `undefined` for a sender that is not the page of one of our windows. */
  readonly reachOf: (event: Parameters<Listener>[0]) => Reach | undefined;
};

/** The one gate between page and machine: every sender is checked, every argument parsed. */
export function registerIpc({ ipc, reachOf }: IpcOptions): void {
  function onRequest<T>(channel: string, schema: Schema<T>, act: (reach: Reach, argument: T) => unknown) {
    ipc.handle(channel, async (event, ...args) => {
      const reach = reachOf(event);
      const argument = schema.safeParse(args[0]);
      if (reach === undefined || args.length !== 1 || !argument.success) return fail(REFUSED);
      return act(reach, argument.data);
    });
  }
  function onMessage<T>(channel: string, schema: Schema<T>, act: (reach: Reach, argument: T) => void) {
    ipc.on(channel, (event, ...args) => {
      const reach = reachOf(event);
      const argument = schema.safeParse(args[0]);
      if (reach !== undefined && args.length === 1 && argument.success) act(reach, argument.data);
    });
  }

  onRequest(CHANNELS.openFiles, openRequest, ({ files }, request) => files.openFiles(request));
  onRequest(CHANNELS.readFile, readPath, ({ files }, path) => files.readFile(path));
  onRequest(CHANNELS.saveFile, saveRequest, ({ files }, request) => files.saveFile(request));
  onRequest(CHANNELS.dragFile, draggedFile, (reach, file) => reach.dragFile(file));
  onRequest(CHANNELS.whereFolder, nothing, ({ folder }) => folder.where());
  onRequest(CHANNELS.chooseFolder, nothing, ({ folder }) => folder.choose());
  onRequest(CHANNELS.leaveFolder, nothing, ({ folder }) => folder.leave());
  onRequest(CHANNELS.keepInFolder, keptDesign, ({ folder }, design) => folder.keep(design));
  onMessage(CHANNELS.describeWindow, windowDescription, (reach, description) => reach.describe(description));
  onMessage(CHANNELS.setMenu, menus, (reach, menu) => reach.setMenu(menu));
  ipc.on(CHANNELS.paste, (event) => reachOf(event)?.paste());
  ipc.on(CHANNELS.readyToClose, (event) => reachOf(event)?.readyToClose());
}

const REFUSED: FileProblem = { reason: 'refused', message: 'The request was not understood, so nothing was done.' };
