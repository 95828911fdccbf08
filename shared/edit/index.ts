export {
  apply,
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
