import type { Box } from '../../../layout';
import { mixed } from '../../palette';
import type { Paper } from './paper';

/** Places of the scene on the page. */
export type View = { readonly scale: number; readonly x: (x: number) => number; readonly y: (y: number) => number };

const FADED = 0.35;

/** Colours are mixed with the paper instead of being transparent: every printer knows that. */
export const faded = (paper: Paper, ink: string, isFaded: boolean): string =>
  isFaded ? mixed(paperOf(paper), ink, FADED) : ink;

export const paperOf = (paper: Paper): string => (paper.isDark ? paper.palette.canvas : '#ffffff');

export function rounded(box: Box, radius: number, view: View, paper: Paper, style: 'F' | 'S' | 'FD'): void {
  const { x, y, width, height } = box;
  const r = radius * view.scale;
  paper.doc.roundedRect(view.x(x), view.y(y), width * view.scale, height * view.scale, r, r, style);
}
