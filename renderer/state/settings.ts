import type { UnitChoice } from '@shared/model';
import { create } from 'zustand';

export type KeyPreset = 'plumbline' | 'drawio';

/** What a person prefers, on this device. */
export type Settings = {
  readonly keys: KeyPreset;
  /** What the wheel does without a key; with Ctrl it always zooms. */
  readonly wheel: 'pan' | 'zoom';
  /** Currency that new designs begin with. */
  readonly currency: string;
  /** The units in which fields are written; every unit can be entered. */
  readonly units: Required<UnitChoice>;
};

const REMEMBERED = 'plumbline.settings';
const DEFAULTS: Settings = { keys: 'plumbline', wheel: 'pan', currency: 'USD', units: { rates: '/s', sizes: 'kB' } };

/** Storage may hold anything: only values that exist are taken over. */
function recall(): Settings {
  try {
    const kept = JSON.parse(globalThis.localStorage?.getItem(REMEMBERED) ?? '{}') as Record<string, unknown>;
    const { keys, wheel, currency } = kept;
    const units = (kept['units'] ?? {}) as Readonly<Record<string, unknown>>;
    return {
      keys: keys === 'drawio' ? keys : DEFAULTS.keys,
      wheel: wheel === 'zoom' ? wheel : DEFAULTS.wheel,
      currency: typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : DEFAULTS.currency,
      units: {
        rates: units['rates'] === '/min' || units['rates'] === '/day' ? units['rates'] : DEFAULTS.units.rates,
        sizes: units['sizes'] === 'KiB' ? units['sizes'] : DEFAULTS.units.sizes,
      },
    };
  } catch {
    return DEFAULTS;
  }
}

export const useSettings = create<Settings>()(recall);

export function setSettings(settings: Partial<Settings>): void {
  useSettings.setState(settings);
  try {
    globalThis.localStorage?.setItem(REMEMBERED, JSON.stringify(useSettings.getState()));
  } catch {
    // Not remembered: it holds until the window closes.
  }
}
