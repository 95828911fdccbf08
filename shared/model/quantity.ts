/** A number, or what a person believes it lies between. Which unit it has, the field's name says. */
export type Range = { readonly low: number; readonly likely: number; readonly high: number };
export type Quantity = number | Range;

export const isRange = (quantity: Quantity): quantity is Range => typeof quantity !== 'number';

/** The single number that stands for a quantity where ranges are not propagated. */
export const likely = (quantity: Quantity): number => (isRange(quantity) ? quantity.likely : quantity);
