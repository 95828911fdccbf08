import { editName, useSession } from '@renderer/state/session';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import styles from './NameField.module.css';

type Props = {
  readonly name: string;
  readonly placeholder: string;
  /** What was entered, without blanks around it; only where it is something new. */
  readonly onKeep: (name: string) => void;
  readonly label?: string;
  /** Several lines, by Shift+Enter. */
  readonly isTall?: boolean;
};

/** A name, edited where it stands. Enter and leaving keep it, Escape does not. */
export function NameField({ name, placeholder, onKeep, label = 'Name', isTall = false }: Props): ReactElement {
  // A letter that was typed before the field was there begins the new name.
  const typed = useState(() => useSession.getState().typed)[0];
  const [text, setText] = useState(typed ?? name);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    field.current?.focus();
    if (typed === undefined) field.current?.select();
    else field.current?.setSelectionRange(typed.length, typed.length);
  }, [typed]);
  const end = (keeps: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    const next = text.trim();
    if (keeps && next !== name) onKeep(next);
    editName(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') end(false);
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    end(true);
  };
  return (
    <textarea
      ref={field}
      rows={1}
      className={`${styles.field} ${isTall ? styles.tall : ''} nodrag nopan nowheel`}
      value={text}
      placeholder={placeholder}
      aria-label={label}
      maxLength={isTall ? 4000 : 200}
      spellCheck={isTall}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => end(true)}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
