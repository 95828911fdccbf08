export { accountText } from './account';
export { markdownReport } from './markdown';
export { textReport } from './text';
export { deckOf, SLIDES } from './deck';
export type { DeckOptions, DeckVariant } from './deck/context';
