import { z } from 'zod';
import type { Design } from './design';

const position = z.looseObject({ x: z.number(), y: z.number() });
const order = z.number().optional().catch(undefined);
const tone = z.enum(['yellow', 'blue', 'green', 'red', 'grey']).optional().catch(undefined);

const note = z.looseObject({
  kind: z.enum(['note', 'text']),
  text: z.string().default(''),
  position,
  size: z.looseObject({ width: z.number().positive(), height: z.number().positive() }).optional(),
  tone,
  order,
});
const ink = z.looseObject({
  kind: z.literal('ink'),
  /** x and y in turn, relative to the position. */
  points: z.array(z.number()).min(2),
  position,
  tone,
  order,
});

type Place = { readonly x: number; readonly y: number };
export type Tone = 'yellow' | 'blue' | 'green' | 'red' | 'grey';
export type NotePaper = {
  readonly kind: 'note' | 'text';
  readonly text: string;
  readonly position: Place;
  readonly size?: { readonly width: number; readonly height: number };
  readonly tone?: Tone;
  /** In front of others where it is larger; 0 unless stated. */
  readonly order?: number;
};
export type InkPaper = {
  readonly kind: 'ink';
  readonly points: readonly number[];
  readonly position: Place;
  readonly tone?: Tone;
  /** In front of others where it is larger; 0 unless stated. */
  readonly order?: number;
};
/** What lies on the canvas beside the system: a note, free text, a stroke. View data: no answer depends on it. */
export type Paper = NotePaper | InkPaper;

const paper = z.union([note, ink]);
const known = new WeakMap<object, Paper | false>();

/** The papers among the design's notes; what is no paper (a comment, a record of a newer version) stays in the file. */
export function papersOf(design: Design): Readonly<Record<string, Paper>> {
  const papers: Record<string, Paper> = {};
  for (const [id, record] of Object.entries(design.notes)) {
    let read = known.get(record);
    if (read === undefined) {
      const parsed = paper.safeParse(record);
      read = parsed.success ? (parsed.data as Paper) : false;
      known.set(record, read);
    }
    if (read !== false) papers[id] = read;
  }
  return papers;
}
