import type { Design } from '../../model';
import { AD_CLICKS } from './adClicks';
import { CHAT } from './chat';
import { FILE_SYNC } from './fileSync';
import { LAYOUTS } from './layouts';
import { NEWS_FEED } from './newsFeed';
import { PAYMENT } from './payment';
import { placed } from './placed';
import { RIDE_HAILING } from './rideHailing';
import { TICKETING } from './ticketing';
import { TYPEAHEAD } from './typeahead';
import { URL_SHORTENER } from './urlShortener';
import { VIDEO } from './video';

export type Template = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly design: Design;
};

const template = (design: Design): Template => ({
  id: design.id,
  title: design.name,
  summary: design.summary ?? '',
  design: placed(design, LAYOUTS[design.id]),
});

/** Complete designs to begin with: each holds its load at peak, and each has one weakness to discover. */
export const TEMPLATES: readonly Template[] = [
  URL_SHORTENER,
  NEWS_FEED,
  CHAT,
  TICKETING,
  VIDEO,
  PAYMENT,
  RIDE_HAILING,
  FILE_SYNC,
  TYPEAHEAD,
  AD_CLICKS,
].map(template);

export const templateOf = (id: string): Template | undefined => TEMPLATES.find((template) => template.id === id);
