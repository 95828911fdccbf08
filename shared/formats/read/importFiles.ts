import type { Issue } from '../../model';
import { fail, type Result } from '../../result';
import type { Imported, SourceFile } from '../imported';

export type ImportOptions = {
  /** Of the new design: the mind has no dice. */
  readonly id: string;
  /** The format, where the caller knows it; else the files decide. */
  readonly from?: string;
};

/** Makes a design of files of another tool, with an account of what was stated, inferred and left out. */
export function importFiles(files: readonly SourceFile[], _options: ImportOptions): Result<Imported, readonly Issue[]> {
  return fail(files.map(({ path }) => ({ path, message: 'expected a docker-compose file, got something else' })));
}
