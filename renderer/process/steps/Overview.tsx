import { percent, printQuantity } from '@shared/model';
import { componentsOf } from '@shared/process';
import { select, showJourney, useSession } from '@renderer/state/session';
import { Button, Icon } from '@renderer/ui';
import type { ReactElement } from 'react';
import { printed } from '../parts/fields';
import { Questions } from '../parts/Questions';
import rows from '../parts/rows.module.css';
import { Empty, Facts, Section } from '../parts/Section';
import { showComponentPage } from '../store';
import type { StepProps } from './step';

const toDrawing = (component?: string): void => {
  if (component !== undefined) select({ components: [component] });
  useSession.setState({ page: 'drawing' });
};

/** The drawing in figures: what stands in it, and which way each journey takes. */
export function HighLevelDesign({ subject }: StepProps): ReactElement {
  const { design, facts, report } = subject;
  const findings = report.findings.filter(({ code, severity }) => code.startsWith('input.') && severity !== 'info');
  return (
    <>
      <Section title="The drawing" aside={<Button onClick={() => toDrawing()}>Open the drawing</Button>}>
        <Facts
          rows={[
            ['Components', facts.components.length],
            ['Connectors', facts.connectors.length],
            ['Journeys', Object.keys(design.journeys).length],
            ['Boundaries', Object.keys(design.boundaries).length],
          ]}
        />
        {findings.map(({ code, about, message }) => (
          <p key={`${code} ${about.join()}`} className={rows.note}>
            {message}
          </p>
        ))}
      </Section>
      <Section title="Journeys" count={Object.keys(design.journeys).length}>
        {Object.keys(design.journeys).length === 0 && (
          <Empty>Say in the drawing where requests enter and how many.</Empty>
        )}
        {Object.entries(design.journeys).map(([id, { name, entry, ratePerSecond }]) => (
          <div key={id} className={rows.note}>
            <strong>{name ?? id}</strong>,{' '}
            {ratePerSecond === undefined ? 'rate not stated' : printQuantity(ratePerSecond, 'rate')}
            {entry === undefined ? ', no entry yet' : ''}
            <div className={rows.chips}>
              {[...componentsOf(design, id)].map((component) => (
                <button
                  key={component}
                  type="button"
                  className={rows.chip}
                  onClick={() => (showJourney(id), toDrawing(component))}
                >
                  {facts.byId.get(component)?.name ?? component}
                </button>
              ))}
            </div>
          </div>
        ))}
      </Section>
    </>
  );
}

/** Whether it holds, and what breaks next. */
export function Scale({ subject }: StepProps): ReactElement {
  const { report, design, facts } = subject;
  const journeys = Object.entries(report.journeys);
  const busiest = Object.entries(report.components)
    .filter(([, { utilization }]) => utilization !== null && utilization > 0)
    .toSorted(([, a], [, b]) => b.utilization! - a.utilization!)
    .slice(0, 12);
  return (
    <>
      <Section title="What breaks next" learn="utilization">
        {journeys.length === 0 && <Empty>There is no journey to compute yet.</Empty>}
        {journeys.map(([id, { breaks, ratePerSecond, p99Ms, maxRatePerSecond }]) => (
          <div key={id}>
            <p className={rows.note}>
              <strong>{design.journeys[id]?.name ?? id}</strong>: {printQuantity(ratePerSecond, 'rate')} today, at most{' '}
              {printed(maxRatePerSecond, 'rate')}, p99 {printed(p99Ms, 'duration')}.
            </p>
            <div className={rows.chips}>
              {breaks.slice(0, 6).map(({ component, at }) => (
                <button
                  key={component}
                  type="button"
                  className={rows.chip}
                  onClick={() => showComponentPage(component)}
                >
                  {facts.byId.get(component)?.name ?? component} at {Number(at.toPrecision(3))}×
                </button>
              ))}
            </div>
          </div>
        ))}
      </Section>
      <Section title="Busiest components" count={busiest.length} learn="littles-law">
        <div className={rows.scroll}>
          <table className={rows.table}>
            <thead>
              <tr>
                <th>Component</th>
                <th data-number>Load</th>
                <th data-number>In use</th>
                <th data-number>Replicas</th>
                <th data-number>Needed</th>
              </tr>
            </thead>
            <tbody>
              {busiest.map(([id, { arrivalRps, utilization, replicas, replicasNeeded }]) => (
                <tr key={id}>
                  <td>
                    <button type="button" className={rows.link} onClick={() => showComponentPage(id)}>
                      {facts.byId.get(id)?.name ?? id}
                    </button>
                  </td>
                  <td data-number>{printed(arrivalRps, 'rate')}</td>
                  <td data-number>{percent(utilization!)}</td>
                  <td data-number>{replicas}</td>
                  <td data-number>{replicasNeeded ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <Questions
        title="Rules of load and scale"
        nothing="Nothing speaks against growing."
        breaches={subject.breaches.filter(
          ({ rule }) => rule.category === 'performance' || rule.category === 'scalability',
        )}
      />
      <Findings subject={subject} of={/^(?:load|queue|retry)\./} title="Findings" />
    </>
  );
}

/** What the analysis found of a kind, with what to do. */
export function Findings({
  subject,
  of,
  title,
}: { readonly of: RegExp; readonly title: string } & StepProps): ReactElement | null {
  const found = subject.report.findings.filter(({ code, severity }) => of.test(code) && severity !== 'info');
  if (found.length === 0) return null;
  return (
    <Section title={title} count={found.length}>
      {found.slice(0, 20).map(({ code, about, message, fix, severity }) => (
        <p key={`${code} ${about.join()} ${message}`} className={rows.note}>
          <span className={rows.state} data-state={severity === 'error' ? 'missed' : 'unknown'}>
            <Icon name={severity === 'error' ? 'error' : 'warning'} size={14} />
          </span>{' '}
          {message} <span className={rows.quiet}>{fix}</span>
        </p>
      ))}
    </Section>
  );
}
