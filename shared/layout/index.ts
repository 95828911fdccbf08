export { middleOf, route, roundedPath, touches } from './route';
export { type Box, boundaryBoxes, boxOf, CAPTION_HEIGHT, COMPONENT, GRID, PADDING, type Size, unite } from './size';
