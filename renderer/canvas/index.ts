export { straighten } from './Bends';
export { Canvas } from './Canvas';
export { connectChange, connectComponents } from './connect';
export { dropItem, type Item, ITEM_TYPE } from './drop';
export { group } from './enclose';
export { cutting, type Cutting, duplicateAt, insertFragment } from './insertFragment';
export { LENSES } from './lenses';
export { connectorNodeId, nameOf } from './nodeTypes';
export { viewport } from './viewport';
