export { accountText } from './account';
export { comparisonBlocks, fieldText } from './comparison';
export { type Gate, type GateOptions, gatesOf, gatesText } from './gates';
export { htmlReport } from './html';
export { improvementBlocks, obstacleText, verdictText, WEAK } from './improvement';
export { junit } from './junit';
export { recordLines } from './lines';
export { markdownOf, markdownReport } from './markdown';
export { sarif } from './sarif';
export { textOf, textReport } from './text';
export { deckOf, SLIDES } from './deck';
export type { DeckOptions, DeckVariant } from './deck/context';
export { designDocument, type DocumentOptions } from './design';
export { EXPORTS, exportFormat } from './exports';
export { excerpt } from './exports/excerpt';
export {
  type ExportFormat,
  type ExportInput,
  type ExportSettings,
  type ExportTools,
  USUAL,
} from './exports/settings';
