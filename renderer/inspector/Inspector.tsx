import { commands } from '@shared/edit';
import { kindOf } from '@shared/catalogue';
import { endGesture, run, useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import type { ReactElement } from 'react';
import { baseOf, COMPONENT_GROUPS } from './componentFields';
import { CONNECTOR_GROUPS } from './connectorFields';
import { DesignInspector } from './DesignInspector';
import { Heading } from './Heading';
import styles from './Inspector.module.css';
import { BOUNDARY_GROUPS } from './journeyFields';
import { RecordForm } from './RecordForm';

/** The attributes of what is selected; of the design and its journeys where nothing is. */
export function Inspector(): ReactElement {
  const design = useDocument((state) => state.design);
  const selection = useSession((state) => state.selection);
  const components = [...selection.components].filter((id) => design.components[id] !== undefined);
  const connectors = [...selection.connectors].filter((id) => design.connectors[id] !== undefined);
  const boundaries = [...selection.boundaries].filter((id) => design.boundaries[id] !== undefined);
  return (
    <section className={styles.inspector} aria-label="Inspector" data-testid="inspector">
      {components.length > 0 ? (
        <ComponentForm ids={components} />
      ) : connectors.length > 0 ? (
        <ConnectorForm ids={connectors} />
      ) : boundaries.length > 0 ? (
        <BoundaryForm ids={boundaries} />
      ) : (
        <DesignInspector />
      )}
    </section>
  );
}

type Form = { readonly ids: readonly string[] };

function ComponentForm({ ids }: Form): ReactElement {
  const design = useDocument((state) => state.design);
  const first = design.components[ids[0]!]!;
  const kind = kindOf(first.kind);
  const isOne = ids.length === 1;
  return (
    <>
      <Heading
        title={isOne ? (first.name ?? kind?.name ?? ids[0]!) : `${ids.length} components`}
        subtitle={
          isOne ? (kind?.summary ?? `Unknown kind “${first.kind}”`) : 'What is entered here is set for all of them.'
        }
      />
      <RecordForm
        table="components"
        groups={COMPONENT_GROUPS}
        records={ids.map((id) => design.components[id]!)}
        context={{ design, ids }}
        base={baseOf}
        onChange={(fieldsOf, path) => {
          const { design: now } = useDocument.getState();
          const touched = ids.flatMap((id) => commands.setComponents(now, [id], fieldsOf(now.components[id]!)).touched);
          run(
            { label: `Edit ${isOne ? 'component' : `${ids.length} components`}`, touched },
            `${path} of ${ids.join()}`,
          );
        }}
        onSettle={endGesture}
      />
    </>
  );
}

function ConnectorForm({ ids }: Form): ReactElement {
  const design = useDocument((state) => state.design);
  const first = design.connectors[ids[0]!]!;
  const name = (id: string) => design.components[id]?.name ?? id;
  const isOne = ids.length === 1;
  return (
    <>
      <Heading
        title={isOne ? `${name(first.from)} → ${name(first.to)}` : `${ids.length} connectors`}
        subtitle={
          isOne
            ? first.inferredFrom === undefined
              ? 'Connector'
              : `Inferred: ${first.inferredFrom}`
            : 'What is entered here is set for all of them.'
        }
      />
      <RecordForm
        table="connectors"
        groups={CONNECTOR_GROUPS}
        records={ids.map((id) => design.connectors[id]!)}
        context={{ design, ids }}
        onChange={(fieldsOf, path) => {
          const { design: now } = useDocument.getState();
          const touched = ids.flatMap((id) => commands.setConnectors(now, [id], fieldsOf(now.connectors[id]!)).touched);
          run(
            { label: `Edit ${isOne ? 'connector' : `${ids.length} connectors`}`, touched },
            `${path} of ${ids.join()}`,
          );
        }}
        onSettle={endGesture}
      />
    </>
  );
}

function BoundaryForm({ ids }: Form): ReactElement {
  const design = useDocument((state) => state.design);
  const first = design.boundaries[ids[0]!]!;
  return (
    <>
      <Heading
        title={ids.length === 1 ? (first.name ?? ids[0]!) : `${ids.length} boundaries`}
        subtitle={ids.length === 1 ? `${first.kind} · ${ids[0]!}` : ''}
      />
      <RecordForm
        table="boundaries"
        groups={BOUNDARY_GROUPS}
        records={ids.map((id) => design.boundaries[id]!)}
        context={{ design, ids }}
        onChange={(fieldsOf, path) => {
          const { design: now } = useDocument.getState();
          const touched = ids.flatMap((id) => commands.setBoundary(now, id, fieldsOf(now.boundaries[id]!)).touched);
          run({ label: 'Edit boundary', touched }, `${path} of ${ids.join()}`);
        }}
        onSettle={endGesture}
      />
    </>
  );
}
