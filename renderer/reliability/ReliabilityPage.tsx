import { type Loss, type Report, type Resilience, shownJourney } from '@shared/analysis';
import { availability, money } from '@shared/formats';
import { useDocument } from '@renderer/state/document';
import { select, showJourney, useSession } from '@renderer/state/session';
import { Icon, Menu } from '@renderer/ui';
import { type ReactElement, useEffect, useState } from 'react';
import { CutSetTable } from './CutSetTable';
import { ImportanceTable } from './ImportanceTable';
import { LossList } from './LossList';
import { RecoveryTable } from './RecoveryTable';
import styles from './ReliabilityPage.module.css';
import { showOnDrawing } from './show';
import { bestBuy, budgetSentence, minutes, nameOf, outageSentence, replicaWords, worthAsking } from './words';

type Answer = { readonly resilience: Resilience | undefined; readonly losses: readonly Loss[] };
type Props = {
  readonly report: Report | undefined;
  readonly resilience: (journey: string) => Promise<Answer | undefined>;
};

/** How a journey fails: how often, for how long, because of whom, and what would change that. */
export function ReliabilityPage({ report, resilience }: Props): ReactElement {
  const design = useDocument((state) => state.design);
  const chosen = useSession((state) => state.journey);
  const journeys = Object.keys(report?.journeys ?? {}).filter((id) => design.journeys[id] !== undefined);
  const shown = report && shownJourney(report, chosen);
  const journey = shown !== undefined && journeys.includes(shown) ? shown : undefined;
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    if (journey === undefined || report === undefined) return undefined;
    let isCurrent = true;
    void resilience(journey).then((found) => isCurrent && setAnswer(found));
    return () => {
      isCurrent = false;
    };
  }, [journey, report, resilience]);
  if (report === undefined || journey === undefined) {
    return (
      <p className={styles.empty}>
        A journey says where requests enter: with one, this page says what takes it down and how often.
      </p>
    );
  }
  const figures = report.journeys[journey]!;
  const found = answer?.resilience?.journey === journey ? answer.resilience : undefined;
  const show = (ids: readonly string[]) => {
    select({
      components: ids.filter((id) => design.components[id] !== undefined),
      boundaries: ids.filter((id) => design.boundaries[id] !== undefined),
    });
    useSession.setState({ lens: 'failure' });
    showOnDrawing();
  };
  const name = (id: string) => design.journeys[id]?.name ?? id;
  return (
    <article className={styles.page}>
      <header className={styles.header}>
        <h2>Reliability</h2>
        {journeys.length > 1 ? (
          <Menu
            trigger={
              <button type="button" className={styles.choose} aria-label={`Journey ${name(journey)}, choose another`}>
                <Icon name="route" /> {name(journey)} <Icon name="chevronDown" size={14} />
              </button>
            }
            entries={journeys.map((id) => ({
              id,
              label: name(id),
              isChecked: id === journey,
              run: () => showJourney(id),
            }))}
          />
        ) : (
          <span className={styles.journey}>{name(journey)}</span>
        )}
      </header>
      {found === undefined ? (
        <p className={styles.empty}>
          {answer === undefined
            ? 'Computing …'
            : 'The availability of this journey is not computed; the report says why.'}
        </p>
      ) : (
        <Summary found={found} />
      )}
      <CutSetTable design={design} journey={journey} figures={figures} onShow={show} />
      {found && <ImportanceTable design={design} importance={found.importance} onShow={show} />}
      {answer && <LossList design={design} losses={answer.losses} onShow={show} />}
      {found && found.recovery.length > 0 && <RecoveryTable design={design} rows={found.recovery} onShow={show} />}
    </article>
  );
}

function Summary({ found }: { readonly found: Resilience }): ReactElement {
  const design = useDocument((state) => state.design);
  const { budgets, outages, atLoad, degradation, importance } = found;
  const { year, month, week } = budgets.downtimeMinutes;
  const currency = (amount: number) => money(amount, design.assumptions?.currency ?? 'USD');
  const best = bestBuy(importance);
  const unpriced = worthAsking(importance);
  const isOver = (budgets.target?.burnRate ?? 0) > 1;
  return (
    <div className={styles.cards}>
      <section className={styles.card}>
        <h3>Downtime</h3>
        <p className={`${styles.big} figures`}>{minutes(year)} a year</p>
        <p>
          {minutes(month)} a month, {minutes(week)} a week
        </p>
        <p data-tone={budgets.target === null ? undefined : isOver ? 'bad' : 'good'}>
          {budgets.target !== null && <Icon name={isOver ? 'error' : 'check'} size={13} />} {budgetSentence(budgets)}
        </p>
        {budgets.target && <Burn share={budgets.target.burnRate} />}
      </section>
      <section className={styles.card}>
        <h3>Outages</h3>
        <p className={styles.sentence}>{outageSentence(outages)}</p>
        {outages.isAssumed && (
          <p className={styles.note}>
            <Icon name="info" size={13} /> Some repair times are assumed: state the time to repair of components.
          </p>
        )}
        {degradation.hiddenByRetry > 0.0005 && (
          <p>
            {Math.round(degradation.hiddenByRetry * 100)}% of it are switch-overs, which a client hides by trying again.
          </p>
        )}
      </section>
      <section className={styles.card}>
        <h3>At part of the peak</h3>
        <dl className="figures">
          {atLoad.map(({ share, availability: works }) => (
            <div key={share}>
              <dt>{share * 100}% of the load</dt>
              <dd>{works === null ? 'not computed' : availability(works)}</dd>
            </div>
          ))}
        </dl>
        {degradation.optional.length > 0 && (
          <p>When it works, {availability(degradation.quality)} of its optional parts work too.</p>
        )}
      </section>
      <section className={styles.card}>
        <h3>Best buy</h3>
        {best === undefined ? (
          <p className={styles.note}>No further replica with a known price buys anything.</p>
        ) : (
          <>
            <p className={styles.sentence}>One more replica of {nameOf(design, best.part.id)}</p>
            <p>saves {replicaWords(best, currency)}.</p>
          </>
        )}
        {unpriced !== undefined && (
          <p className={styles.note}>
            One more of {nameOf(design, unpriced.part.id)} saves {minutes(unpriced.replica!.minutesPerYear)} a year;{' '}
            {unpriced.replica!.costPerMonth === null ? 'its price is not stated' : 'it costs nothing by the month'}.
          </p>
        )}
      </section>
    </div>
  );
}

/** How much of what the target allows is used: the line is all of it. */
function Burn({ share }: { readonly share: number }): ReactElement {
  const far = Math.max(1.25, Math.min(10, share * 1.1));
  return (
    <div className={styles.burn} data-tone={share > 1 ? 'bad' : 'good'}>
      <span style={{ width: `${Math.min(1, share / far) * 100}%` }} />
      <i style={{ left: `${(1 / far) * 100}%` }} />
    </div>
  );
}
