import { basename, dirname } from 'node:path';
import type { FileProblem } from '../../shared/bridge';

export type Deed = 'read' | 'write';

/** Says in words for people what the disk said in codes. */
export function problemOf(error: unknown, path: string, deed: Deed): FileProblem {
  const name = `“${basename(path)}”`;
  const folder = dirname(path);
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return deed === 'read'
        ? { reason: 'not-found', message: `${name} is not in ${folder}.` }
        : { reason: 'not-found', message: `The folder ${folder} does not exist.` };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return deed === 'read'
        ? { reason: 'no-permission', message: `You have no permission to read ${name}.` }
        : { reason: 'no-permission', message: `You have no permission to write ${name} in ${folder}.` };
    case 'ENOSPC':
    case 'EDQUOT':
      return { reason: 'disk-full', message: `There is no space left for ${name}. The file is as it was.` };
    case 'EISDIR':
      return { reason: 'other', message: `${name} is a folder.` };
    default: {
      const what = error instanceof Error ? error.message : String(error);
      return { reason: 'other', message: `${name} could not be ${deed === 'read' ? 'read' : 'written'}: ${what}` };
    }
  }
}

export function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
