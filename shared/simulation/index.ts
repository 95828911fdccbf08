export type {
  ComponentSimulated,
  ConnectorSimulated,
  JourneySimulated,
  SimulationProgress,
  SimulationResults,
  TimelinePoint,
} from './figures';
export { checkScript, readScript } from './checkScript';
export { type ComparedFigure, type Comparison, confirm, countVerdicts, type Verdict, verdictOf } from './confirm';
export { leftOut, secondsFor, whyNot } from './prepare';
export type { ScriptAction, ScriptLine } from './script';
export { Simulation, type SimulationOptions, simulate } from './simulation';
export type { Estimate } from './statistics';
