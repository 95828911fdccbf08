import { commands } from '@shared/edit';
import { kindOf } from '@shared/catalogue';
import { unique } from '@shared/model';
import { endGesture, run, useDocument } from '@renderer/state/document';
import { showJourney } from '@renderer/state/session';
import { Button, IconButton } from '@renderer/ui';
import type { ReactElement } from 'react';
import { fieldsWith } from './field';
import { Heading } from './Heading';
import styles from './Inspector.module.css';
import { ASSUMPTION_GROUPS, JOURNEY_GROUPS } from './journeyFields';
import { RecordForm } from './RecordForm';

/** The design as a whole: its journeys, which put the load on it, and what all answers assume. */
export function DesignInspector(): ReactElement {
  const design = useDocument((state) => state.design);
  return (
    <>
      <Heading
        title={design.name || 'Untitled'}
        subtitle={
          design.summary ?? 'Nothing is selected: these are the journeys of the design and what its answers assume.'
        }
      />
      {Object.keys(design.journeys).map((id) => (
        <JourneyForm key={id} id={id} />
      ))}
      <div className={styles.actions}>
        <Button icon="plus" onClick={addJourney} disabled={Object.keys(design.components).length === 0}>
          Add journey
        </Button>
      </div>
      <RecordForm
        table="assumptions"
        groups={ASSUMPTION_GROUPS}
        records={[design.assumptions ?? {}]}
        context={{ design, ids: ['assumptions'] }}
        onChange={(fieldsOf, path) => {
          const { design: now } = useDocument.getState();
          const next: Record<string, unknown> = { ...now.assumptions, ...fieldsOf(now.assumptions ?? {}) };
          for (const [key, value] of Object.entries(next)) if (value === undefined) delete next[key];
          run(commands.setPart(now, 'assumptions', next), path);
        }}
        onSettle={endGesture}
      />
    </>
  );
}

function JourneyForm({ id }: { readonly id: string }): ReactElement {
  const design = useDocument((state) => state.design);
  const journey = design.journeys[id]!;
  const edit = (fields: Record<string, unknown>, gesture: string) =>
    run(commands.setJourney(useDocument.getState().design, id, fields), `${gesture} of ${id}`);
  return (
    <section className={styles.journey} aria-label={`Journey ${journey.name ?? id}`}>
      <header className={styles.journeyTitle}>
        <h3>{journey.name ?? id}</h3>
        <IconButton
          icon="trash"
          label={`Delete journey ${journey.name ?? id}`}
          onClick={() => run(commands.remove(useDocument.getState().design, { journeys: [id] }))}
        />
      </header>
      <RecordForm
        table="journeys"
        groups={JOURNEY_GROUPS}
        records={[journey]}
        context={{ design, ids: [id] }}
        onChange={(fieldsOf, path) => edit(fieldsOf(useDocument.getState().design.journeys[id]!), path)}
        onSettle={endGesture}
      />
      <Overrides id={id} onEdit={edit} />
    </section>
  );
}

/** Connectors that this journey uses otherwise than the rest: another number of calls, or none. */
function Overrides({
  id,
  onEdit,
}: {
  readonly id: string;
  readonly onEdit: (fields: Record<string, unknown>, gesture: string) => void;
}): ReactElement | null {
  const design = useDocument((state) => state.design);
  const calls = design.journeys[id]!.calls ?? {};
  const label = (connector: string) => {
    const { from, to } = design.connectors[connector]!;
    return `${design.components[from]?.name ?? from} → ${design.components[to]?.name ?? to}`;
  };
  const connectors = Object.keys(design.connectors);
  if (connectors.length === 0) return null;
  const fields = Object.keys(calls).map((connector) => ({
    path: `calls.${connector}`,
    label: label(connector),
    help: 'Calls per request in this journey; 0: not used.',
    entry: { type: 'quantity', dimension: 'count' } as const,
  }));
  const rest = connectors.filter((connector) => !Object.hasOwn(calls, connector));
  return (
    <details className={styles.overrides}>
      <summary>Other calls than the rest{fields.length > 0 ? ` (${fields.length})` : ''}</summary>
      {fields.length > 0 && (
        <RecordForm
          table="journeys"
          groups={[{ id: 'calls', title: 'Calls per request', fields, isOpen: true }]}
          records={[design.journeys[id]!]}
          context={{ design, ids: [id] }}
          onChange={(fieldsOf, path) => onEdit(fieldsOf(design.journeys[id]!), path)}
          onSettle={endGesture}
        />
      )}
      <select
        className={`${styles.input} ${styles.select}`}
        aria-label="Add a connector that this journey uses otherwise"
        value=""
        onChange={(event) => onEdit(fieldsWith(design.journeys[id]!, `calls.${event.target.value}`, 0), 'calls')}
      >
        <option value="">Add a connector …</option>
        {rest.map((connector) => (
          <option key={connector} value={connector}>
            {label(connector)}
          </option>
        ))}
      </select>
    </details>
  );
}

/** A journey enters where people are, else where nobody calls. */
export function addJourney(): void {
  const { design } = useDocument.getState();
  const called = new Set(Object.values(design.connectors).map(({ to }) => to));
  const ids = Object.keys(design.components);
  const entry =
    ids.find((id) => kindOf(design.components[id]!.kind)?.group === 'people') ??
    ids.find((id) => !called.has(id)) ??
    ids[0];
  const id = unique('journey', design.journeys);
  run(
    commands.setJourney(design, id, {
      name: `Journey ${Object.keys(design.journeys).length + 1}`,
      ...(entry === undefined ? {} : { entry }),
    }),
  );
  showJourney(id);
}
