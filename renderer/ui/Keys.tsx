import type { ReactElement } from 'react';
import styles from './Keys.module.css';

const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);
const ARROWS = { ArrowRight: '→', ArrowLeft: '←', ArrowUp: '↑', ArrowDown: '↓' };
const MAC: Readonly<Record<string, string>> = {
  ...ARROWS,
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Delete: '⌫',
  Enter: '↩',
  Escape: 'esc',
};
const OTHER: Readonly<Record<string, string>> = { ...ARROWS, Mod: 'Ctrl', Delete: 'Del', Escape: 'Esc' };

/** `Mod+Shift+Z` as the keyboard in front of the person names its keys. */
export function Keys({ keys }: { readonly keys: string }): ReactElement {
  const names = isMac ? MAC : OTHER;
  return (
    <span className={styles.keys}>
      {keys.split('+').map((key) => (
        <kbd key={key}>{names[key] ?? key}</kbd>
      ))}
    </span>
  );
}
