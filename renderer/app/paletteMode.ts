import { create } from 'zustand';

export type PaletteMode = 'commands' | 'find';

/** Whether the list of everything that can be done, or found, is open. */
export const usePalette = create<{ readonly mode: PaletteMode | undefined }>()(() => ({ mode: undefined }));

export const openPalette = (mode: PaletteMode): void => usePalette.setState({ mode });
export const closePalette = (): void => usePalette.setState({ mode: undefined });
