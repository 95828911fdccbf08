import { KINDS } from './kinds';
import { TECHNOLOGIES } from './technologies';
import type { Kind, Technology } from './types';

const kinds = new Map(KINDS.map((kind) => [kind.id, kind]));
const technologies = new Map(
  TECHNOLOGIES.flatMap((technology) =>
    [technology.name, ...technology.aliases].map((name) => [name.toLowerCase(), technology] as const),
  ),
);

/** The kind with this id; undefined for a kind that the catalogue does not know. */
export const kindOf = (id: string): Kind | undefined => kinds.get(id);

/** The technology of this name or alias, in any case of letters. */
export const technologyOf = (name: string | undefined): Technology | undefined =>
  name === undefined ? undefined : technologies.get(name.trim().toLowerCase());
