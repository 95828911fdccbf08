export { Laser } from './Laser';
export { Presentation, startPresenting, stopPresenting } from './Presentation';
export { type Step, stepsOf } from './steps';
