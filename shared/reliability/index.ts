export { atLeastFail, enoughWork, exactly, tooFewWork } from './binomial';
export { bounds } from './bounds';
export { type CutSet, type CutSetOptions, type CutSets, type Failed, minimalCutSets } from './cutSets';
export { Evaluation, evaluate } from './evaluation';
export { type Repairable, type Standby, type StandbyOdds, standby, stationary, workingParts } from './markov';
export { disconnection, type Network } from './network';
export { exactlyParts, tooFewParts } from './parts';
export { chainOf, type Expression, type Group, type Location, type Structure } from './structure';
export { groupUnavailability, unavailability } from './unavailability';
