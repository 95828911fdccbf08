import type { Boundary } from '../model';

/** What stands before the name of a boundary, on the canvas and in every format that has titles only. */
export const BOUNDARY_WORDS: Readonly<Record<Boundary['kind'], string>> = {
  region: 'Region',
  zone: 'Zone',
  trust: 'Trust boundary',
  team: 'Team',
  frame: '',
};

/** As it stands on a drawing: "Region · eu-1". */
export const boundaryTitleOf = ({ kind, name }: Boundary, id: string): string =>
  [BOUNDARY_WORDS[kind], name ?? id].filter((word) => word !== '').join(' · ');

/** The title of a boundary back into what it says: "Region · eu-1". */
export function boundaryOfTitle(title: string): { readonly kind: Boundary['kind']; readonly name: string } | undefined {
  for (const [kind, word] of Object.entries(BOUNDARY_WORDS)) {
    if (word !== '' && title.startsWith(`${word} · `)) {
      return { kind: kind as Boundary['kind'], name: title.slice(word.length + 3).trim() };
    }
  }
  return undefined;
}
