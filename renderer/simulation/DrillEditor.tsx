import { useDocument } from '@renderer/state/document';
import { Icon, IconButton, Menu } from '@renderer/ui';
import { boundaryTitle, type Design } from '@shared/model';
import { checkScript, type ScriptAction, type ScriptLine } from '@shared/simulation';
import type { ReactElement } from 'react';
import { actionFor, caches, domains, setScript, useScript } from './drill';
import { QuantityField } from './QuantityField';
import styles from './Simulation.module.css';
import { ACTIONS, componentName, lineText } from './words';

/** What happens when: the lines of a drill, in the order of time. */
export function DrillEditor({ nowSeconds }: { readonly nowSeconds: number | undefined }): ReactElement {
  const design = useDocument((state) => state.design);
  const script = useScript();
  const checked = checkScript(design, script);
  const sorted = script.map((line, i) => ({ line, i })).toSorted((a, b) => a.line.atSeconds - b.line.atSeconds);
  const put = (i: number, line: ScriptLine) =>
    setScript(
      script.map((other, k) => (k === i ? line : other)),
      `drill ${i}`,
    );
  const add = (action: ScriptAction) => {
    const last = sorted.at(-1)?.line.atSeconds ?? 0;
    setScript([...script, { atSeconds: last + 60, ...action }]);
  };
  return (
    <section className={styles.block} aria-label="Drill">
      <header className={styles.blockHead}>
        <h2>Drill</h2>
        <Menu
          align="end"
          trigger={
            <button type="button" className={styles.add}>
              <Icon name="plus" size={13} /> Add
            </button>
          }
          entries={ACTIONS.map(({ do: what, label }) => {
            const action = actionFor(design, what);
            return {
              id: what,
              label,
              keys: undefined,
              isEnabled: action !== undefined,
              isChecked: false,
              run: () => action !== undefined && add(action),
            };
          })}
        />
      </header>
      {script.length === 0 && (
        <p className={styles.quiet}>
          Nothing happens: the run measures the design as it stands. Add what should go wrong, and when.
        </p>
      )}
      <ol className={styles.lines}>
        {sorted.map(({ line, i }) => (
          <li
            key={i}
            data-is-past={nowSeconds !== undefined && line.atSeconds <= nowSeconds}
            title={sentence(design, line)}
          >
            <QuantityField
              label="At"
              value={line.atSeconds}
              dimension="seconds"
              onChange={(atSeconds) => atSeconds !== undefined && put(i, { ...line, atSeconds })}
            />
            <ActionFields design={design} line={line} onChange={(next) => put(i, next)} />
            <IconButton
              icon="close"
              size={13}
              label="Remove this line"
              onClick={() => setScript(script.filter((_, k) => k !== i))}
            />
          </li>
        ))}
      </ol>
      {!checked.ok && (
        <p className={styles.problem} role="alert">
          {checked.error[0]!.message}. This line is left out.
        </p>
      )}
    </section>
  );
}

/** A line whose component was deleted has no sentence. */
const sentence = (design: Design, line: ScriptLine): string =>
  checkScript(design, [line]).ok ? lineText(design, line) : '';

function ActionFields({
  design,
  line,
  onChange,
}: {
  readonly design: Design;
  readonly line: ScriptLine;
  readonly onChange: (line: ScriptLine) => void;
}): ReactElement {
  const components = Object.keys(design.components);
  switch (line.do) {
    case 'kill':
    case 'revive':
      return (
        <span className={styles.action}>
          <em>{line.do === 'kill' ? 'kill' : 'revive'}</em>
          <Choice
            label="Component"
            value={line.component}
            of={components}
            name={(id) => componentName(design, id)}
            onChange={(component) => onChange({ ...line, component })}
          />
          <QuantityField
            label="Replicas"
            value={line.replicas}
            dimension="count"
            placeholder="all"
            onChange={(count) => {
              const { replicas: _, ...rest } = line;
              onChange(count === undefined ? rest : { ...rest, replicas: Math.max(1, Math.round(count)) });
            }}
          />
        </span>
      );
    case 'slow':
      return (
        <span className={styles.action}>
          <em>slow</em>
          <Choice
            label="Component"
            value={line.component}
            of={components}
            name={(id) => componentName(design, id)}
            onChange={(component) => onChange({ ...line, component })}
          />
          <Times value={line.factor} onChange={(factor) => onChange({ ...line, factor })} />
        </span>
      );
    case 'kill-boundary':
    case 'revive-boundary':
      return (
        <span className={styles.action}>
          <em>{line.do === 'kill-boundary' ? 'lose' : 'bring back'}</em>
          <Choice
            label="Zone or region"
            value={line.boundary}
            of={domains(design)}
            name={(id) => boundaryTitle(design, id)}
            onChange={(boundary) => onChange({ ...line, boundary })}
          />
        </span>
      );
    case 'lose-cache':
      return (
        <span className={styles.action}>
          <em>empty</em>
          <Choice
            label="Cache"
            value={line.component}
            of={caches(design)}
            name={(id) => componentName(design, id)}
            onChange={(component) => onChange({ ...line, component })}
          />
          <QuantityField
            label="Fills within"
            value={line.refillSeconds}
            dimension="seconds"
            onChange={(refillSeconds) => refillSeconds !== undefined && onChange({ ...line, refillSeconds })}
          />
        </span>
      );
    case 'load':
      return (
        <span className={styles.action}>
          <em>load</em>
          <Choice
            label="Journey"
            value={line.journey ?? ''}
            of={['', ...Object.keys(design.journeys)]}
            name={(id) => (id === '' ? 'all journeys' : (design.journeys[id]?.name ?? id))}
            onChange={(journey) => {
              const { journey: _, ...rest } = line;
              onChange(journey === '' ? rest : { ...rest, journey });
            }}
          />
          <Times value={line.factor} onChange={(factor) => onChange({ ...line, factor })} />
        </span>
      );
    default:
      return line satisfies never;
  }
}

function Times({
  value,
  onChange,
}: {
  readonly value: number;
  readonly onChange: (factor: number) => void;
}): ReactElement {
  return (
    <span className={styles.times}>
      <QuantityField
        label="Factor"
        value={value}
        dimension="count"
        onChange={(factor) => factor !== undefined && onChange(factor)}
      />
      ×
    </span>
  );
}

function Choice({
  label,
  value,
  of,
  name,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly of: readonly string[];
  readonly name: (id: string) => string;
  readonly onChange: (id: string) => void;
}): ReactElement {
  const all = of.includes(value) ? of : [value, ...of];
  return (
    <select
      className={styles.field}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {all.map((id) => (
        <option key={id} value={id}>
          {of.includes(id) ? name(id) : `${id} (gone)`}
        </option>
      ))}
    </select>
  );
}
