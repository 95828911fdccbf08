import type { Report } from '../../analysis';
import type { Arrangement } from '../../edit';
import { type Deck, scene, type Scene, type SceneOptions, type Slide } from '../../formats';
import type { Size } from '../../layout';
import type { Design } from '../../model';
import type { Words } from '../words';

/** A variant that is shown beside the design: itself, and what the engine says of it. */
export type DeckVariant = { readonly name: string; readonly design: Design; readonly report: Report };

export type DeckOptions = Pick<Deck, 'theme' | 'ratio'> & {
  /** Which slides, in the order of the table; all that have something to say unless stated. */
  readonly slides?: readonly string[];
  readonly author?: string;
  readonly date?: string;
  readonly variants?: readonly DeckVariant[];
  /** Lays out what a diagram too large for one slide is split into. */
  readonly arrange: (design: Design, room: Size) => Promise<Arrangement>;
};

/** What every slide is made of. */
export type DeckContext = {
  readonly design: Design;
  readonly report: Report;
  readonly words: Words;
  readonly options: DeckOptions;
  /** The whole design laid out for a slide: once, so that it looks the same wherever it stands. */
  readonly anew: () => Promise<Design>;
};

/** A row of the table of slides: none where there is nothing to say. */
export type SlideMaker = (context: DeckContext) => readonly Slide[] | Promise<readonly Slide[]>;

/** Slides say what the signs mean in words, so their drawings go without a legend. */
export const drawn = (design: Design, report: Report | undefined, more: SceneOptions = {}): Scene =>
  scene(design, { legend: false, ...(report === undefined ? {} : { report }), ...more });
