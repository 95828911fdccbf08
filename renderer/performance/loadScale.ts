const LOW = 0.1;
export const HIGH = 100;
export const STEPS = 300;

/** Three digits tell every step of the slider from the next, so that a key always moves it. */
export const toMultiple = (step: number): number => Number((LOW * (HIGH / LOW) ** (step / STEPS)).toPrecision(3));
export const toStep = (multiple: number): number =>
  Math.round((STEPS * Math.log(multiple / LOW)) / Math.log(HIGH / LOW));

/** How far a curve goes on where there is no steady state any more. */
export const beyondKnee = (at: number): number => 1.6 * at;
