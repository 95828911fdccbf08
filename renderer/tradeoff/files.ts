/** Writes a text to a file that the person chooses; the application knows how. */
export type Save = (file: { readonly name: string; readonly contents: string }) => Promise<void>;

let save: Save | undefined;

/** The application gives the page its way to files; a page alone, as in a test, has none. */
export const connectFiles = (how: Save): void => {
  save = how;
};

export const canSave = (): boolean => save !== undefined;
export const saveText: Save = async (file) => save?.(file);
