/** A document before anybody knows how it is written: the same for Markdown and for a terminal. */
export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly type: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'list'; readonly items: readonly Item[] };

export type Column = { readonly title: string; readonly align?: 'right' };

/** A line, and what is said below it in smaller words. */
export type Item = { readonly text: string; readonly under?: readonly string[] };

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, text });
export const paragraph = (text: string): Block => ({ type: 'paragraph', text });
