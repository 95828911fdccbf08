import type { Design, Issue } from '../../model';
import type { Result } from '../../result';
import { designInPng, isPng } from './png';
import { designInSvg } from './svg';

export { isPng, withDesign as pngWithDesign } from './png';
export { withDesign as svgWithDesign } from './svg';

/** The design within a picture that was exported with it; undefined where there is none. */
export const designInPicture = (picture: string | Uint8Array): Result<Design, readonly Issue[]> | undefined =>
  typeof picture === 'string' ? designInSvg(picture) : isPng(picture) ? designInPng(picture) : undefined;
