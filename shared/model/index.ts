export type {
  Assumptions,
  Boundary,
  Component,
  Connector,
  Cost,
  Data,
  Design,
  Journey,
  Position,
  Targets,
} from './design';
export { emptyDesign } from './design';
export { slug, unique } from './ids';
export { formatIssues, type Issue } from './issue';
export { boundaryTitle } from './names';
export { parseDesign, readDesign, recordIssues } from './parse';
export { isRange, likely, type Quantity, type Range } from './quantity';
export { serializeDesign } from './serialize';
export { type Dimension, editText, fromNines, parseQuantity, printQuantity } from './units';
