import type { Quality, Requirement } from '@shared/model';
import { journeyName } from '@shared/process';
import type { ReactElement } from 'react';
import { edit, setTarget } from '../edit';
import { QuantityField } from '../parts/fields';
import { Label } from '../parts/Label';
import styles from './Measure.module.css';
import type { StepProps } from './step';

const TARGETS = {
  latency: [
    ['p99Ms', 'p99', 'duration'],
    ['p95Ms', 'p95', 'duration'],
  ],
  availability: [['availability', 'at least', 'probability']],
  cost: [['costPerMillion', 'a million at most', 'money']],
} as const;

const LIMITS = {
  throughput: ['at least', 'rate'],
  rpo: ['lose at most', 'seconds'],
  rto: ['back within', 'seconds'],
} as const;

/** The number behind a quality: a target of its journeys, or a limit of its own. */
export function Measure({
  id,
  requirement,
  quality,
  subject,
}: {
  readonly id: string;
  readonly requirement: Requirement;
  readonly quality: Quality | undefined;
} & StepProps): ReactElement | null {
  switch (quality) {
    case 'latency':
    case 'availability':
    case 'cost': {
      const journeys = (requirement.journeys ?? []).filter((journey) => subject.design.journeys[journey] !== undefined);
      if (journeys.length === 0) return <span className={styles.hint}>choose a journey to give it a number</span>;
      return (
        <>
          {journeys.flatMap((journey) =>
            TARGETS[quality].map(([target, label, dimension]) => (
              <Label key={`${journey} ${target}`} className={styles.measure}>
                <span>
                  {journeys.length > 1 ? `${journeyName(subject.design, journey)}: ` : ''}
                  {label}
                </span>
                <QuantityField
                  label={`${label} of ${journeyName(subject.design, journey)}`}
                  value={subject.design.journeys[journey]!.targets?.[target]}
                  dimension={dimension}
                  onChange={(value) => setTarget(journey, target, value)}
                />
              </Label>
            )),
          )}
        </>
      );
    }
    case 'throughput':
    case 'rpo':
    case 'rto': {
      const [label, dimension] = LIMITS[quality];
      return (
        <Label className={styles.measure}>
          <span>{label}</span>
          <QuantityField
            label={label}
            value={requirement.limit}
            dimension={dimension}
            onChange={(limit) => edit('requirements', id, { limit })}
          />
        </Label>
      );
    }
    case 'consistency':
    case 'security':
    case 'other':
    case undefined:
      return null;
    default:
      return quality satisfies never;
  }
}
