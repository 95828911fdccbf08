import { type Trace, traceability, type Verdict } from '@shared/process';
import { Hint, Icon, type IconName } from '@renderer/ui';
import type { ReactElement } from 'react';
import rows from '../parts/rows.module.css';
import { Section } from '../parts/Section';
import { showStep } from '../store';
import type { StepProps } from './step';

const WORDS: Readonly<Record<Verdict, readonly [IconName, string]>> = {
  met: ['check', 'met'],
  missed: ['error', 'missed'],
  unknown: ['warning', 'not known'],
  unlinked: ['warning', 'no journey'],
  unmeasured: ['info', 'by people'],
};

/** Requirement → journeys → components → decisions → met or missed; always as the design stands. */
export function TraceMatrix({ subject }: StepProps): ReactElement {
  const traces = traceability(subject);
  return (
    <Section title="Traceability" count={traces.length}>
      <div className={rows.scroll}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th>Requirement</th>
              <th>Journeys</th>
              <th data-number>Components</th>
              <th>Decisions</th>
              <th>Now</th>
            </tr>
          </thead>
          <tbody>
            {traces.map((trace) => (
              <tr key={trace.id}>
                <td>{trace.requirement.text ?? trace.id}</td>
                <td>
                  {trace.journeys.map((id) => subject.design.journeys[id]?.name ?? id).join(', ') || (
                    <span className={rows.quiet}>none</span>
                  )}
                </td>
                <td data-number>
                  <Count trace={trace} subject={subject} />
                </td>
                <td>
                  <Decided trace={trace} subject={subject} />
                </td>
                <td>
                  <Now trace={trace} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Decided({ trace, subject }: { readonly trace: Trace } & StepProps): ReactElement {
  if (trace.decisions.length === 0) return <span className={rows.quiet}>none</span>;
  return (
    <button type="button" className={rows.link} onClick={() => showStep('decisions')}>
      {trace.decisions.map((id) => subject.decisions[id]?.title ?? id).join(', ')}
    </button>
  );
}

function Count({ trace, subject }: { readonly trace: Trace } & StepProps): ReactElement {
  const names = trace.components.map((id) => subject.facts.byId.get(id)?.name ?? id);
  return (
    <Hint label={names.join(', ') || 'none'}>
      <span>{names.length}</span>
    </Hint>
  );
}

function Now({ trace }: { readonly trace: Trace }): ReactElement {
  const [icon, word] = WORDS[trace.verdict];
  return (
    <Hint label={trace.reason} side="left">
      <span className={rows.state} data-state={trace.verdict}>
        <Icon name={icon} size={14} />
        {word}
      </span>
    </Hint>
  );
}
