export {
  apply,
  applyInto,
  type Change,
  compose,
  invert,
  isEmpty,
  NOTHING,
  TABLES,
  type Part,
  type Table,
  type Touch,
} from './change';
export * as commands from './commands';
export type { Arrangement, Fragment, Ids } from './commands';
export * as records from './records';
export type { ProcessTable } from './records';
export { EMPTY_HISTORY, type History, perform, redo, settle, type Step, undo } from './history';
export { diff, type DiffOptions, isSame } from './diff';
export { restack, type StackIds } from './stacking';
export { type Conflict, rebase } from './rebase';
export {
  adoptVariant,
  type Applied,
  deleteVariant,
  keepVariant,
  readVariant,
  renameVariant,
  type Variant,
  variantId,
  variantsOf,
  withVariant,
} from './variants';
