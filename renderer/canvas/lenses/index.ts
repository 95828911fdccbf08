import { consistencyLens } from './consistency';
import { costLens } from './cost';
import { failureLens } from './failure';
import { latencyLens } from './latency';
import type { Lens } from './lens';
import { loadLens } from './load';
import { securityLens } from './security';

export type { Lens, LensMark, LensTone, LensView } from './lens';

/** The questions that can colour the canvas, one at a time. */
export const LENSES: readonly Lens[] = [loadLens, latencyLens, failureLens, costLens, securityLens, consistencyLens];
