import type { Change, Touch } from '../../edit';
import type { Design } from '../../model';
import { ok, type Result } from '../../result';
import { readSketch, type SketchError, type SketchOptions } from './sketch';

/** What a sketch adds to a design: as one change, not yet laid out. */
export type SketchAddition = {
  readonly change: Change;
  /** Ids of what is new; the rest of the sketch named what is there. */
  readonly components: readonly string[];
  readonly connectors: readonly string[];
  readonly boundaries: readonly string[];
};

const TABLES = ['boundaries', 'components', 'connectors', 'journeys'] as const;

/**
 * Reads lines of text into a design: names of components that are drawn stand for them, everything else is new. The
 * design itself is not touched; positions are the layout's affair. Errors name the character.
 */
export function sketchInto(
  design: Design,
  text: string,
  options: Pick<SketchOptions, 'guess'> = {},
): Result<SketchAddition, SketchError> {
  const read = readSketch(text, { ...options, into: design });
  if (!read.ok) return read;
  const after = read.value;
  const touched = TABLES.flatMap((table) =>
    Object.entries(after[table]).flatMap(([id, to]) => {
      const from = Object.hasOwn(design[table], id) ? design[table][id] : undefined;
      return from === to ? [] : [{ table, id, from, to } as Touch];
    }),
  );
  const fresh = (table: (typeof TABLES)[number]): string[] =>
    touched.flatMap((touch) => (touch.table === table && touch.from === undefined ? [touch.id] : []));
  return ok({
    change: { label: 'Sketch', touched },
    components: fresh('components'),
    connectors: fresh('connectors'),
    boundaries: fresh('boundaries'),
  });
}
