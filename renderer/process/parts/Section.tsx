import { topicOf } from '@shared/learn';
import { Icon, IconButton } from '@renderer/ui';
import { Popover } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './Section.module.css';

/** A part of a step: its name, how many, what it is about, and what is in it. */
export function Section({
  title,
  count,
  learn,
  onAdd,
  addLabel,
  aside,
  children,
}: {
  readonly title: string;
  readonly count?: number;
  /** The topic that explains it. */
  readonly learn?: string;
  readonly onAdd?: () => void;
  readonly addLabel?: string;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.head}>
        <h3>{title}</h3>
        {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
        {learn !== undefined && <Learn topic={learn} />}
        <span className={styles.gap} />
        {aside}
        {onAdd && <IconButton icon="plus" label={addLabel ?? `Add to ${title}`} onClick={onAdd} />}
      </header>
      {children}
    </section>
  );
}

/** What a word means, where it is used: short, with its source, offline. */
export function Learn({ topic: id }: { readonly topic: string }): ReactElement | null {
  const topic = topicOf(id);
  if (topic === undefined) return null;
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className={styles.learn} aria-label={`Explain: ${topic.title}`}>
          <Icon name="info" size={14} />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.topic} sideOffset={6} collisionPadding={12} align="start">
          <h4>{topic.title}</h4>
          <p>{topic.text}</p>
          <p className={styles.source}>{topic.source}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** What to do when there is nothing yet. */
export function Empty({
  children,
  onAdd,
  label,
}: {
  readonly children: ReactNode;
  readonly onAdd?: () => void;
  readonly label?: string;
}): ReactElement {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {onAdd && (
        <button type="button" className={styles.add} onClick={onAdd}>
          <Icon name="plus" size={14} /> {label}
        </button>
      )}
    </div>
  );
}

/** Name and value, side by side. */
export function Facts({
  rows,
}: {
  readonly rows: readonly (readonly [name: string, value: ReactNode, isWarning?: boolean])[];
}): ReactElement {
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value, isWarning]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figures" data-warning={isWarning || undefined}>
            {isWarning && <Icon name="warning" size={13} />}
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export const Remove = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactElement => (
  <IconButton icon="trash" label={label} size={14} className={styles.remove} onClick={onClick} />
);
