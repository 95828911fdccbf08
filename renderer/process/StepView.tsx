import { type Progress, STEPS, type StepId, type Subject } from '@shared/process';
import { Icon, Menu, type MenuEntry } from '@renderer/ui';
import type { ComponentType, ReactElement } from 'react';
import { editReviewEntry } from './edit';
import { ApiContracts } from './steps/Api';
import { ComponentStep } from './steps/ComponentStep';
import { CostStep } from './steps/Cost';
import { DataModel } from './steps/DataModel';
import { Decisions } from './steps/Decisions';
import { Estimate } from './steps/Estimate';
import { AsyncWork, Resilience } from './steps/Failing';
import { Operations } from './steps/Operations';
import { HighLevelDesign, Scale } from './steps/Overview';
import { Requirements } from './steps/Requirements';
import { Review } from './steps/Review';
import { Security } from './steps/Security';
import type { StepProps } from './steps/step';
import { Validation } from './steps/Validation';
import styles from './StepView.module.css';

const VIEWS: Readonly<Record<StepId, ComponentType<StepProps>>> = {
  requirements: Requirements,
  estimate: Estimate,
  api: ApiContracts,
  data: DataModel,
  design: HighLevelDesign,
  components: ComponentStep,
  scale: Scale,
  resilience: Resilience,
  async: AsyncWork,
  security: Security,
  operations: Operations,
  cost: CostStep,
  decisions: Decisions,
  validation: Validation,
  review: Review,
};

/** One step: what it asks, how far it has come, what is missing, and the view itself. */
export function StepView({
  step,
  subject,
  progress,
}: {
  readonly step: StepId;
  readonly subject: Subject;
  readonly progress: Progress;
}): ReactElement {
  const { title, question } = STEPS.find(({ id }) => id === step)!;
  const View = VIEWS[step];
  return (
    <article className={styles.step} aria-label={title} data-testid={`step-${step}`}>
      <header className={styles.head}>
        <h2>{title}</h2>
        <p>{question}</p>
        <Missing progress={progress} />
      </header>
      <View subject={subject} />
    </article>
  );
}

/** How far the step has come, in its words; a person may say that it is enough. */
function Missing({ progress }: { readonly progress: Progress }): ReactElement {
  const { id, state, met, total, missing, reason } = progress;
  const set = (mark: 'done' | 'not-needed') => () => editReviewEntry('steps', id, { state: mark });
  const isMarked = state === 'done' || state === 'not-needed';
  const entries: readonly MenuEntry[] = [
    { id: 'done', label: 'Done', isChecked: state === 'done', run: set('done') },
    { id: 'not-needed', label: 'Not needed here', isChecked: state === 'not-needed', run: set('not-needed') },
    ...(isMarked
      ? ([
          'separator',
          { id: 'clear', label: 'As the checks say', run: () => editReviewEntry('steps', id, undefined) },
        ] as const)
      : []),
  ];
  return (
    <div className={styles.progress}>
      <Menu
        trigger={
          <button
            type="button"
            className={styles.mark}
            data-state={state}
            aria-label={`Progress of this step: ${met} of ${total}`}
          >
            {state === 'complete' || state === 'done' ? <Icon name="check" size={13} /> : null}
            {state === 'done' ? 'Done' : state === 'not-needed' ? 'Not needed' : `${met} of ${total}`}
            <Icon name="chevronDown" size={12} />
          </button>
        }
        entries={entries}
      />
      <span data-testid="missing">
        {isMarked
          ? (reason ?? '')
          : missing.length === 0
            ? 'Nothing is missing.'
            : `Next: ${missing[0]}${missing.length > 1 ? `. Then ${missing.slice(1, 3).join('; ')}${missing.length > 3 ? ` and ${missing.length - 3} more` : ''}` : ''}.`}
      </span>
    </div>
  );
}
