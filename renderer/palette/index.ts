export { Outline } from './Outline';
export { Palette, type PaletteItem } from './Palette';
