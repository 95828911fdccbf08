export { type ArrangeOptions, arrange, type Arrangement } from './arrange';
export { type Elk, makeElk } from './elk';
export { elkInProcess } from './elkInProcess';
export { middleOf, route, roundedPath, touches } from './route';
export { type Box, boundaryBoxes, boxOf, CAPTION_HEIGHT, COMPONENT, GRID, PADDING, type Size, unite } from './size';
