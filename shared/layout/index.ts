export { adjoin, type AdjoinOptions } from './adjoin';
export { aligned, type Axis, distributed, type Edge } from './align';
export { type ArrangeOptions, arrange, type Arrangement } from './arrange';
export { type Elk, makeElk } from './elk';
export { elkInProcess } from './elkInProcess';
export { arrangeToFit, type FitOptions } from './fit';
export { type Guide, type Snap, snap } from './guides';
export { bent, dragged, segmentAcross } from './bends';
export { between } from './between';
export { beside, boundaryAt, freePlace, type Side } from './place';
export { createRouter, type Detours, type Router } from './router';
export { type Drawn, middleOf, route, roundedPath, touches } from './route';
export { createWays, type Ends, waysOf } from './ways';
export {
  type Box,
  boundaryBoxes,
  boxOf,
  CAPTION_HEIGHT,
  COMPONENT,
  EMPTY_BOUNDARY,
  GRID,
  PADDING,
  type Size,
  unite,
} from './size';
