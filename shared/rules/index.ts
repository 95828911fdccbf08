export { type ComponentFacts, type ConnectorFacts, type Facts, factsOf, isCritical } from './facts';
export { type Classification, type Flow, flowsOf, heldBy, isSensitive } from './flows';
export { type Breach, breachKey, findingOf, lint, RULES, withRuleFindings } from './lint';
export { consumersOf } from './reliability';
export type { Answer, Category, Rule } from './rule';
export { wholeReport } from './wholeReport';
