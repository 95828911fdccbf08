import type { Report } from '../../analysis';
import type { Arrangement } from '../../edit';
import type { Theme } from '../../formats';
import type { Size } from '../../layout';
import type { Design } from '../../model';
import type { Result } from '../../result';

/** What a person chooses of an export; each format looks at what concerns it. */
export type ExportSettings = {
  readonly theme: Theme;
  /** Pixels per unit of a drawing: 1 to 4. */
  readonly scale: number;
  readonly isTransparent: boolean;
  readonly hasLegend: boolean;
  /** Figures and marks of the analysis on the drawing. */
  readonly hasFigures: boolean;
  readonly hasTitleBlock: boolean;
  /** Pictures carry the design and open again. */
  readonly carriesDesign: boolean;
  readonly ratio: '16:9' | '4:3';
  /** Ids of slides; all that have something to say unless stated. */
  readonly slides?: readonly string[];
  readonly author?: string;
  /** `2026-11-21` */
  readonly date?: string;
  readonly version?: string;
};

export const USUAL: ExportSettings = {
  theme: 'light',
  scale: 2,
  isTransparent: false,
  hasLegend: true,
  hasFigures: true,
  hasTitleBlock: false,
  carriesDesign: true,
  ratio: '16:9',
};

/** What an export cannot do by itself: it has no screen, no files and no layout engine. */
export type ExportTools = {
  /** The layout that is seen largest in so much room. */
  readonly arrange: (design: Design, room: Size) => Promise<Arrangement>;
  readonly fonts: () => Promise<{ readonly regular: Uint8Array; readonly semiBold: Uint8Array }>;
  readonly pngOf: (svg: string, scale: number) => Promise<Result<Uint8Array>>;
};

export type ExportInput = {
  readonly design: Design;
  readonly report: Report;
  readonly settings: ExportSettings;
  readonly tools: ExportTools;
};

export type ExportFormat = {
  readonly id: string;
  readonly name: string;
  /** One line: what it is for. */
  readonly summary: string;
  readonly extension: string;
  readonly group: 'Pictures' | 'Slides and documents' | 'Diagrams as text' | 'Data';
  /** Which settings concern it. */
  readonly uses: readonly (keyof ExportSettings)[];
  /** What the format has no place for. */
  readonly losses: readonly string[];
  readonly make: (input: ExportInput) => Promise<Result<string | Uint8Array>>;
};
