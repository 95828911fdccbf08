export { type Attributes, attributesOf, defaultOf, type Effective, type Origin } from './effective';
export { KINDS } from './kinds';
export { kindOf, technologyOf } from './lookup';
export { SOURCES } from './sources';
export { TECHNOLOGIES } from './technologies';
export type { Confidence, Defaults, Equivalence, GroupId, Kind, Provider, Source, Sourced, Technology } from './types';
