import { type Coverage, coverageOf, strangeLetters } from '../../shared/formats';
import type { Design } from '../../shared/model';
import type { Io } from './io';

/** What is drawn with: ours first, then what it takes of this machine's for letters that ours does not have. */
export type Faces = {
  readonly fonts: readonly Uint8Array[];
  /** Letters that no typeface of this machine has. */
  readonly missing: readonly string[];
};

/** The machine is looked through only where the design has letters for it, and no further than needed. */
export async function facesFor(design: Design, ours: readonly Uint8Array[], io: Io): Promise<Faces> {
  const found = [...ours];
  let missing = strangeLetters(wordsOf(design).join(' '), ours.map(coverageOf));
  if (missing.length === 0) return { fonts: found, missing };
  for await (const font of io.typefaces()) {
    const covers: Coverage = coverageOf(font);
    const left = missing.filter((letter) => !covers(letter.codePointAt(0)!));
    if (left.length === missing.length) continue;
    found.push(font);
    missing = left;
    if (missing.length === 0) break;
  }
  return { fonts: found, missing };
}

/** Everything that may be written anywhere. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}
