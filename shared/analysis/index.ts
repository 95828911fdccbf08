export { type AnalyzeOptions, analyze } from './analyze';
export type {
  ComponentFigures,
  ConnectorFigures,
  CutSet,
  Failure,
  Finding,
  JourneyFigures,
  Report,
  TargetFigures,
} from './report';
export type { Analysis } from './results';
export { explain } from './explain';
export type { Explanation, Input } from './explain/explanation';
export { placementOf, regionOf } from './placement';
export { compile, isUsed, READ, shareOf, type System, WRITE } from './system';
export {
  type Budgets,
  type Degradation,
  type Importance,
  type Loss,
  losses,
  type Outages,
  type Overload,
  type Recovery,
  type Resilience,
  recovery,
  resilience,
  withLoss,
} from './resilience';
