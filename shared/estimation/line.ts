import type { Amount } from './amount';

/** What a line was made from: shown beside it, so that nobody needs to guess. */
export type LineInput = {
  readonly name: string;
  readonly text: string;
  /** `line`: computed further up. */
  readonly origin: 'stated' | 'design' | 'default' | 'line';
  readonly note?: string | undefined;
};

export type SheetLine = {
  /** Under which other lines' formulas can name it. */
  readonly id: string;
  /** The action that it belongs to, `totals`, or `own`. */
  readonly group: string;
  readonly name: string;
  readonly formula: string;
  readonly amount: Amount | null;
  /** As it is shown; null where it could not be computed, and `problem` says why. */
  readonly text: string | null;
  readonly inputs: readonly LineInput[];
  readonly problem?: string;
  readonly source?: string | undefined;
};
