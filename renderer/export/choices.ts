import { EXPORTS, type ExportSettings, USUAL } from '@shared/report';
import { create } from 'zustand';

/** What was chosen the last time, for this device: the next export begins with it, and a key repeats it. */
export type Choices = {
  readonly formats: readonly string[];
  readonly settings: ExportSettings;
  readonly isSelectionOnly: boolean;
};

const REMEMBERED = 'plumbline.export';
const FIRST: Choices = { formats: ['pptx'], settings: USUAL, isSelectionOnly: false };

function recall(): Choices {
  try {
    const stored = JSON.parse(globalThis.localStorage?.getItem(REMEMBERED) ?? '{}') as Partial<Choices>;
    const formats = (stored.formats ?? []).filter((id) => EXPORTS.some((format) => format.id === id));
    const { date: _, ...settings } = { ...USUAL, ...stored.settings };
    return { ...FIRST, settings, ...(formats.length > 0 ? { formats } : {}) };
  } catch {
    // Storage may be forbidden or hold anything: the choices then start as new.
    return FIRST;
  }
}

export const useChoices = create<Choices>()(recall);

useChoices.subscribe((choices) => {
  try {
    globalThis.localStorage?.setItem(REMEMBERED, JSON.stringify(choices));
  } catch {
    // Not remembered: nothing is lost but a preference.
  }
});

const { getState: get, setState: set } = useChoices;

export const choose = (settings: Partial<ExportSettings>): void =>
  set({ settings: { ...get().settings, ...settings } });
export const chooseSelectionOnly = (isSelectionOnly: boolean): void => set({ isSelectionOnly });

/** In the order of the table; at least one stays. */
export function toggleFormat(id: string): void {
  const chosen = new Set(get().formats);
  if (chosen.has(id)) chosen.delete(id);
  else chosen.add(id);
  if (chosen.size > 0) set({ formats: EXPORTS.flatMap((format) => (chosen.has(format.id) ? [format.id] : [])) });
}

export type Preset = { readonly id: string; readonly name: string; readonly settings: Partial<ExportSettings> };

/** What a picture is for decides most of how it should be. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'slide',
    name: 'Slide',
    settings: { theme: 'light', isTransparent: true, hasLegend: false, hasTitleBlock: false, scale: 3, ratio: '16:9' },
  },
  {
    id: 'document',
    name: 'Document',
    settings: { theme: 'light', isTransparent: false, hasLegend: true, hasTitleBlock: true, scale: 2 },
  },
  { id: 'light', name: 'Light', settings: { theme: 'light', isTransparent: false, hasLegend: true, scale: 2 } },
  { id: 'dark', name: 'Dark', settings: { theme: 'dark', isTransparent: false, hasLegend: true, scale: 2 } },
];

export const isPreset = (settings: ExportSettings, preset: Preset): boolean =>
  Object.entries(preset.settings).every(([key, value]) => settings[key as keyof ExportSettings] === value);
