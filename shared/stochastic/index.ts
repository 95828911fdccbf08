export type { Duration } from './durations';
export { erlangB, erlangC, type Station, variabilityFactor, type Waiting, waiting } from './erlang';
export { constant, type Law, responseLaw, serviceLaw, sumOf, waitingLaw } from './law';
export { type DurationFigures, durationFigures } from './percentiles';
