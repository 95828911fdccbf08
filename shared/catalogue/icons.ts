import { COMPUTE_ICONS } from './icons/compute';
import { DATA_ICONS } from './icons/data';
import { EDGE_ICONS } from './icons/edge';
import { EXTERNAL_ICONS } from './icons/external';
import { MESSAGING_ICONS } from './icons/messaging';
import { PEOPLE_ICONS } from './icons/people';
import { PLATFORM_ICONS } from './icons/platform';

/**
 * One icon for every kind: the `d` of its paths on a grid of 24, all within 2 and 22. To be stroked, never filled, with
 * 1.5, round caps and round joins, in the current colour.
 */
export const ICONS: Readonly<Record<string, readonly string[]>> = {
  ...PEOPLE_ICONS,
  ...EDGE_ICONS,
  ...COMPUTE_ICONS,
  ...DATA_ICONS,
  ...MESSAGING_ICONS,
  ...PLATFORM_ICONS,
  ...EXTERNAL_ICONS,
};
