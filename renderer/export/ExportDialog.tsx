import { EXPORTS, type ExportInput, type ExportSettings, SLIDES } from '@shared/report';
import { Button, Dialog } from '@renderer/ui';
import { type ReactElement, useState } from 'react';
import { choose, chooseSelectionOnly, isPreset, PRESETS, toggleFormat, useChoices } from './choices';
import styles from './ExportDialog.module.css';
import { DateField, Segments, TextField, Toggle } from './fields';
import { type DragOut, Preview } from './Preview';

const GROUPS = [...new Set(EXPORTS.map(({ group }) => group))];

/** Everything that an export asks, beside what comes out of it. */
export function ExportDialog({
  isOpen,
  onClose,
  input,
  hasSelection,
  dragOut,
  onExport,
  onCopy,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What is exported as things stand; undefined until it is analysed. */
  readonly input: ExportInput | undefined;
  readonly hasSelection: boolean;
  readonly dragOut: DragOut;
  /** Resolves with what went wrong, or with nothing. */
  readonly onExport: () => Promise<string | undefined>;
  readonly onCopy: () => Promise<string | undefined>;
}): ReactElement {
  const { formats, settings, isSelectionOnly } = useChoices();
  const [busy, setBusy] = useState<'export' | 'copy'>();
  const [problem, setProblem] = useState<string>();
  const isSelection = hasSelection && isSelectionOnly;
  const act = (what: 'export' | 'copy', run: () => Promise<string | undefined>) => async () => {
    setBusy(what);
    setProblem(undefined);
    setProblem(await run());
    setBusy(undefined);
  };
  const chosen = EXPORTS.filter(({ id }) => formats.includes(id));
  const losses = chosen.flatMap((format) => format.losses.map((loss) => `${format.name}: ${loss}`));
  return (
    <Dialog title="Export" isOpen={isOpen} onClose={onClose} width={980}>
      <div className={styles.dialog}>
        <Formats formats={formats} />
        <div className={styles.main}>
          <Preview input={input} dragOut={dragOut} />
          <fieldset className={styles.presets} aria-label="Presets">
            {PRESETS.map((preset) => (
              <button
                key={preset.id}
                type="button"
                aria-pressed={isPreset(settings, preset)}
                onClick={() => choose(preset.settings)}
              >
                {preset.name}
              </button>
            ))}
            <Toggle
              label="Selection only"
              isOn={isSelection}
              isDisabled={!hasSelection}
              onChange={chooseSelectionOnly}
            />
          </fieldset>
          <Options uses={new Set(chosen.flatMap(({ uses }) => uses))} settings={settings} />
          {losses.length > 0 && (
            <details className={styles.losses}>
              <summary>
                Not carried by{' '}
                {chosen.filter((format) => format.losses.length > 0).length === 1
                  ? chosen.find((format) => format.losses.length > 0)!.name
                  : 'these formats'}
              </summary>
              <ul>
                {losses.map((loss) => (
                  <li key={loss}>{loss}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </div>
      <footer className={styles.footer}>
        <p role="alert">{problem}</p>
        <Button icon="copy" disabled={busy !== undefined} onClick={() => void act('copy', onCopy)()}>
          {busy === 'copy' ? 'Copying …' : 'Copy as picture'}
        </Button>
        <Button look="primary" disabled={busy !== undefined} onClick={() => void act('export', onExport)()}>
          {busy === 'export'
            ? 'Writing …'
            : chosen.length === 1
              ? `Export ${chosen[0]!.name}`
              : `Export ${chosen.length} files`}
        </Button>
      </footer>
    </Dialog>
  );
}

function Formats({ formats }: { readonly formats: readonly string[] }): ReactElement {
  return (
    <div className={styles.formats}>
      {GROUPS.map((group) => (
        <fieldset key={group}>
          <legend>{group}</legend>
          {EXPORTS.filter((format) => format.group === group).map(({ id, name, summary }) => (
            <label key={id} title={summary}>
              <input type="checkbox" checked={formats.includes(id)} onChange={() => toggleFormat(id)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}

/** Only what concerns one of the chosen formats. */
function Options({
  uses,
  settings,
}: {
  readonly uses: ReadonlySet<keyof ExportSettings>;
  readonly settings: ExportSettings;
}): ReactElement {
  const toggles = [
    ['hasFigures', 'Figures and marks'],
    ['hasLegend', 'Legend'],
    ['hasTitleBlock', 'Title block'],
    ['isTransparent', 'Transparent'],
    ['carriesDesign', 'Carries the design: opens again in Plumbline'],
  ] as const;
  return (
    <div className={styles.options}>
      <div className={styles.row}>
        {uses.has('theme') && (
          <Segments
            label="Theme"
            value={settings.theme}
            of={[
              ['light', 'Light'],
              ['dark', 'Dark'],
            ]}
            onChange={(theme) => choose({ theme })}
          />
        )}
        {uses.has('scale') && (
          <Segments
            label="Size"
            value={`${settings.scale}`}
            of={(['1', '2', '3', '4'] as const).map((scale) => [scale, `${scale}×`])}
            onChange={(scale) => choose({ scale: Number(scale) })}
          />
        )}
        {uses.has('ratio') && (
          <Segments
            label="Slides"
            value={settings.ratio}
            of={[
              ['16:9', '16:9'],
              ['4:3', '4:3'],
            ]}
            onChange={(ratio) => choose({ ratio })}
          />
        )}
      </div>
      <div className={styles.toggles}>
        {toggles.map(
          ([key, label]) =>
            uses.has(key) && (
              <Toggle key={key} label={label} isOn={settings[key]} onChange={(isOn) => choose({ [key]: isOn })} />
            ),
        )}
      </div>
      {uses.has('slides') && <Slides chosen={settings.slides} />}
      {uses.has('author') && (
        <div className={styles.row}>
          <TextField label="Author" value={settings.author ?? ''} onChange={(author) => choose({ author })} />
          {uses.has('version') && (
            <TextField label="Version" value={settings.version ?? ''} onChange={(version) => choose({ version })} />
          )}
          <DateField label="Date" value={settings.date ?? ''} onChange={(date) => choose({ date })} />
        </div>
      )}
    </div>
  );
}

function Slides({ chosen }: { readonly chosen: readonly string[] | undefined }): ReactElement {
  const all = SLIDES.map(({ id }) => id);
  const isOn = (id: string) => chosen === undefined || chosen.includes(id);
  const toggle = (id: string) => {
    const next = all.filter((other) => (other === id ? !isOn(id) : isOn(other)));
    if (next.length > 0) choose({ slides: next });
  };
  return (
    <fieldset className={styles.slides} aria-label="Slides">
      {SLIDES.map(({ id, title }) => (
        <button key={id} type="button" aria-pressed={isOn(id)} onClick={() => toggle(id)}>
          {title}
        </button>
      ))}
    </fieldset>
  );
}
