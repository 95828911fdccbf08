import type { Report } from '../analysis';
import { COMPONENT } from '../layout';
import { printQuantity } from '../model';
import { availability as availabilityText, money, percent } from './figures';
import { type Font, textWidth } from './measure';
import { pressureOf } from './palette';

/** The figures below a component. */
export type Caption = {
  /** The bar on the lower edge; missing where the component has no utilisation. */
  readonly utilization?: { readonly share: number; readonly pressure: 'ok' | 'warn' | 'bad' };
  /** "72%", "5.1 ms", "99.95%", "$300": those that have room. */
  readonly parts: readonly string[];
};

export const CAPTION_FONT: Font = { size: 11, weight: 400 };
export const SEPARATOR = ' · ';

export function captionOf(report: Report, id: string, currency = 'USD'): Caption | undefined {
  const figures = report.components[id];
  if (figures === undefined) return undefined;
  const { utilization, meanMs, availability, costPerMonth } = figures;
  // What has no work of its own, such as the people, has no utilisation to speak of.
  const isLoaded = utilization !== null && utilization > 0;
  const all = [
    ...(isLoaded ? [percent(Number(utilization.toPrecision(2)))] : []),
    ...(isLoaded && meanMs !== null ? [printQuantity(meanMs, 'duration')] : []),
    ...(availability < 1 ? [availabilityText(availability)] : []),
    ...(costPerMonth > 0 ? [money(costPerMonth, currency)] : []),
  ];
  let parts = all;
  while (parts.length > 1 && textWidth(parts.join(SEPARATOR), CAPTION_FONT) > COMPONENT.width) {
    parts = parts.slice(0, -1);
  }
  if (!isLoaded) return { parts };
  return { parts, utilization: { share: Math.min(1, utilization), pressure: pressureOf(utilization) } };
}
