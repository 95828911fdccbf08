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
export { connectorCaption } from './connectorCaption';
export { emptyDesign } from './design';
export { slug, unique } from './ids';
export { formatIssues, type Issue } from './issue';
export { boundaryTitle } from './names';
export { orderOf } from './stacking';
export { type InkPaper, type NotePaper, type Paper, papersOf, type Tone } from './paper';
export { parseDesign, readDesign, recordIssues } from './parse';
export { isRange, likely, type Quantity, type Range } from './quantity';
export { serializeDesign } from './serialize';
export { percent } from './share';
export { type Api, type Endpoint, PROTOCOLS } from './process/api';
export { ACCESS, type Access, CLASSIFICATIONS, type Entity, type EntityField } from './process/entity';
export type { Decision } from './process/decision';
export type { Estimate, EstimateAction, EstimateLine } from './process/estimate';
export { apisOf, commentsOf, decisionsOf, entitiesOf, estimateOf, requirementsOf, reviewOf } from './process/read';
export {
  QUALITIES,
  type Quality,
  type Requirement,
  REQUIREMENT_KINDS,
  type RequirementKind,
} from './process/requirement';
export type { Comment, Experiment, Review, SignOff } from './process/review';
export { type Dimension, editText, fromNines, parseQuantity, printQuantity, type UnitChoice } from './units';
