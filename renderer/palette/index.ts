export { Palette, type PaletteItem } from './Palette';
