import type { Design } from '../model';

/** A file to read; `path` decides the format where nobody names it, and is how messages speak of the file. */
export type SourceFile = { readonly path: string; readonly text: string };

/** One line of the account that an import gives of itself. */
export type ImportNote = {
  /** The file says so; it was concluded from something; it is not in the design, and why. */
  readonly what: 'stated' | 'inferred' | 'left-out';
  /** Id in the design, or a name from the file where nothing was made of it. */
  readonly about: string;
  readonly text: string;
};

export type ImportAccount = {
  readonly format: string;
  readonly files: readonly string[];
  readonly notes: readonly ImportNote[];
};

export type Imported = {
  /** Everything stands where the file says: it is not to be laid out anew. */
  readonly isPlaced?: boolean;
  readonly design: Design;
  readonly account: ImportAccount;
};
