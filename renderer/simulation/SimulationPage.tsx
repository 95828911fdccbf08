import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import type { Report } from '@shared/analysis';
import type { Design } from '@shared/model';
import { checkScript, confirm, leftOut, type SimulationResults, whyNot } from '@shared/simulation';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import { Charts } from './Charts';
import { simulation } from './client';
import { Comparisons } from './Comparisons';
import { DrillEditor } from './DrillEditor';
import { drillSeconds, useDrill, useScript } from './drill';
import type { RunOptions } from './protocol';
import { RunSettings } from './RunSettings';
import styles from './Simulation.module.css';
import { Transport } from './Transport';
import { WhatHappened } from './WhatHappened';
import { componentName } from './words';

/** The design played request by request: does it behave as computed, and what happens when things break meanwhile. */
export function SimulationPage({ report }: { readonly report: Report | undefined }): ReactElement {
  const design = useDocument((state) => state.design);
  const script = useScript();
  const { timeline, progress, results, design: played, options, status } = simulation.useSimulation();
  const reason = useMemo(() => whyNot(design), [design]);
  const isMine = played?.id === design.id;
  const start = ({ isPaused }: { readonly isPaused: boolean }) => startRun(design, script, isPaused);
  const charts = isMine && progress !== undefined && (
    <Charts
      design={played}
      journey={shownJourney(played)}
      timeline={timeline}
      durationSeconds={progress.durationSeconds}
      script={options?.script ?? []}
    />
  );
  return (
    <div className={styles.page}>
      <aside className={styles.settings} aria-label="Settings of the run">
        <RunSettings />
        <DrillEditor
          nowSeconds={isMine && (status === 'running' || status === 'paused') ? progress?.simulatedSeconds : undefined}
        />
        <LeftOut design={design} />
      </aside>
      <div className={styles.main}>
        <Transport onStart={start} whyNot={reason} />
        {isMine && played !== design && status !== 'none' && (
          <output className={styles.stale}>The design has changed since this run began.</output>
        )}
        {isMine && progress !== undefined ? (
          <>
            <Outcome results={results} design={played} />
            {isDrill(options) ? (
              <>
                {charts}
                {results !== undefined && <WhatHappened design={played} results={results} />}
              </>
            ) : (
              <Verdicts design={played} report={played === design ? report : undefined} results={results}>
                {charts}
              </Verdicts>
            )}
          </>
        ) : (
          <Invitation />
        )}
      </div>
    </div>
  );
}

const isDrill = (options: RunOptions | undefined): boolean =>
  (options?.script ?? []).length > 0 || options?.failuresSpeed !== undefined;

function startRun(design: Design, script: ReturnType<typeof useScript>, isPaused: boolean): void {
  const { seed, duration, failuresSpeed } = useDrill.getState();
  const lines = script.filter((line) => checkScript(design, [line]).ok);
  const options = { seed: Number(seed) || 0, script: lines, ...(failuresSpeed === undefined ? {} : { failuresSpeed }) };
  const isMeasured = !isDrill({ ...options, durationSeconds: undefined });
  simulation.start(
    design,
    {
      ...options,
      durationSeconds: duration ?? (isMeasured ? undefined : drillSeconds(lines)),
      // What fills up belongs to a drill; for firm figures it is cut off.
      ...(isMeasured ? {} : { warmupSeconds: 0 }),
    },
    { isPaused },
  );
}

/** The journey that the rest of the application shows, else the busiest. */
function shownJourney(design: Design): string {
  const chosen = useSession.getState().journey;
  const ids = Object.keys(design.journeys);
  const rate = (id: string): number => {
    const { ratePerSecond } = design.journeys[id]!;
    return ratePerSecond === undefined ? 0 : typeof ratePerSecond === 'number' ? ratePerSecond : ratePerSecond.likely;
  };
  return chosen !== undefined && ids.includes(chosen) ? chosen : (ids.toSorted((a, b) => rate(b) - rate(a))[0] ?? '');
}

function Verdicts({
  design,
  report,
  results,
  children,
}: {
  readonly design: Design;
  readonly report: Report | undefined;
  readonly results: SimulationResults | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const comparisons = useMemo(
    () => (report === undefined || results === undefined ? undefined : confirm(report, results)),
    [report, results],
  );
  if (comparisons === undefined) return children;
  return (
    <Comparisons design={design} comparisons={comparisons}>
      {children}
    </Comparisons>
  );
}

function Outcome({
  results,
  design,
}: {
  readonly results: SimulationResults | undefined;
  readonly design: Design;
}): ReactElement | null {
  if (results?.outcome !== 'overflow') return null;
  const waiting = Object.entries(results.components).toSorted((a, b) => b[1].waiting.value - a[1].waiting.value)[0];
  return (
    <p className={styles.problem} role="alert">
      The run ended early: two million requests were under way
      {waiting === undefined ? '.' : `, most of them waiting for ${componentName(design, waiting[0])}.`} It gets more
      than it can do.
    </p>
  );
}

function LeftOut({ design }: { readonly design: Design }): ReactElement | null {
  const fields = leftOut(design);
  if (fields.length === 0) return null;
  return (
    <p className={styles.quiet} role="note">
      Not played: {fields.join(', ')}.
    </p>
  );
}

function Invitation(): ReactElement {
  return (
    <div className={styles.invitation}>
      <h2>Play the design, request by request</h2>
      <p>
        A run measures what the analysis computes, with nothing of its formulas, and says where the two agree. With a
        drill it also shows what no formula does: what happens while something breaks, and how long it takes to recover.
      </p>
    </div>
  );
}

export default SimulationPage;
