import { useDocument } from '@renderer/state/document';
import { frame, select, showPage } from '@renderer/state/session';
import { Icon } from '@renderer/ui';
import type { Attribute, Sensitivity } from '@shared/tradeoff';
import { type ReactElement, useMemo } from 'react';
import { Empty, Failure, Heading, Running } from './parts';
import type { Task } from './tasks';
import detail from './Detail.module.css';
import { useTaskFor } from './useTask';

const TIME_MS = 10_000;
const MOST = 40;
const ATTRIBUTES: readonly (readonly [Attribute, string])[] = [
  ['p99', 'p99'],
  ['downtime', 'Downtime'],
  ['load', 'Load carried'],
  ['cost', 'Cost'],
];

/** Sensitivity points, trade-off points, risks and non-risks as ATAM defines them, computed. */
export function SensitivitySection(): ReactElement {
  const design = useDocument((state) => state.design);
  const { result, progress, failure, isRunning } = useTaskFor(
    useMemo<Extract<Task, { type: 'sensitivity' }>>(() => ({ type: 'sensitivity', design, timeMs: TIME_MS }), [design]),
  );
  const points = (result?.sensitivities ?? []).filter(
    ({ isSensitivityPoint, isTradeoffPoint }) => isSensitivityPoint || isTradeoffPoint,
  );
  return (
    <section aria-label="Sensitivity">
      <Heading title="Sensitivity and risks">
        Every parameter is turned by a tenth, replicas by one, and the design analysed again. The numbers are
        elasticities: by how many per cent an attribute changes for one per cent of the parameter.
      </Heading>
      {isRunning && <Running progress={progress} what="parameters turned" />}
      {failure !== undefined && <Failure reason={failure} />}
      {result !== undefined && (
        <>
          <ul className={detail.risks}>
            {result.risks.map(({ kind, text }) => (
              <li key={text} data-kind={kind}>
                <Icon name={kind === 'risk' ? 'warning' : 'check'} />
                <b>{kind === 'risk' ? 'Risk' : 'Non-risk'}</b> <span>{text}</span>
              </li>
            ))}
          </ul>
          {points.length === 0 && <Empty>No attribute is sensitive to any parameter.</Empty>}
          {points.length > 0 && (
            <div className={detail.tableFrame}>
              <table className={`${detail.table} figures`}>
                <thead>
                  <tr>
                    <th scope="col">Parameter</th>
                    {ATTRIBUTES.map(([id, label]) => (
                      <th key={id} scope="col">
                        {label}
                      </th>
                    ))}
                    <th scope="col">Is a</th>
                  </tr>
                </thead>
                <tbody>
                  {points.slice(0, MOST).map((point) => (
                    <Row key={point.parameter.id} point={point} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </section>
  );
}

/** Half a hundredth of a per cent for one per cent: nobody would look for it, and it may be the rounding of a percentile. */
const LEAST_SHOWN = 0.005;

function Row({ point }: { readonly point: Sensitivity }): ReactElement {
  const { parameter, pulls, better, worse, isTradeoffPoint } = point;
  const show = () => {
    select({ components: [parameter.about] });
    showPage('drawing');
    frame({ what: 'selection' });
  };
  return (
    <tr>
      <th scope="row">
        <button type="button" className={detail.link} onClick={show}>
          {parameter.name}
        </button>
      </th>
      {ATTRIBUTES.map(([attribute]) => {
        const strongest = pulls
          .filter((pull) => pull.attribute === attribute)
          .toSorted((a, b) => Math.abs(b.elasticity) - Math.abs(a.elasticity))[0];
        const tone = better.includes(attribute) ? 'better' : worse.includes(attribute) ? 'worse' : undefined;
        return (
          <td key={attribute} data-tone={tone}>
            {strongest === undefined || Math.abs(strongest.elasticity) < LEAST_SHOWN
              ? ''
              : `${strongest.elasticity > 0 ? '+' : '−'}${Number(Math.abs(strongest.elasticity).toPrecision(2))}`}
          </td>
        );
      })}
      <td>{isTradeoffPoint ? <b>trade-off point</b> : 'sensitivity point'}</td>
    </tr>
  );
}
