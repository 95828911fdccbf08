import type { Design } from '../../model';
import { CHAT } from './chat';
import { LAYOUTS } from './layouts';
import { NEWS_FEED } from './newsFeed';
import { placed } from './placed';
import { URL_SHORTENER } from './urlShortener';

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
export const TEMPLATES: readonly Template[] = [template(URL_SHORTENER), template(NEWS_FEED), template(CHAT)];

export const templateOf = (id: string): Template | undefined => TEMPLATES.find((template) => template.id === id);
