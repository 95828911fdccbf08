import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './Menu.module.css';
import { Icon, type IconName } from './Icon';
import { Keys } from './Keys';

export type MenuEntry =
  | 'separator'
  /** A menu of its own, opened beside. */
  | { readonly id: string; readonly label: string; readonly entries: readonly MenuEntry[] }
  | {
      readonly id: string;
      readonly label: string;
      readonly icon?: IconName;
      readonly keys?: string | undefined;
      readonly isEnabled?: boolean;
      readonly isChecked?: boolean;
      readonly isDangerous?: boolean;
      readonly run: () => void;
    };

/** A button that opens a list of things to do. */
export function Menu({
  trigger,
  entries,
  align = 'start',
}: {
  readonly trigger: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
}): ReactElement {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <Entries entries={entries} align={align} />
    </DropdownMenu.Root>
  );
}

/** The same list where somebody clicked. */
export function MenuAt({
  at,
  entries,
  onClose,
}: {
  readonly at: { readonly x: number; readonly y: number };
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
}): ReactElement {
  return (
    <DropdownMenu.Root open onOpenChange={(isOpen) => !isOpen && onClose()} modal={false}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" className={styles.point} style={{ left: at.x, top: at.y }} />
      </DropdownMenu.Trigger>
      <Entries entries={entries} align="start" />
    </DropdownMenu.Root>
  );
}

function Entries({
  entries,
  align,
}: {
  readonly entries: readonly MenuEntry[];
  readonly align: 'start' | 'end';
}): ReactElement {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content className={styles.menu} align={align} sideOffset={4} collisionPadding={8}>
        <Rows entries={entries} />
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}

function Rows({ entries }: { readonly entries: readonly MenuEntry[] }): ReactNode {
  return entries.map((entry, i) => {
    if (entry === 'separator')
      // oxlint-disable-next-line react/no-array-index-key -- separators have no identity of their own
      return <DropdownMenu.Separator key={`separator-${i}`} className={styles.separator} />;
    if ('entries' in entry) return <Inner key={entry.id} label={entry.label} entries={entry.entries} />;
    return (
      <DropdownMenu.Item
        key={entry.id}
        className={`${styles.item} ${entry.isDangerous ? styles.dangerous : ''}`}
        disabled={entry.isEnabled === false}
        onSelect={entry.run}
      >
        <span className={styles.sign}>
          {entry.isChecked ? <Icon name="check" /> : entry.icon && <Icon name={entry.icon} />}
        </span>
        <span className={styles.label}>{entry.label}</span>
        {entry.keys && <Keys keys={entry.keys} />}
      </DropdownMenu.Item>
    );
  });
}

function Inner({ label, entries }: { readonly label: string; readonly entries: readonly MenuEntry[] }): ReactElement {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={styles.item}>
        <span className={styles.sign} />
        <span className={styles.label}>{label}</span>
        <Icon name="chevronRight" size={14} />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className={styles.menu} sideOffset={2} alignOffset={-5} collisionPadding={8}>
          <Rows entries={entries} />
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
