export { type Digraph, digraph, reachable, reversed } from './digraph';
export { dominators, postorder, strictDominators } from './dominators';
export { type StrongComponents, strongComponents } from './strongComponents';
