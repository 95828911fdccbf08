export { availability, money, multiple, percent } from './figures';
export type { ImportAccount, Imported, ImportNote, SourceFile } from './imported';
export { type Palette, PALETTES, type Theme } from './palette';
export { importFiles, type ImportOptions } from './read/importFiles';
export { readSketch, type SketchError, type SketchOptions } from './read/sketch';
export { scene, type SceneOptions } from './scene';
export type { LegendEntry, Scene, SceneComponent, SceneConnector, SceneFrame } from './sceneTypes';
export { type PngOptions, writePng } from './write/png';
export { type SvgOptions, writeSvg } from './write/svg';
