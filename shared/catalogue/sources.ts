import type { Source } from './types';

/** Every source that a default of the catalogue names, once. */
export const SOURCES = {
  plumbline: { title: 'Plumbline: an assumption without a published figure behind it', year: 2026 },
} as const satisfies Record<string, Source>;
