import { commands } from '@shared/edit';
import { run, useDocument } from '@renderer/state/document';
import { editName } from '@renderer/state/session';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import styles from './NameField.module.css';

/** A component's name, edited where it stands. Enter and leaving keep it, Escape does not. */
export function NameField({
  id,
  name,
  placeholder,
}: {
  readonly id: string;
  readonly name: string;
  readonly placeholder: string;
}): ReactElement {
  const [text, setText] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const keep = () => {
    const { design } = useDocument.getState();
    const next = text.trim();
    if (next !== (design.components[id]?.name ?? ''))
      run(commands.setComponents(design, [id], { name: next === '' ? undefined : next }));
    editName(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') keep();
    if (event.key === 'Escape') editName(undefined);
  };
  return (
    <input
      ref={field}
      className={`${styles.field} nodrag nopan`}
      value={text}
      placeholder={placeholder}
      aria-label="Name"
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={keep}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
