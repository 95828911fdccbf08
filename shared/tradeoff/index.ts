export { type Attribute, type Effect, effectsOf, isEffective } from './effects';
export {
  finish,
  type Share,
  trial,
  type Trial,
  type TrialProgress,
  type Trials,
  tryFrom,
  tryTactics,
  type TryOptions,
} from './evaluate';
export { lookAt } from './look';
export { nameIn } from './name';
export { type Consistency, type JourneyProfile, type Profile, profileOf } from './profile';
export { failureName, printMoney, printTimes, sentenceOf } from './sentence';
export type { Look, Place, Proposal, Quality, Step, Tactic } from './tactic';
export { proposals, TACTICS, tacticOf } from './tactics';
export {
  type Goal,
  type ImproveOptions,
  type Improvement,
  type ImproveProgress,
  type ImproveStep,
  improve,
} from './improve/improve';
export { type Limit, limitsOf, shortfallOf } from './improve/limits';
export type { Obstacle } from './improve/obstacles';
export { type Ending, type Endings, endings, isEnded } from './endings';
export { type Front, paretoFront, type Sense } from './choice/pareto';
export { type Flip, flips, winner, winShares } from './choice/robustness';
export { type Range, rankOrderWeights, ranking, score, swingWeights, type Utilities, utility } from './choice/utility';
export { drill, type Drilled, type Harm, type JourneyBlast, struckBy } from './faults/drill';
export type { Fault, Strike, Target } from './faults/fault';
export { faultOf, FAULTS } from './faults/faults';
export { compare, type Compared, type Comparison, type RecordChange, structureOf } from './compare';
export {
  type Decision,
  DECISION_STATUSES,
  decisionMarkdown,
  type DecisionStatus,
  draftDecision,
  figuresText,
  readDecision,
} from './decision';
export { type Matching, matchingText } from './matching';
export { hasRemedy, remediesFor } from './remedies';
export { byWorth, undominated } from './worth';
export { type Parameter, type Pull, type RiskStatement, risksOf, sensitivities, type Sensitivity } from './sensitivity';
