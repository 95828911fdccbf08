import type { Result } from './result';

/** The closed list of what the page may ask of the machine, and what the machine may tell the page. */
export type Bridge = {
  readonly host: 'electron' | 'web';
  /** Asks the person for files; `undefined` where they changed their mind. */
  readonly openFiles: (request: OpenRequest) => Promise<Result<readonly OpenedFile[] | undefined, FileProblem>>;
  /** Reads a file again that the person has opened or saved in this session. */
  readonly readFile: (path: string) => Promise<Result<OpenedFile, FileProblem>>;
  /** Writes whole or not at all. Without a path, or with `ask`, the person is asked for one; `undefined` where they changed their mind. */
  readonly saveFile: (request: SaveRequest) => Promise<Result<SavedFile | undefined, FileProblem>>;
  /**
   * Goes on with a drag that has begun in the page as a drag of a file, which the desktop or another program takes. In a
   * browser the drag itself carries the file, and this does nothing.
   */
  readonly dragFile: (file: DraggedFile) => Promise<Result<undefined, FileProblem>>;
  /** Pastes as the key does: the page hears it as a paste. Only a browser lets a page read the clipboard; there it does nothing. */
  readonly paste: () => void;
  /** The folder in which every design is kept as a file, besides the library; `undefined` in a browser, which has none. */
  readonly folder: FolderBridge | undefined;
  /** What the window shows of the document. */
  readonly describeWindow: (description: WindowDescription) => void;
  /** The native menu, made from the page's table of actions. */
  readonly setMenu: (menu: readonly Menu[]) => void;
  readonly onEvent: (listener: (event: BridgeEvent) => void) => () => void;
  /** The answer to `close-requested`: everything is stored, the window may go. */
  readonly readyToClose: () => void;
};

export type FolderBridge = {
  /** Its path, where the person has chosen one. */
  readonly where: () => Promise<Result<string | undefined, FileProblem>>;
  /** Asks the person for a folder; `undefined` where they changed their mind. */
  readonly choose: () => Promise<Result<string | undefined, FileProblem>>;
  /** Nothing is kept there any more; what is there stays. */
  readonly leave: () => Promise<Result<undefined, FileProblem>>;
  /** Writes whole or not at all, under the design's name. A file that somebody else has changed meanwhile is put beside. */
  readonly keep: (design: KeptDesign) => Promise<Result<KeptFile, FileProblem>>;
};

export type KeptDesign = { readonly id: string; readonly name: string; readonly contents: string };
export type KeptFile = {
  readonly path: string;
  /** Where the file went that somebody else had changed. */
  readonly asidePath?: string;
};

export type FileFilter = { readonly name: string; readonly extensions: readonly string[] };

export type OpenRequest = {
  readonly title: string;
  readonly filters: readonly FileFilter[];
  readonly several: boolean;
};

/** `path` is what `saveFile` and `readFile` take; in a browser it is a handle's name and may stand for nothing on disk. */
export type OpenedFile = {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly modifiedAtMs: number;
  /** The bytes of a PNG, which may carry a design; `text` is then empty. */
  readonly picture?: Uint8Array;
};

/** How a PNG begins. */
export const PNG_SIGNATURE: readonly number[] = [137, 80, 78, 71, 13, 10, 26, 10];
export const isPicture = (bytes: Uint8Array): boolean => PNG_SIGNATURE.every((byte, i) => bytes[i] === byte);

export type SaveRequest = {
  readonly path?: string;
  readonly ask: boolean;
  readonly suggestedName: string;
  readonly filter: FileFilter;
  readonly contents: string | Uint8Array;
  /** The `modifiedAtMs` that the page last saw: a file changed since then by somebody else is not overwritten. */
  readonly expectedModifiedAtMs?: number;
};

export type SavedFile = { readonly path: string; readonly name: string; readonly modifiedAtMs: number };

/** A picture on its way out of the window. */
export type DraggedFile = {
  /** A file's name that ends in `.png` or `.svg`, without a folder. */
  readonly name: string;
  readonly contents: string | Uint8Array;
  /** What hangs at the pointer meanwhile, as PNG. */
  readonly thumbnail: Uint8Array;
};

export type FileProblem = {
  readonly reason:
    | 'not-found'
    | 'no-permission'
    | 'changed-on-disk'
    | 'too-large'
    | 'not-text'
    | 'disk-full'
    | 'refused'
    | 'other';
  /** For people: what happened to which file. */
  readonly message: string;
};

export type WindowDescription = { readonly title: string; readonly path?: string; readonly isEdited: boolean };

/** One menu of the menu bar. `accelerator` as Electron writes it: `CmdOrCtrl+Shift+Z`. */
export type Menu = { readonly label: string; readonly items: readonly MenuItem[] };
export type MenuItem =
  | { readonly type: 'separator' }
  | {
      readonly type: 'action';
      readonly action: string;
      readonly label: string;
      readonly accelerator?: string;
      readonly isEnabled: boolean;
      readonly isChecked?: boolean;
    }
  | {
      readonly type: 'role';
      readonly role: 'cut' | 'copy' | 'paste' | 'quit' | 'minimize' | 'togglefullscreen' | 'about' | 'close';
    };

export type BridgeEvent =
  /** The person chose an item of the native menu. */
  | { readonly type: 'action'; readonly action: string }
  /** The system asks to open a file: double-click, drop on the icon, second instance. */
  | { readonly type: 'open-file'; readonly file: OpenedFile }
  | { readonly type: 'open-failed'; readonly problem: FileProblem }
  /** A file that this window has opened or saved was changed by somebody else. */
  | { readonly type: 'file-changed'; readonly path: string; readonly modifiedAtMs: number }
  /** The window wants to close: store everything, then call `readyToClose`. */
  | { readonly type: 'close-requested' };

/** The name under which the preload script puts the bridge on `window`. */
export const BRIDGE_KEY = 'plumbline';

/** Channels between preload and main: requests are answered, messages are not. */
export const CHANNELS = {
  openFiles: 'bridge:open-files',
  readFile: 'bridge:read-file',
  saveFile: 'bridge:save-file',
  dragFile: 'bridge:drag-file',
  whereFolder: 'bridge:where-folder',
  chooseFolder: 'bridge:choose-folder',
  leaveFolder: 'bridge:leave-folder',
  keepInFolder: 'bridge:keep-in-folder',
  paste: 'bridge:paste',
  describeWindow: 'bridge:describe-window',
  setMenu: 'bridge:set-menu',
  readyToClose: 'bridge:ready-to-close',
  event: 'bridge:event',
} as const;

/** Nobody's design is larger; whatever is, is not read. */
export const LARGEST_FILE_BYTES = 64 * 1024 * 1024;
