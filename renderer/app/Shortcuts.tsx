import { setSettings, useSettings } from '@renderer/state/settings';
import { Button, Keys } from '@renderer/ui';
import type { ReactElement } from 'react';
import { ACTIONS } from './actions';
import { keysFor } from './keyPresets';
import styles from './Sheets.module.css';

const PRESETS = [
  ['plumbline', 'Plumbline'],
  ['drawio', 'draw.io'],
] as const;

const MOUSE = [
  ['Drag on empty canvas', 'select what it touches'],
  ['Space, middle or right drag', 'pan'],
  ['Ctrl + wheel, pinch', 'zoom'],
  ['Double-click on empty canvas', 'quick add'],
  ['Drag from an edge dot', 'connect; on empty canvas: what comes next'],
  ['Drop onto a connector', 'put it in between'],
  ['Double-click a component', 'rename'],
  ['Double-click a boundary’s title', 'enter it; Escape leaves'],
  ['Double-click a connector', 'edit its label'],
  ['A letter after adding', 'begins the name'],
  ['Alt while dragging', 'copy'],
  ['Shift while dragging', 'keep the axis'],
  ['Ctrl while dragging', 'do not snap'],
  ['Arrow keys', 'move by 1; with Shift by the grid'],
] as const;

/** Every key, in the preset that the person chose. */
export function Shortcuts(): ReactElement {
  const preset = useSettings((state) => state.keys);
  const menus = [...new Set(ACTIONS.map(({ menu }) => menu))];
  return (
    <>
      <fieldset className={styles.presets} aria-label="Keyboard preset">
        {PRESETS.map(([id, label]) => (
          <Button key={id} aria-pressed={preset === id} onClick={() => setSettings({ keys: id })}>
            {label}
          </Button>
        ))}
      </fieldset>
      <div className={styles.shortcuts}>
        {menus.map((menu) => (
          <section key={menu}>
            <h3>{menu}</h3>
            <dl>
              {ACTIONS.filter((action) => action.menu === menu && keysFor(action).length > 0).map((action) => (
                <div key={action.id}>
                  <dt>{action.label}</dt>
                  <dd>
                    <Keys keys={keysFor(action)[0]!} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>Canvas</h3>
          <dl>
            {MOUSE.map(([gesture, effect]) => (
              <div key={gesture}>
                <dt>{gesture}</dt>
                <dd>{effect}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}
