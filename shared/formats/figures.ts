import { printQuantity } from '../model';

export { percent } from '../model';

/** "1.23×": a multiple of today's load. */
export const multiple = (at: number): string =>
  `${at >= 1000 ? printQuantity(at, 'count') : Number(at.toPrecision(3))}×`;

export const money = (amount: number, currency: string): string =>
  currency === 'USD' ? `$${printQuantity(amount, 'money')}` : `${printQuantity(amount, 'money')} ${currency}`;

/** Fewer failures than this nobody can measure, and the figure would be all nines. */
const UNMEASURABLE = 1e-7;

export const availability = (probability: number): string =>
  probability < 1 && probability > 1 - UNMEASURABLE ? '>99.99999%' : printQuantity(probability, 'probability');
