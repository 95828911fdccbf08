import { sizeOf, Thumbnail } from '@renderer/home';
import type { Version } from '@renderer/persistence';
import { useDocument } from '@renderer/state/document';
import { Button, Dialog, IconButton } from '@renderer/ui';
import { type ReactElement, useEffect, useState } from 'react';
import { notify } from './messages';
import { library } from './services';
import { compareVersion, keepVersion, moment, restoreVersion } from './versions';
import styles from './VersionsSheet.module.css';

/** Earlier versions of the open design: kept by name or by themselves; each can be compared and restored. */
export function VersionsSheet(): ReactElement {
  const id = useDocument((state) => state.design.id);
  const [versions, setVersions] = useState<readonly Version[]>();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const [changes, setChanges] = useState(0);
  /** What cannot be stored says so: the list stays what the device holds. */
  const change = async (what: Promise<unknown>) => {
    try {
      await what;
      setChanges((count) => count + 1);
      setProblem(undefined);
    } catch (error) {
      setProblem(reasonOf(error));
    }
  };
  useEffect(() => {
    let isCurrent = true;
    library.versions.list(id).then(
      (found) => isCurrent && setVersions(found),
      (error: unknown) => isCurrent && setProblem(reasonOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, changes]);
  return (
    <Dialog title="Versions" isOpen onClose={() => notify({ isVersionsOpen: false })} width={680}>
      <form
        className={styles.keep}
        onSubmit={(event) => {
          event.preventDefault();
          void change(keepVersion(name.trim()).then(() => setName('')));
        }}
      >
        <input
          aria-label="Name of this version"
          placeholder="Before the review"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button look="primary" type="submit" disabled={name.trim() === ''}>
          Keep this version
        </Button>
      </form>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {versions?.length === 0 && (
        <p className={styles.note}>
          None yet. A version is kept by itself before the first change of a day’s work, and then every ten minutes of
          it.
        </p>
      )}
      <ul className={styles.versions} aria-label="Versions">
        {versions?.map((version) => (
          <Row
            key={version.id}
            version={version}
            onRestore={() => void change(restoreVersion(version))}
            onRename={(to) => void change(library.versions.rename(version.id, to))}
            onDelete={() => void change(library.versions.delete(version.id))}
          />
        ))}
      </ul>
    </Dialog>
  );
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type RowProps = {
  readonly version: Version;
  readonly onRestore: () => void;
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
};

function Row({ version, onRestore, onRename, onDelete }: RowProps): ReactElement {
  const { name, atMs, design } = version;
  const title = name ?? moment(atMs);
  const rename = (to: string) => {
    if (to.trim() !== '' && to.trim() !== name) onRename(to.trim());
  };
  return (
    <li className={styles.version}>
      <Thumbnail design={design} />
      <span className={styles.words}>
        <input
          aria-label={`Name of the version of ${moment(atMs)}`}
          placeholder={name === undefined ? 'Kept by itself' : name}
          defaultValue={name}
          onBlur={(event) => rename(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        <small>
          {moment(atMs)} · {sizeOf(design)}
        </small>
      </span>
      <Button aria-label={`Compare with ${title}`} onClick={() => compareVersion(version)}>
        Compare
      </Button>
      <Button aria-label={`Restore ${title}`} onClick={onRestore}>
        Restore
      </Button>
      <IconButton icon="trash" label={`Delete ${title}`} onClick={onDelete} />
    </li>
  );
}
