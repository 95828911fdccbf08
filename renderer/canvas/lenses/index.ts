import { failureLens } from './failure';
import type { Lens } from './lens';

export type { Lens, LensMark, LensTone, LensView } from './lens';

/** The questions that can colour the canvas, one at a time. */
export const LENSES: readonly Lens[] = [failureLens];
