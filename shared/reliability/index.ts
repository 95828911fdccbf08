export { atLeastFail, enoughWork, exactly, tooFewWork } from './binomial';
export { type CutSet, type CutSetOptions, type CutSets, type Failed, minimalCutSets } from './cutSets';
export { chainOf, type Expression, type Group, type Location, type Structure } from './structure';
export { groupUnavailability, unavailability } from './unavailability';
