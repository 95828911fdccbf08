import type { FileFilter } from '@shared/bridge';

export const PLUMB: FileFilter = { name: 'Plumbline design', extensions: ['plumb'] };
export const COMPOSE: FileFilter = { name: 'docker-compose', extensions: ['yml', 'yaml'] };

export const DRAWINGS: FileFilter = { name: 'draw.io, Mermaid', extensions: ['drawio', 'xml', 'mmd', 'mermaid', 'md'] };
export const PICTURES: FileFilter = { name: 'Pictures that carry a design', extensions: ['svg', 'png'] };

/** What opens: our own files, those of others that are imported, and pictures that were exported with their design. */
export const OPENABLE: readonly FileFilter[] = [
  {
    name: 'Designs and importable files',
    extensions: ['plumb', 'json', 'yml', 'yaml', 'env', ...DRAWINGS.extensions, ...PICTURES.extensions],
  },
  PLUMB,
  COMPOSE,
  DRAWINGS,
  PICTURES,
];

/** `URL shortener` → `URL shortener.plumb`, without what a file system refuses. */
export const fileName = (name: string, extension: string): string =>
  `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'design'}.${extension}`;
