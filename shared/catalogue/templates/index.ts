import type { Design } from '../../model';

export type Template = { readonly id: string; readonly title: string; readonly summary: string; readonly design: Design };

export const TEMPLATES: readonly Template[] = [];
