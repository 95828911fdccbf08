import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The files of a ZIP archive by their names. */
export const unzipped = (bytes: Uint8Array): Record<string, Uint8Array> => unzipSync(bytes);
export const textOf = (bytes: Uint8Array): string => strFromU8(bytes);
export const bytesOf = (text: string): Uint8Array => strToU8(text);

/** ZIP knows no earlier day; an archive says it instead of the moment at which it was made. */
const FIRST_DAY = new Date(1980, 0, 1, 0, 0, 0);

/** The same files give the same bytes: names sorted, those in `first` ahead, no time of the day in it. */
export function zipped(files: Readonly<Record<string, Uint8Array>>, first: readonly string[] = []): Uint8Array {
  const rest = Object.keys(files)
    .filter((name) => !first.includes(name))
    .sort();
  const ordered = Object.fromEntries(
    [...first.filter((name) => files[name] !== undefined), ...rest].map((name) => [name, files[name]!]),
  );
  return zipSync(ordered, { level: 6, mtime: FIRST_DAY });
}
