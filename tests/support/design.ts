import { analyze, type Report } from '@shared/analysis';
import { readSketch } from '@shared/formats/read/sketch';
import type { Design } from '@shared/model';

/**
 * A design from a line of text. Everything is a plain component without defaults, unless `kind=` says otherwise or its
 * name is `client…`, so that a test shows every number that it rests on.
 */
export function design(text: string, more: Partial<Design> = {}): Design {
  const read = readSketch(text, { guess: (name) => ({ kind: name.startsWith('client') ? 'client' : 'component' }) });
  if (!read.ok) throw new Error(`${read.error.message} at ${read.error.at} of ${text}`);
  return { ...read.value, ...more };
}

export const reportOf = (text: string, more: Partial<Design> = {}): Report => analyze(design(text, more)).report;

/** A small generator with a seed that stands in the test's name: mulberry32. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
