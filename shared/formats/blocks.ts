import type { Scene } from './sceneTypes';

/** A document before anybody knows how it is written: the same for Markdown, HTML, PDF, Word and a terminal. */
export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | {
      readonly type: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
      /** The component that each row is about, where it is about one. */
      readonly about?: readonly (string | undefined)[];
    }
  | { readonly type: 'list'; readonly items: readonly Item[] }
  /** `mermaid`: the same drawing for formats that know no pictures. */
  | { readonly type: 'drawing'; readonly scene: Scene; readonly mermaid: string }
  /** The headings of the second level, in order. */
  | { readonly type: 'contents' };

export type Column = { readonly title: string; readonly align?: 'right' };

/** A line, and what is said below it in smaller words. */
export type Item = {
  readonly text: string;
  readonly under?: readonly string[];
  /** Ids of what it is about, most important first. */
  readonly about?: readonly string[];
};

/** The headings that a table of contents lists. */
export const contentsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.type === 'heading' && block.level === 2 ? [block.text] : []));
