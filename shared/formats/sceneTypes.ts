import type { Box } from '../layout';
import type { Boundary, Position } from '../model';
import type { Caption } from './caption';
import type { ScenePapers } from './papers';

/** What a drawing of a design shows and where, the same for every writer. Colours and file formats are theirs. */
export type Scene = {
  readonly title: string;
  /** In words what the picture shows, for those who cannot see it. */
  readonly description: string;
  /** Around everything that is drawn, margin included. */
  readonly bounds: Box;
  /** The outer ones first. */
  readonly frames: readonly SceneFrame[];
  /** The optional ones first: the others are drawn over them. */
  readonly connectors: readonly SceneConnector[];
  readonly components: readonly SceneComponent[];
  /** Notes, free text and strokes beside the system. */
  readonly papers: ScenePapers;
  /** What the marks and figures mean; empty where there are none. */
  readonly legend: readonly LegendEntry[];
  /** Who drew what and when, in the lower right corner. */
  readonly titleBlock?: TitleBlock;
};

export type TitleBlock = Box & { readonly name: string; readonly details: string };

export type SceneFrame = Box & {
  readonly id: string;
  readonly kind: Boundary['kind'];
  readonly title: string;
  /** How large the title is. */
  readonly titleSize: number;
  /** Where the title stands. */
  readonly titleBox: Box;
  /** A connector runs behind the title. */
  readonly isTitleCrossed: boolean;
  readonly isSinglePoint: boolean;
};

export type SceneConnector = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly points: readonly Position[];
  readonly isAsync: boolean;
  /** Its failure does no harm. */
  readonly isOptional: boolean;
  /** Not what the drawing is about: seen, but not in the way. */
  readonly isFaded: boolean;
  readonly label?: Box & { readonly text: string };
  /** Tells those who point at it or cannot see it: "api → db, asynchronous". */
  readonly title: string;
};

export type SceneComponent = Box & {
  readonly id: string;
  readonly icon: readonly string[];
  readonly name: readonly string[];
  /** How large the name is. */
  readonly nameSize: number;
  readonly subtitle: string;
  /** "×3", or nothing. */
  readonly replicas: string;
  readonly caption?: Caption;
  readonly isSinglePoint: boolean;
  /** The multiple of today's load at which this component is the first to give in. */
  readonly breaksFirstAt?: number;
  /** Not what the drawing is about. */
  readonly isFaded: boolean;
  readonly title: string;
};

export type LegendEntry = { readonly sign: 'single-point' | 'breaks-first' | 'figures'; readonly text: string };
