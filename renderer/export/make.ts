import type { FileFilter } from '@shared/bridge';
import { bytesOf, zipped } from '@shared/formats';
import { exportFormat, type ExportInput } from '@shared/report';
import { fail, ok, type Result } from '@shared/result';

/** A file to be written, and what the person is asked about it. */
export type MadeFile = {
  readonly name: string;
  readonly filter: FileFilter;
  readonly contents: string | Uint8Array;
};

/** The design in every format that was chosen: one file, or an archive of several. */
export async function makeFile(formats: readonly string[], input: ExportInput): Promise<Result<MadeFile>> {
  const title = fileTitle(input.design.name);
  const files: MadeFile[] = [];
  for (const id of formats) {
    const format = exportFormat(id);
    if (format === undefined) return fail(`There is no format ${id}.`);
    const made = await attempted(format.name, () => format.make(input));
    if (!made.ok) return fail(`${format.name}: ${made.error}`);
    const { extension, name } = format;
    const filter = { name, extensions: [extension] };
    files.push({ name: unused(files, title, format.id, extension), filter, contents: made.value });
  }
  const [only] = files;
  if (only === undefined) return fail('No format is chosen.');
  if (files.length === 1) return ok(only);
  const entries = files.map(({ name, contents }) => [
    name,
    typeof contents === 'string' ? bytesOf(contents) : contents,
  ]);
  return ok({
    name: `${title} exports.zip`,
    filter: { name: 'Archive', extensions: ['zip'] },
    contents: zipped(Object.fromEntries(entries) as Record<string, Uint8Array>),
  });
}

/** A library that fails must not take the window with it. */
async function attempted<T>(name: string, make: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await make();
  } catch (error) {
    return fail(`${name} could not be written (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** Two formats may share an ending: the second says what it is. */
function unused(files: readonly MadeFile[], title: string, id: string, extension: string): string {
  const plain = `${title}.${extension}`;
  return files.some(({ name }) => name === plain) ? `${title} ${id}.${extension}` : plain;
}

/** The name of a design as the name of a file: no folders, nothing that a system refuses. */
export const fileTitle = (name: string): string =>
  name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .slice(0, 120)
    .replaceAll(/^[\s.]+|[\s.]+$/g, '') || 'design';
