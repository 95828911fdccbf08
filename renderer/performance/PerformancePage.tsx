import type { Report } from '@shared/analysis';
import { useDocument } from '@renderer/state/document';
import { showJourney, useSession } from '@renderer/state/session';
import { type ReactElement, useMemo, useState } from 'react';
import { Budget } from './Budget';
import { CostSteps, Queues } from './Tables';
import { Distribution, Sweep } from './Curves';
import { Frontier } from './Frontier';
import { Ladder, LimitsTable } from './Ladder';
import { LoadPanel } from './LoadPanel';
import styles from './Performance.module.css';
import type { Question } from './protocol';
import { Uncertainty } from './Uncertainty';
import { useAnswer } from './useAnswer';
import { journeyName } from './words';

/** Under which load what happens: who gives in, how long answers take, what comes next, and how sure that is. */
export function PerformancePage({ report }: { readonly report: Report | undefined }): ReactElement {
  const design = useDocument((state) => state.design);
  const ids = Object.keys(design.journeys);
  const chosen = useSession((state) => state.journey);
  const [multiple, setMultiple] = useState(1);
  const journey = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];
  const curves = useAnswer(useMemo((): Question & { type: 'curves' } => ({ type: 'curves', design }), [design]));
  const load = useAnswer(
    useMemo((): Question & { type: 'load' } => ({ type: 'load', design, multiple }), [design, multiple]),
    20,
  );
  if (journey === undefined || report === undefined)
    return (
      <div className={styles.empty}>
        {journey === undefined
          ? 'A journey says where requests enter and how many: with one, everything about load stands here.'
          : 'Reading the design …'}
      </div>
    );
  const found = curves.answer;
  const shared = { design, journey, breaks: report.journeys[journey]?.breaks ?? [] };
  return (
    <div className={styles.page} data-stale={curves.isRunning || undefined}>
      <div className={styles.head}>
        <h2>Performance</h2>
        {ids.length > 1 && (
          <label className={styles.choose}>
            Journey
            <select value={journey} onChange={(event) => showJourney(event.target.value)}>
              {ids.map((id) => (
                <option key={id} value={id}>
                  {journeyName(design, id)}
                </option>
              ))}
            </select>
          </label>
        )}
        {curves.isRunning && <span className={styles.busy}>computing …</span>}
        {curves.failure !== undefined && <span className={styles.failure}>{`Not computed: ${curves.failure}`}</span>}
      </div>
      <div className={styles.columns}>
        <LoadPanel {...shared} multiple={multiple} onMultiple={setMultiple} answer={load.answer} />
        <div className={styles.charts}>
          {found && <Sweep {...shared} curves={found} multiple={multiple} />}
          <div className={styles.pair}>
            <Distribution journey={journey} load={load.answer} multiple={multiple} />
            {found && <Budget design={design} budget={found.budgets[journey] ?? null} />}
          </div>
          <Ladder design={design} journeys={ids} />
          <div className={styles.pair}>
            {found && <LimitsTable design={design} limits={found.limits} />}
            {ids.length > 1 && <Frontier design={design} journeys={ids} />}
            {found && found.steps.length > 0 && <CostSteps design={design} steps={found.steps} />}
          </div>
          {found && found.queues.length > 0 && <Queues design={design} queues={found.queues} />}
          <Uncertainty design={design} journey={journey} />
        </div>
      </div>
    </div>
  );
}

export default PerformancePage;
