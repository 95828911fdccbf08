import { setTheme, type Theme, useSession } from '@renderer/state/session';
import { type KeyPreset, type Settings, setSettings, useSettings } from '@renderer/state/settings';
import { Button } from '@renderer/ui';
import type { ReactElement } from 'react';
import { chooseFolder, leaveFolder, useFolder, useFolderState } from './folder';
import { bridge } from './services';
import styles from './Sheets.module.css';

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'JPY', 'CNY', 'INR', 'BRL', 'CAD', 'AUD'];

/** What a person prefers on this device. Nothing of it is in a design. */
export function SettingsForm(): ReactElement {
  const { keys, wheel, currency, units } = useSettings();
  const theme = useSession((state) => state.theme);
  return (
    <div className={styles.settings}>
      <Choice
        label="Keyboard"
        value={keys}
        options={[
          ['plumbline', 'Plumbline: as in tldraw and Figma'],
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
      <Choice
        label="Rates in fields"
        value={units.rates}
        options={[
          ['/s', 'A second'],
          ['/min', 'A minute'],
          ['/day', 'A day'],
        ]}
        onChoose={(rates) => setSettings({ units: { ...units, rates: rates as typeof units.rates } })}
      />
      <Choice
        label="Sizes in fields"
        value={units.sizes}
        options={[
          ['kB', 'kB, MB, GB: steps of 1000'],
          ['KiB', 'KiB, MiB, GiB: steps of 1024'],
        ]}
        onChoose={(sizes) => setSettings({ units: { ...units, sizes: sizes as typeof units.sizes } })}
      />
      <FolderChoice />
      <p className={styles.note}>
        Any unit can be typed into any field; answers are in requests a second and steps of 1000. The catalogue’s prices
        are in US dollars; another currency is a name for the prices that you enter yourself. Every design is stored on
        this device within a second of each change.
      </p>
    </div>
  );
}

/** Where every design is kept as a file of its own, besides the library. */
function FolderChoice(): ReactElement {
  const path = useFolder((state) => state.path);
  const state = useFolderState();
  return (
    <div className={styles.choice}>
      <span>Folder of designs</span>
      {bridge.folder === undefined ? (
        <p className={styles.note}>
          Not available in a browser, which lets no page write to a folder by itself. The desktop application keeps
          every design there as a .plumb file.
        </p>
      ) : (
        <div className={styles.folder}>
          <p className={styles.note} data-testid="folder">
            {path ?? 'None: designs are in the library only.'}
            {path !== undefined && state.state === 'failed' && ` Not written: ${state.reason}`}
          </p>
          <Button onClick={() => void chooseFolder()}>{path === undefined ? 'Choose …' : 'Another …'}</Button>
          {path !== undefined && (
            <Button look="quiet" onClick={() => void leaveFolder()}>
              Stop
            </Button>
          )}
        </div>
      )}
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
