import type { Imported } from '@shared/formats';
import { create } from 'zustand';

/** Something went wrong that the person must know of: what, exactly, and what did not happen. */
export type Trouble = { readonly title: string; readonly text: string; readonly note?: string };

export type Messages = {
  readonly trouble: Trouble | undefined;
  /** An import that waits for a look at what was inferred and left out. */
  readonly imported: Imported | undefined;
  /** A layout has just been applied: components glide to their places. */
  readonly isArranging: boolean;
  readonly isShortcutSheetOpen: boolean;
  readonly isSettingsOpen: boolean;
  readonly isExportOpen: boolean;
  readonly isVersionsOpen: boolean;
};

export const useMessages = create<Messages>()(() => ({
  trouble: undefined,
  imported: undefined,
  isArranging: false,
  isShortcutSheetOpen: false,
  isSettingsOpen: false,
  isExportOpen: false,
  isVersionsOpen: false,
}));

export const notify = (message: Partial<Messages>): void => useMessages.setState(message);
export const tell = (trouble: Trouble): void => notify({ trouble });
