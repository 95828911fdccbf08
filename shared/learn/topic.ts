/** A short explanation at the place where it is needed, with its source. */
export type Topic = {
  readonly id: string;
  readonly title: string;
  /** Three to five sentences; the first answers the question. */
  readonly text: string;
  readonly source: string;
};

export const topic = (id: string, title: string, text: string, source: string): Topic => ({ id, title, text, source });
