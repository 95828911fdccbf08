export { Canvas } from './Canvas';
export { boundaryAt, dropItem, type Item, ITEM_TYPE } from './drop';
export { nameOf } from './flow';
export { LENSES } from './lenses';
