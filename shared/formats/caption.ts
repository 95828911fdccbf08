import type { Report } from '../analysis';
import { COMPONENT } from '../layout';
import { type Design, likely, printQuantity } from '../model';
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

/** What the figures of a drawing are measured against and counted in. */
export type CaptionOptions = { readonly currency?: string; readonly maxUtilization?: number };

export function captionOptionsOf(assumptions: Design['assumptions']): CaptionOptions {
  return {
    ...(assumptions?.currency === undefined ? {} : { currency: assumptions.currency }),
    ...(assumptions?.maxUtilization === undefined ? {} : { maxUtilization: likely(assumptions.maxUtilization) }),
  };
}

export function captionOf(report: Report, id: string, options: CaptionOptions = {}): Caption | undefined {
  const figures = report.components[id];
  if (figures === undefined) return undefined;
  const { utilization, meanMs, availability, costPerMonth } = figures;
  // What has no work of its own, such as the people, has no utilisation to speak of.
  const isLoaded = utilization !== null && utilization > 0;
  const all = [
    ...(isLoaded ? [percent(Number(utilization.toPrecision(2)))] : []),
    ...(isLoaded && meanMs !== null ? [printQuantity(meanMs, 'duration')] : []),
    ...(availability < 1 ? [availabilityText(availability)] : []),
    ...(costPerMonth > 0 ? [money(costPerMonth, options.currency ?? 'USD')] : []),
  ];
  let parts = all;
  while (parts.length > 1 && textWidth(parts.join(SEPARATOR), CAPTION_FONT) > COMPONENT.width) {
    parts = parts.slice(0, -1);
  }
  if (!isLoaded) return { parts };
  const pressure = pressureOf(utilization, options.maxUtilization);
  return { parts, utilization: { share: Math.min(1, utilization), pressure } };
}
