import type { Technology } from './types';

export const TECHNOLOGIES: readonly Technology[] = [];
