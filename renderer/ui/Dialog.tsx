import { Dialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './Button';
import styles from './Dialog.module.css';

/** A sheet over the workspace. Escape and a click beside it close it; the focus returns to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  width = 520,
  children,
}: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly width?: number;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.shade} />
        <Radix.Content
          className={styles.dialog}
          style={{ width }}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // The sheet itself, so that it is heard from its title on; not the button that closes it.
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
        >
          <header className={styles.header}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close asChild>
              {/* Without a hint: it would show on the focus that opening gives, and take the first Escape. */}
              <Button look="quiet" icon="close" aria-label="Close" />
            </Radix.Close>
          </header>
          <div className={styles.body}>{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
