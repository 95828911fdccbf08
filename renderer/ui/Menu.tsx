import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './Menu.module.css';
import { Icon, type IconName } from './Icon';
import { Keys } from './Keys';

export type MenuEntry =
  | 'separator'
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
    <DropdownMenu.Root>
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
        {entries.map((entry, i) =>
          entry === 'separator' ? (
            // oxlint-disable-next-line react/no-array-index-key -- separators have no identity of their own
            <DropdownMenu.Separator key={`separator-${i}`} className={styles.separator} />
          ) : (
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
          ),
        )}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}
