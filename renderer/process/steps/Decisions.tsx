import type { ReactElement } from 'react';
import { Section } from '../parts/Section';
import { addDecision, DecisionRecords } from './DecisionRecords';
import type { StepProps } from './step';

/** What was decided over what, and why; tied to the components that it is about. */
export function Decisions({ subject }: StepProps): ReactElement {
  return (
    <Section
      title="Decision records"
      count={Object.keys(subject.decisions).length}
      learn="adr"
      onAdd={() => void addDecision()}
      addLabel="Add a decision"
    >
      <DecisionRecords />
    </Section>
  );
}
