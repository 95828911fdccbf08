import type { Theme } from './palette';
import type { Scene } from './sceneTypes';

/** A deck before anybody knows how slides are written. */
export type Deck = {
  readonly title: string;
  readonly author?: string;
  /** `2026-11-21`: stands on the title slide and in the file's properties. */
  readonly date?: string;
  readonly theme: Theme;
  readonly ratio: '16:9' | '4:3';
  readonly slides: readonly Slide[];
};

export type Slide = TitleSlide | ContentSlide;

export type TitleSlide = {
  readonly layout: 'title';
  readonly title: string;
  readonly subtitle: string;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
};

export type ContentSlide = {
  readonly layout: 'content';
  readonly title: string;
  /** What the slide says, in one sentence below its title. */
  readonly lead?: string;
  /** One below the other, or, with a share for the first, side by side. */
  readonly parts: readonly Part[];
  readonly beside?: number;
  /** The reasoning, for who speaks. */
  readonly notes: readonly string[];
};

export type Part =
  | { readonly type: 'drawing'; readonly scene: Scene }
  | { readonly type: 'bullets'; readonly items: readonly Bullet[] }
  | {
      readonly type: 'table';
      readonly columns: readonly SlideColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly type: 'bars';
      /** What the numbers are. */
      readonly title: string;
      /** As a spreadsheet writes it: `0.0"×"`. */
      readonly format: string;
      /** The longest bar on top. */
      readonly bars: readonly { readonly label: string; readonly value: number; readonly tone: Tone }[];
    };

export type Tone = 'plain' | 'ok' | 'warn' | 'bad';
export type Bullet = { readonly text: string; readonly isHead?: boolean; readonly tone?: Tone };
export type SlideColumn = { readonly title: string; readonly align?: 'right'; readonly share: number };
