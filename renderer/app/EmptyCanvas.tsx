import { readSketch, type SketchError } from '@shared/formats';
import { commands } from '@shared/edit';
import { run, useDocument } from '@renderer/state/document';
import { frame } from '@renderer/state/session';
import { Button } from '@renderer/ui';
import { type ReactElement, useState } from 'react';
import { layout } from './services';
import styles from './Workspace.module.css';

const EXAMPLE = 'client[rate=1000] > cdn > lb > api x3 > redis, postgres';

/** What an empty canvas offers: dragging, or one line of text. */
export function EmptyCanvas(): ReactElement {
  const [text, setText] = useState('');
  const [mistake, setMistake] = useState<SketchError>();
  const draw = async () => {
    const read = readSketch(text.trim() === '' ? EXAMPLE : text);
    if (!read.ok) return setMistake(read.error);
    const { design } = useDocument.getState();
    const { components, connectors, boundaries } = read.value;
    const { positions, routes } = await layout.arrange(read.value);
    const touched = [
      ...Object.entries(boundaries).flatMap(
        ([id, boundary]) => commands.addBoundary(design, { id, ...boundary }).touched,
      ),
      ...Object.entries(components).flatMap(
        ([id, component]) => commands.addComponent(design, { id, ...component, position: positions[id]! }).touched,
      ),
      ...Object.entries(connectors).flatMap(
        ([id, connector]) =>
          commands.connect(design, { id, ...connector, ...(routes[id] ? { route: routes[id] } : {}) }).touched,
      ),
      ...Object.entries(read.value.journeys).flatMap(
        ([id, journey]) => commands.setJourney(design, id, journey).touched,
      ),
    ];
    run({ label: 'Sketch', touched });
    frame({ what: 'all' });
  };
  return (
    <div className={styles.empty}>
      <h2>Draw the system</h2>
      <p>Drag components from the left and connect them from edge to edge, or write it down:</p>
      <form
        className={styles.sketch}
        onSubmit={(event) => {
          event.preventDefault();
          void draw();
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
