export { startTour, Tour } from './Tour';
