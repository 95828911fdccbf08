export { type AnalyzeOptions, analyze } from './analyze';
export type {
  ComponentFigures,
  ConnectorFigures,
  CutSet,
  Failure,
  Finding,
  Hop,
  JourneyFigures,
  LatencyBudget,
  Report,
  TargetFigures,
} from './report';
export type { Analysis } from './results';
export { explain } from './explain';
export { shownJourney } from './shownJourney';
export { withLossFindings } from './findings/losses';
export { gravestFirst } from './findings/severity';
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
  isWithin,
  type Losses,
  lossesIn,
  type Replicas,
  withLosses,
  withoutPlace,
} from './resilience';
export { freshness, type QueueFigures, queueFigures } from './queues';
export { type Corner, frontier } from './frontier';
export { type Ladder, ladder, type Limits, limitsOf, type Rung } from './ladder';
export { type LatencyPoint, multiplesFor, type Sweep, type SweepPoint, sweep } from './sweep';
export {
  type OutputName,
  rangesOf,
  type Spread,
  type Swing,
  type UncertainInput,
  type Uncertainty,
  uncertainty,
} from './uncertainty';
export { emptyMemory, type Measured, measure, type Memory } from './measure';
export { type CostStep, costSteps } from './staircase';
export { distributions, latencyBudget, type QuantilePoint, withLatencyBudgets } from './budget';
export { type Method, METHODS, type MethodName } from './explain/methods';
