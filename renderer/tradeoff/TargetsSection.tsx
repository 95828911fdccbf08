import { useDocument } from '@renderer/state/document';
import { Button, Icon } from '@renderer/ui';
import { obstacleText, verdictText } from '@shared/report';
import { type Goal, type Improvement, type ImproveStep, printMoney } from '@shared/tradeoff';
import { type ReactElement, useState } from 'react';
import { Failure, Heading, Running } from './parts';
import { take, tryAsVariant } from './state';
import type { Task } from './tasks';
import styles from './Tradeoff.module.css';
import { useTask } from './useTask';
import { WeakSection } from './WeakSection';

const GOALS: readonly (readonly [Goal, string])[] = [
  ['targets', 'Meet every target at least cost'],
  ['cost', 'Save money, keep what is met'],
  ['availability', 'Less downtime within a budget'],
  ['latency', 'Shorter waiting within a budget'],
];
const TIMES = [5, 20, 60, 300];

/** The search for the cheapest design that meets every target, with its steps, or with what stands in the way. */
export function TargetsSection(): ReactElement {
  const design = useDocument((state) => state.design);
  const [goal, setGoal] = useState<Goal>('targets');
  const [budget, setBudget] = useState('');
  const [seconds, setSeconds] = useState(20);
  const { start, stop, result, progress, failure, isRunning } = useTask<Extract<Task, { type: 'improve' }>>();
  const [searched, setSearched] = useState(design);
  const budgetPerMonth = Number(budget);
  const isBudgetRead = budget.trim() === '' || (Number.isFinite(budgetPerMonth) && budgetPerMonth >= 0);
  const targets = Object.values(design.journeys).reduce(
    (sum, journey) => sum + Object.keys(journey.targets ?? {}).length,
    0,
  );
  return (
    <section aria-label="Meet the targets">
      <Heading title="Meet the targets at least cost">
        Tactics are combined until every target of every journey is met; then everything superfluous is taken away
        again. The design itself stays as it is.
      </Heading>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          setSearched(design);
          start({
            type: 'improve',
            design,
            goal,
            timeMs: seconds * 1000,
            ...(budget.trim() === '' ? {} : { budgetPerMonth }),
          });
        }}
      >
        <label>
          Goal
          <select value={goal} onChange={(event) => setGoal(event.target.value as Goal)}>
            {GOALS.map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          At most a month
          <input
            inputMode="decimal"
            placeholder={`no limit, ${design.assumptions?.currency ?? 'USD'}`}
            value={budget}
            aria-invalid={!isBudgetRead}
            onChange={(event) => setBudget(event.target.value)}
          />
        </label>
        <label>
          Time
          <select value={seconds} onChange={(event) => setSeconds(Number(event.target.value))}>
            {TIMES.map((each) => (
              <option key={each} value={each}>
                {each < 60 ? `${each} s` : `${each / 60} min`}
              </option>
            ))}
          </select>
        </label>
        {isRunning ? (
          <Button onClick={stop}>Stop</Button>
        ) : (
          <Button look="primary" type="submit" disabled={!isBudgetRead || (goal === 'targets' && targets === 0)}>
            Search
          </Button>
        )}
      </form>
      {goal === 'targets' && targets === 0 && (
        <p className={styles.note}>
          No journey has a target yet. Targets are set in the inspector, with nothing selected.
        </p>
      )}
      {isRunning && <Running progress={progress} what="designs analysed" />}
      {failure !== undefined && <Failure reason={failure} />}
      {result !== undefined && !isRunning && <Found found={result} isOld={searched !== design} />}
      <WeakSection />
    </section>
  );
}

function Found({ found, isOld }: { readonly found: Improvement; readonly isOld: boolean }): ReactElement {
  const design = useDocument((state) => state.design);
  const currency = design.assumptions?.currency;
  const { steps, needed, obstacles, before, after } = found;
  const savings = steps.slice(needed);
  return (
    <div data-testid="found">
      <p className={styles.verdict} data-tone={found.isMet ? 'good' : 'bad'}>
        <Icon name={found.isMet ? 'check' : 'error'} />
        <span>{verdictText(found, currency)}</span>
      </p>
      {steps.length > 0 && (
        <>
          {needed > 0 && <Steps steps={steps.slice(0, needed)} />}
          {savings.length > 0 && (
            <>
              <h3 className={styles.part}>What the targets do not need</h3>
              <Steps steps={savings} start={needed + 1} />
            </>
          )}
          <p className={styles.sum}>
            {`${printMoney(before.costPerMonth, currency)} → ${printMoney(after.costPerMonth, currency)} a month; ${before.singlePoints.length} → ${after.singlePoints.length} single points of failure; ${found.tried} designs analysed.`}
          </p>
          <div className={styles.actions}>
            <Button look="primary" disabled={isOld} onClick={() => tryAsVariant(found.change)}>
              Keep as a variant and compare
            </Button>
            {needed > 0 && savings.length > 0 && (
              <Button
                disabled={isOld}
                onClick={() =>
                  tryAsVariant({ ...found.neededChange, label: `${found.change.label}, nothing taken away` })
                }
              >
                Keep without the savings
              </Button>
            )}
            <Button disabled={isOld} onClick={() => take(found.change)}>
              Apply all steps
            </Button>
            {isOld && <span className={styles.note}>The design has changed since: search again.</span>}
          </div>
        </>
      )}
      {obstacles.length > 0 && (
        <ul className={styles.obstacles}>
          {obstacles.map((obstacle) => (
            <li key={`${obstacle.journey} ${obstacle.name}`}>
              <b>{design.journeys[obstacle.journey]?.name ?? obstacle.journey}</b> {obstacleText(obstacle)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Steps({
  steps,
  start = 1,
}: {
  readonly steps: readonly ImproveStep[];
  readonly start?: number;
}): ReactElement {
  return (
    <ol className={styles.steps} start={start}>
      {steps.map((step) => (
        <li key={step.label}>
          <h3>{step.label}</h3>
          <p>{`${step.sentence.charAt(0).toUpperCase()}${step.sentence.slice(1)}.`}</p>
          {(step.assumes.length > 0 || step.judgement !== undefined) && (
            <p className={styles.assumes}>
              <Icon name="info" size={12} /> {reservations(step)}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

const reservations = ({ assumes, judgement }: ImproveStep): string =>
  `${[...assumes.map((each) => `Assumes that ${each}`), ...(judgement === undefined ? [] : [`Needs your judgement: ${judgement}`])].join('. ')}.`;
