import type { ButtonHTMLAttributes, ReactElement, Ref } from 'react';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon';
import { Hint } from './Hint';

type Common = ButtonHTMLAttributes<HTMLButtonElement> & { readonly ref?: Ref<HTMLButtonElement> };

export function Button({
  look = 'plain',
  icon,
  children,
  className = '',
  ...rest
}: Common & { readonly look?: 'plain' | 'primary' | 'quiet'; readonly icon?: IconName }): ReactElement {
  return (
    <button type="button" className={`${styles.button} ${styles[look]} ${className}`} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A button that is only a sign; its label is spoken and shown as a hint, with the key that does the same. */
export function IconButton({
  icon,
  label,
  keys,
  isPressed,
  size = 16,
  className = '',
  ...rest
}: Omit<Common, 'children'> & {
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: string | undefined;
  readonly isPressed?: boolean;
  readonly size?: number;
}): ReactElement {
  return (
    <Hint label={label} keys={keys}>
      <button
        type="button"
        className={`${styles.icon} ${className}`}
        aria-label={label}
        aria-pressed={isPressed}
        {...rest}
      >
        <Icon name={icon} size={size} />
      </button>
    </Hint>
  );
}
