import { isNothing, useSession } from '@renderer/state/session';

/** In the order of the menu bar. */
export const MENUS = ['File', 'Edit', 'Insert', 'Arrange', 'View', 'Design', 'Help'] as const;
export type MenuName = (typeof MENUS)[number];

/** A row of the table behind menu, toolbar and keyboard. */
export type Action = {
  readonly id: string;
  readonly label: string;
  readonly menu: MenuName;
  /** Rows of one group stand together, with a line between groups. */
  readonly group: number;
  /** `Mod` is Ctrl, and Cmd on a Mac. The first is shown. */
  readonly keys?: readonly string[];
  /** Only while a design is open; others work on the first screen too. */
  readonly needsDesign?: boolean;
  readonly isEnabled?: () => boolean;
  readonly isChecked?: () => boolean;
  /** Typing in a field keeps its own undo, copy and so on. */
  readonly yieldsToFields?: boolean;
  readonly run: () => void | Promise<void>;
};

export const hasSelection = (): boolean => !isNothing(useSession.getState().selection);
