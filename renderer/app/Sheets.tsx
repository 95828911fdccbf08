import type { Imported } from '@shared/formats';
import { Button, Dialog, Icon } from '@renderer/ui';
import { lazy, type ReactElement, Suspense } from 'react';
import { notify, useMessages } from './messages';
import { show } from './open';
import { SettingsForm } from './SettingsForm';
import styles from './Sheets.module.css';
import { Shortcuts } from './Shortcuts';
import { VersionsSheet } from './VersionsSheet';

const ExportSheet = lazy(() => import('./ExportSheet'));

/** Everything that may lie over the workspace. */
export function Sheets(): ReactElement {
  const { trouble, imported, isShortcutSheetOpen, isSettingsOpen, isExportOpen, isVersionsOpen } = useMessages();
  return (
    <>
      <Dialog
        title={trouble?.title ?? ''}
        isOpen={trouble !== undefined}
        onClose={() => notify({ trouble: undefined })}
      >
        <pre className={styles.text}>{trouble?.text}</pre>
        {trouble?.note && <p className={styles.note}>{trouble.note}</p>}
      </Dialog>
      <Dialog
        title="Imported"
        isOpen={imported !== undefined}
        onClose={() => notify({ imported: undefined })}
        width={640}
      >
        {imported && <Account imported={imported} />}
      </Dialog>
      <Dialog
        title="Keyboard shortcuts"
        isOpen={isShortcutSheetOpen}
        onClose={() => notify({ isShortcutSheetOpen: false })}
        width={680}
      >
        <Shortcuts />
      </Dialog>
      <Dialog title="Settings" isOpen={isSettingsOpen} onClose={() => notify({ isSettingsOpen: false })} width={520}>
        <SettingsForm />
      </Dialog>
      {isVersionsOpen && <VersionsSheet />}
      {isExportOpen && (
        <Suspense fallback={null}>
          <ExportSheet />
        </Suspense>
      )}
    </>
  );
}

const SECTIONS = [
  ['inferred', 'Inferred', 'info'],
  ['left-out', 'Left out', 'warning'],
  ['stated', 'Stated by the file', 'check'],
] as const;

/** What an import stated, inferred and left out, before the design is kept. */
function Account({ imported: { design, account } }: { readonly imported: Imported }): ReactElement {
  const components = Object.keys(design.components).length;
  const connectors = Object.keys(design.connectors).length;
  return (
    <>
      <p className={styles.note}>
        {account.format}, {account.files.join(', ')}: {components} components and {connectors} connectors.
      </p>
      <div className={styles.account}>
        {SECTIONS.map(([what, title, sign]) => {
          const notes = account.notes.filter((note) => note.what === what);
          return notes.length === 0 ? null : (
            <details key={what} open={what !== 'stated'}>
              <summary>
                <Icon name={sign} /> {title} ({notes.length})
              </summary>
              <ul>
                {notes.map((note) => (
                  <li key={`${note.about} ${note.text}`}>
                    <b>{note.about}</b> {note.text}
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => notify({ imported: undefined })}>Discard</Button>
        <Button
          look="primary"
          onClick={() => {
            notify({ imported: undefined });
            void show(design);
          }}
        >
          Open the design
        </Button>
      </div>
    </>
  );
}
