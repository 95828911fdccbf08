import { Tooltip } from 'radix-ui';
import type { ReactElement } from 'react';
import styles from './Hint.module.css';
import { Keys } from './Keys';

/** What a sign means, shown when one lingers on it or reaches it by keyboard. */
export function Hint({
  label,
  keys,
  side = 'bottom',
  children,
}: {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactElement;
}): ReactElement {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={styles.hint} side={side} sideOffset={6} collisionPadding={8}>
          {label}
          {keys && <Keys keys={keys} />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

export const HintProvider = Tooltip.Provider;
