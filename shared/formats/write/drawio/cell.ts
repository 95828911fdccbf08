import { element } from '../svgText';

/** Cells 0 and 1 are the page and its layer. */
export const LAYER = '1';

/** The ids of cells say whose they are. */
export const cellOf = {
  boundary: (id: string) => `boundary:${id}`,
  component: (id: string) => `component:${id}`,
  connector: (id: string) => `connector:${id}`,
  paper: (id: string) => `paper:${id}`,
};

/** A cell with fields of its own, which draw.io shows as its data. */
export const data = (attributes: Readonly<Record<string, string>>, cell: string): string =>
  element('object', attributes, cell);
