export { Laser } from './Laser';
export { Presentation, startPresenting, stopPresenting } from './Presentation';
export { type Shown, type Step, stepsOf } from './steps';
