import type { Block } from '../formats';

export type { Block, Column, Item } from '../formats';

export const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ type: 'heading', level, text });
export const paragraph = (text: string): Block => ({ type: 'paragraph', text });
