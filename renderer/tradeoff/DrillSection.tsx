import { useDocument } from '@renderer/state/document';
import { showPage } from '@renderer/state/session';
import { Button, Icon } from '@renderer/ui';
import { boundaryTitle, type Design } from '@shared/model';
import { FAULTS, faultOf, nameIn, type Strike, tacticOf, type Target } from '@shared/tradeoff';
import { type ReactElement, useMemo, useState } from 'react';
import { Blast } from './Blast';
import { endDrill, toggleStrike, useDrill } from './drillState';
import { Empty, Failure, Heading } from './parts';
import type { Task } from './tasks';
import detail from './Detail.module.css';
import styles from './Tradeoff.module.css';
import { useTaskFor } from './useTask';

/** What a fault strikes, as a person calls it. */
export function targetName(design: Design, target: Target): string {
  switch (target.type) {
    case 'component':
      return nameIn(design)(target.id);
    case 'boundary':
      return boundaryTitle(design, target.id);
    case 'journey':
      return `“${design.journeys[target.id]?.name ?? target.id}”`;
    case 'design':
      return 'everything';
    default:
      return target satisfies never;
  }
}

export const strikeName = (design: Design, { fault, target }: Strike): string => {
  const name = faultOf(fault)?.name ?? fault;
  return target.type === 'design' ? name : `${name}: ${targetName(design, target)}`;
};

/** The library of faults: what to let happen, where, and what helps against it. */
export function DrillSection(): ReactElement {
  const design = useDocument((state) => state.design);
  const { strikes, drilled, failure } = useDrill();
  const { result } = useTaskFor(
    useMemo<Extract<Task, { type: 'faults' }>>(() => ({ type: 'faults', design }), [design]),
  );
  const possible = FAULTS.filter(({ id }) => (result?.[id] ?? []).length > 0);
  return (
    <section aria-label="Failure drill">
      <Heading
        title="Failure drill"
        actions={
          strikes.length > 0 && (
            <>
              <Button icon="map" onClick={() => showPage('drawing')}>
                Show on the drawing
              </Button>
              <Button look="primary" onClick={endDrill}>
                End the drill
              </Button>
            </>
          )
        }
      >
        Let something fail and see at once how far it goes. On the drawing, X kills and revives what is selected.
      </Heading>
      {strikes.length > 0 && (
        <ul className={styles.strikes}>
          {strikes.map((strike) => (
            <li key={JSON.stringify(strike)}>
              <Icon name="error" size={13} /> {strikeName(design, strike)}
              <button
                type="button"
                aria-label={`End: ${strikeName(design, strike)}`}
                onClick={() => toggleStrike(strike)}
              >
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {failure !== undefined && <Failure reason={failure} />}
      {drilled !== undefined && <Blast drilled={drilled} />}
      {result !== undefined && possible.length === 0 && (
        <Empty>There is nothing yet that a fault could strike: a journey says what is used.</Empty>
      )}
      <ul className={detail.faults}>
        {possible.map(({ id, name, what, remedies, source }) => (
          <FaultRow
            key={id}
            id={id}
            name={name}
            what={what}
            remedies={remedies}
            source={source}
            targets={result![id]!}
          />
        ))}
      </ul>
    </section>
  );
}

type FaultProps = {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly remedies: readonly string[];
  readonly source: string;
  readonly targets: readonly Target[];
};

function FaultRow({ id, name, what, remedies, source, targets }: FaultProps): ReactElement {
  const design = useDocument((state) => state.design);
  const strikes = useDrill((state) => state.strikes);
  const [chosen, setChosen] = useState(0);
  const target = targets[Math.min(chosen, targets.length - 1)]!;
  const strike: Strike = { fault: id, target };
  const isOn = strikes.some((each) => JSON.stringify(each) === JSON.stringify(strike));
  return (
    <li className={detail.fault} data-on={isOn || undefined} data-fault={id}>
      <div>
        <h3>{name}</h3>
        <p>{what}</p>
        <p
          className={styles.assumes}
          title={source}
        >{`Helps: ${remedies.map((tactic) => tacticOf(tactic)?.name ?? tactic).join(', ')}`}</p>
      </div>
      {targets.length > 1 || target.type !== 'design' ? (
        <select
          aria-label={`Where: ${name}`}
          value={Math.min(chosen, targets.length - 1)}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {targets.map((each, i) => (
            <option key={JSON.stringify(each)} value={i}>
              {targetName(design, each)}
            </option>
          ))}
        </select>
      ) : (
        <span />
      )}
      <Button look={isOn ? 'primary' : 'plain'} onClick={() => toggleStrike(strike)}>
        {isOn ? 'End' : 'Strike'}
      </Button>
    </li>
  );
}
