import { type Imported, importFiles, type ImportNote } from '@shared/formats';
import type { Design } from '@shared/model';

/** Reads compose texts as files of these names; throws what a person would be told. */
export function imported(...texts: readonly (string | readonly [path: string, text: string])[]): Imported {
  const files = texts.map((text, i) => {
    if (typeof text !== 'string') return { path: text[0], text: text[1] };
    return { path: i === 0 ? 'docker-compose.yml' : `docker-compose.${i}.yml`, text };
  });
  const read = importFiles(files, { id: 'test' });
  if (!read.ok) throw new Error(read.error.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return read.value;
}

/** What is wrong with these files, a line each. */
export function complaints(text: string, path = 'docker-compose.yml'): readonly string[] {
  const read = importFiles([{ path, text }], { id: 'test' });
  return read.ok ? [] : read.error.map((issue) => `${issue.path}: ${issue.message}`);
}

/** `api > db`, sorted, without what the client calls; those that were inferred end in `?`. */
export const arrows = ({ components, connectors }: Design): readonly string[] =>
  Object.values(connectors)
    .filter(({ from }) => components[from]!.kind !== 'client')
    .map(({ from, to, inferredFrom }) => `${from} > ${to}${inferredFrom === undefined ? '' : '?'}`)
    .sort();

export const kinds = ({ components }: Design): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(components).map(([id, { kind, technology }]) => [id, technology ? `${kind} ${technology}` : kind]),
  );

export const leftOut = ({ account }: Imported): readonly string[] =>
  account.notes.filter(({ what }) => what === 'left-out').map(({ about, text }: ImportNote) => `${about}: ${text}`);
