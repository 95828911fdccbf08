import { setTheme, type Theme, useSession } from '@renderer/state/session';
import { type KeyPreset, type Settings, setSettings, useSettings } from '@renderer/state/settings';
import type { ReactElement } from 'react';
import styles from './Sheets.module.css';

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'JPY', 'CNY', 'INR', 'BRL', 'CAD', 'AUD'];

/** What a person prefers on this device. Nothing of it is in a design. */
export function SettingsForm(): ReactElement {
  const { keys, wheel, currency } = useSettings();
  const theme = useSession((state) => state.theme);
  return (
    <div className={styles.settings}>
      <Choice
        label="Keyboard"
        value={keys}
        options={[
          ['plumbline', 'Plumbline: as in Excalidraw, tldraw and Figma'],
          ['drawio', 'draw.io'],
        ]}
        onChoose={(value) => setSettings({ keys: value as KeyPreset })}
      />
      <Choice
        label="Wheel"
        value={wheel}
        options={[
          ['pan', 'Pans; zooms with Ctrl or a pinch'],
          ['zoom', 'Zooms'],
        ]}
        onChoose={(value) => setSettings({ wheel: value as Settings['wheel'] })}
      />
      <Choice
        label="Theme"
        value={theme}
        options={[
          ['system', 'As the system'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ]}
        onChoose={(value) => setTheme(value as Theme)}
      />
      <Choice
        label="Currency of new designs"
        value={currency}
        options={CURRENCIES.map((code) => [code, code])}
        onChoose={(value) => setSettings({ currency: value })}
      />
      <p className={styles.note}>
        The catalogue’s prices are in US dollars; another currency is a name for the prices that you enter yourself.
        Every design is stored on this device within a second of each change.
      </p>
    </div>
  );
}

function Choice({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}): ReactElement {
  return (
    <label className={styles.choice}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
