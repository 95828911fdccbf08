import { sketchInto, type SketchError } from '@shared/formats';
import { useDocument } from '@renderer/state/document';
import { Button, Keys } from '@renderer/ui';
import { type ReactElement, useState } from 'react';
import { addSketch } from './quickAdd';
import styles from './Workspace.module.css';

const EXAMPLE = 'client[rate=1000] > cdn > lb > api x3 > redis, postgres';

/** What an empty canvas offers: dragging, a key, or one line of text. */
export function EmptyCanvas(): ReactElement {
  const [text, setText] = useState('');
  const [mistake, setMistake] = useState<SketchError>();
  const draw = () => {
    const whole = text.trim() === '' ? EXAMPLE : text;
    const read = sketchInto(useDocument.getState().design, whole);
    if (!read.ok) return setMistake(read.error);
    void addSketch(whole, { at: undefined, from: undefined, boundary: undefined, screen: undefined });
  };
  return (
    <div className={styles.empty}>
      <h2>Draw the system</h2>
      <p>
        Drag components from the left, press <Keys keys="/" /> or double-click to add by name, or write it down:
      </p>
      <form
        className={styles.sketch}
        onSubmit={(event) => {
          event.preventDefault();
          draw();
        }}
      >
        <input
          aria-label="Sketch in one line"
          placeholder={EXAMPLE}
          value={text}
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
            setMistake(undefined);
          }}
          onKeyDown={(event) => event.stopPropagation()}
        />
        <Button look="primary" type="submit">
          Draw
        </Button>
      </form>
      <p className={styles.mistake} role="alert">
        {mistake && `At character ${mistake.at + 1}: ${mistake.message}`}
      </p>
    </div>
  );
}
