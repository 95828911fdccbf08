import type { Confidence, Sourced } from './types';

const stated =
  (confidence: Confidence) =>
  <T>(value: T, source: Sourced<T>['source'], note?: string): Sourced<T> =>
    note === undefined ? { value, source, confidence } : { value, source, confidence, note };

/** The primary source was read. */
export const high = stated('high');

/** A secondary source, or a sum over primary ones. */
export const medium = stated('medium');

/** A planning value: somebody has to say it first, and it may well be wrong here. */
export const low = stated('low');
