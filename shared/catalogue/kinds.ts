import type { Kind } from './types';

export const KINDS: readonly Kind[] = [];
