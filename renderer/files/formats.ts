import type { FileFilter } from '@shared/bridge';

export const PLUMB: FileFilter = { name: 'Plumbline design', extensions: ['plumb'] };
export const COMPOSE: FileFilter = { name: 'docker-compose', extensions: ['yml', 'yaml'] };

/** What opens: our own files, and those of others that are imported. */
export const OPENABLE: readonly FileFilter[] = [
  { name: 'Designs and importable files', extensions: ['plumb', 'json', 'yml', 'yaml', 'env'] },
  PLUMB,
  COMPOSE,
];

export type ExportFormat = 'svg' | 'png' | 'markdown';

export const EXPORTS: Readonly<
  Record<ExportFormat, { readonly label: string; readonly extension: string; readonly filter: FileFilter }>
> = {
  svg: { label: 'Picture (SVG)', extension: 'svg', filter: { name: 'SVG picture', extensions: ['svg'] } },
  png: { label: 'Picture (PNG, 2×)', extension: 'png', filter: { name: 'PNG picture', extensions: ['png'] } },
  markdown: { label: 'Report (Markdown)', extension: 'md', filter: { name: 'Markdown', extensions: ['md'] } },
};

/** `URL shortener` → `URL shortener.plumb`, without what a file system refuses. */
export const fileName = (name: string, extension: string): string =>
  `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'design'}.${extension}`;
