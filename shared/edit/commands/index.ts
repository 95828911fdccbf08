export { type Arrangement, arrange } from './arrange';
export { addBoundary, setBoundary } from './boundaries';
export { addComponent, moveComponents, setComponents } from './components';
export { carried, connect, setConnectors, splice } from './connectors';
export { copy, type Fragment, paste } from './fragment';
export { setJourney } from './journeys';
export { setPart } from './parts';
export { type Ids, remove } from './remove';
