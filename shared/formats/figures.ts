import { printQuantity } from '../model';

/** 72%, 5.4%, 208%: a share in use, with three digits at most. */
export const percent = (share: number): string => `${Number((share * 100).toPrecision(3))}%`;

/** "1.23×": a multiple of today's load. */
export const multiple = (at: number): string =>
  `${at >= 1000 ? printQuantity(at, 'count') : Number(at.toPrecision(3))}×`;

export const money = (amount: number, currency: string): string =>
  currency === 'USD' ? `$${printQuantity(amount, 'money')}` : `${printQuantity(amount, 'money')} ${currency}`;

/** Fewer failures than this nobody can measure, and the figure would be all nines. */
const UNMEASURABLE = 1e-7;

export const availability = (probability: number): string =>
  probability < 1 && probability > 1 - UNMEASURABLE ? '>99.99999%' : printQuantity(probability, 'probability');
