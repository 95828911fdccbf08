import { fittingScale, type Scene, type SceneOptions } from '../../formats';
import type { Design } from '../../model';
import { type DeckContext, drawn } from './context';
import { isTooLarge, mayFit, placed } from './split';

/** About as high as the table below a drawing. */
export const TABLE_ROOM = 110;

/** How a drawing is drawn on a slide, and how many pixels below it something else takes. */
type Options = Pick<SceneOptions, 'focus' | 'figures'> & { readonly below?: number };

/** A drawing on a slide: with everything that it says, or with names only. */
export type Seen = { readonly scene: Scene; readonly isInFull: boolean };

/** Names are some 8 points high at this scale: below it another layout is worth its time. */
const CRAMPED = 0.5;

/** The design as it was drawn while that can be read; else laid out anew, where that is larger; else with names only. */
export async function wholeOf(context: DeckContext, options: Options = {}): Promise<Seen> {
  const { design, report, options: deck } = context;
  const { below, ...more } = options;
  const asDrawn = drawn(design, report, more);
  if (!isTooLarge(asDrawn, deck.ratio, below)) return { scene: asDrawn, isInFull: true };
  if (!mayFit(design)) return readable(context, design, options);
  const scaleOf = (shown: Design) => fittingScale(drawn(shown, report, more), deck.ratio, below);
  const larger = (a: Design, b: Design) => (scaleOf(b) > scaleOf(a) ? b : a);
  const best = larger(design, await context.anew());
  // Beside something else there may be too little room for the drawing as it stands on its own slide.
  const isCramped = below !== undefined && scaleOf(best) < CRAMPED;
  return readable(context, isCramped ? larger(best, await placed(design, deck, below)) : best, options);
}

/** What cannot be read at its size shows names only, in letters that can. */
export function readable({ report, options: deck }: DeckContext, design: Design, { below, ...more }: Options): Seen {
  const usual = drawn(design, report, more);
  if (!isTooLarge(usual, deck.ratio, below)) return { scene: usual, isInFull: true };
  return { scene: drawn(design, report, { ...more, letters: 'large' }), isInFull: false };
}
