import { z } from 'zod';
import type { Known } from '../known';
import { flag, lenient, oneOf, text } from './field';

const mark = z.looseObject({ state: oneOf(['done', 'not-needed']), reason: text });

const signOff = z.looseObject({
  name: text,
  role: text,
  /** `2026-11-21` */
  date: text,
  verdict: oneOf(['approved', 'approved-with-comments', 'rejected']),
  text,
});

const experiment = z.looseObject({
  state: oneOf(['planned', 'passed', 'failed', 'not-needed']),
  result: text,
  owner: text,
  date: text,
});

/**
 * How far the process has come: what a person said of each step, the ticks of the checklist, which tests were run, who
 * signed, and what the design was when it was last signed.
 */
export const reviewSchema = z.looseObject({
  steps: z.record(z.string(), mark).default({}).catch({}),
  checklist: z
    .record(z.string(), z.looseObject({ done: flag, note: text }))
    .default({})
    .catch({}),
  experiments: z.record(z.string(), experiment).default({}).catch({}),
  /** Rules that somebody decided not to follow, by `CODE about`, with the reason. */
  accepted: z
    .record(z.string(), z.looseObject({ reason: text, name: text, date: text }))
    .default({})
    .catch({}),
  signOffs: z.array(signOff).default([]).catch([]),
  wrapUp: lenient(z.looseObject({ summary: text, next: text })),
  /** The tables of the design as they were at the last sign-off, view data left out. */
  reviewed: lenient(z.looseObject({ date: text, tables: z.record(z.string(), z.record(z.string(), z.unknown())) })),
});

export type Review = Known<z.infer<typeof reviewSchema>>;
export type SignOff = Review['signOffs'][number];
export type Experiment = Known<z.infer<typeof experiment>>;

/** A note that is a comment on something, and not a paper on the canvas. */
export const commentSchema = z.looseObject({
  kind: z.literal('comment'),
  text,
  /** The id of a component, connector, journey or boundary; none: the design as a whole. */
  about: text,
  step: text,
  author: text,
  date: text,
  resolved: flag,
});

export type Comment = Known<z.infer<typeof commentSchema>>;
