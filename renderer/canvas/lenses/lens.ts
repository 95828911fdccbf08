import type { Report } from '@shared/analysis';
import type { Design } from '@shared/model';

/** How much a component or connector matters to the question; a colour and a sign each, never a colour alone. */
export type LensTone = 'none' | 'low' | 'high' | 'critical';

/** What a lens says of one component, connector or boundary: the text is read without the colour. */
export type LensMark = {
  readonly tone: LensTone;
  readonly text: string;
  /** The whole of it, on hover. */
  readonly detail?: string;
};

export type LensView = {
  readonly components: ReadonlyMap<string, LensMark>;
  readonly connectors: ReadonlyMap<string, LensMark>;
  /** Boundaries that have a part in the answer; without it none has. */
  readonly boundaries?: ReadonlyMap<string, LensMark>;
  /** What the tones mean here, most important first. */
  readonly legend: readonly { readonly tone: LensTone; readonly label: string }[];
};

/** One question that colours the canvas. */
export type Lens = {
  readonly id: string;
  readonly label: string;
  readonly question: string;
  /** `journey` is the one that is shown; undefined where there is none. */
  readonly view: (design: Design, report: Report, journey: string | undefined) => LensView;
};
