export { type Autosave, createAutosave, type SaveState } from './autosave';
export { type Entry, type Library, openLibrary } from './library';
export type { Version } from './versions';
