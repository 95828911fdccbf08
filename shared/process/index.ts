export { type AccessAnswer, accessFindings, type AccessFinding, answerOf } from './access';
export { changesSince, type ReviewedChange, snapshotOf } from './changes';
export { CHECKLIST, type Point } from './checklist';
export type { Check } from './checks';
export { type ComponentPage, componentPage, type Fact, metricsOf } from './componentFacts';
export { type ExperimentKind, experimentsOf, type Proposal } from './experiments';
export {
  type Interview,
  type InterviewLength,
  leftAt,
  LENGTHS,
  moveTo,
  type Phase,
  phasesOf,
  spentAt,
  startInterview,
  togglePause,
} from './interview';
export { type Progress, progressOf } from './progress';
export { type BurnAlert, burnAlerts, type Objective, objectivesOf, SLO_SOURCE } from './slo';
export { STEPS, type StepId } from './steps';
export { pacelcOf, STORE_FAMILIES, STORE_GUIDE_SOURCE, type StoreAdvice, storeAdvice } from './storeGuide';
export { type FlowThreats, STRIDE, type Threat, threatsOf } from './stride';
export { componentsOf, journeyName, type Subject, subjectOf } from './subject';
export { qualityOf, type Trace, traceability, type Verdict } from './traceability';
