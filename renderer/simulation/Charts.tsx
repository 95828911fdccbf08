import { type Design, percent } from '@shared/model';
import type { ScriptLine, TimelinePoint } from '@shared/simulation';
import { type ReactElement, useState } from 'react';
import { MarkStrip } from './MarkStrip';
import { type Mark, type Series, TimeChart } from './TimeChart';
import { componentName, lineText, print } from './words';

const TONES = ['main', 'warn', 'second', 'quiet'] as const;

/** Load, latency, failures and the busiest components over the time of the run, for one journey. */
export function Charts({
  design,
  journey,
  timeline,
  durationSeconds,
  script,
}: {
  readonly design: Design;
  readonly journey: string;
  readonly timeline: readonly TimelinePoint[];
  readonly durationSeconds: number;
  readonly script: readonly ScriptLine[];
}): ReactElement {
  const [at, setAt] = useState<number>();
  const seconds = timeline.map(({ atSeconds }) => atSeconds);
  const marks: Mark[] = script
    .map((line) => ({ atSeconds: line.atSeconds, label: lineText(design, line) }))
    .toSorted((a, b) => a.atSeconds - b.atSeconds);
  const of = (value: (point: TimelinePoint['journeys'][string]) => number | null) =>
    timeline.map(({ journeys }) => (journeys[journey] === undefined ? null : value(journeys[journey])));
  const common = { seconds, durationSeconds, marks, at, onPoint: setAt };
  return (
    <>
      {marks.length > 0 && <MarkStrip marks={marks} durationSeconds={durationSeconds} />}
      <TimeChart
        {...common}
        title="Load"
        print={(value) => print(value, 'rate')}
        series={[
          { label: 'offered', tone: 'second', values: of(({ offeredRps }) => offeredRps) },
          { label: 'served', tone: 'main', values: of(({ servedRps }) => servedRps) },
        ]}
      />
      <TimeChart
        {...common}
        title="Latency"
        isLogarithmic
        print={(value) => print(value, 'duration')}
        series={[
          { label: 'p50', tone: 'main', values: of(({ p50Ms }) => p50Ms) },
          { label: 'p99', tone: 'warn', values: of(({ p99Ms }) => p99Ms) },
        ]}
      />
      <TimeChart
        {...common}
        title="Failed"
        print={percent}
        most={0.01}
        series={[{ label: 'of requests', tone: 'bad', values: of(({ failedShare }) => failedShare) }]}
      />
      <TimeChart {...common} title="Utilisation" print={percent} most={1} series={busiest(design, timeline)} />
    </>
  );
}

/** The components that were busiest at any moment, most first. */
function busiest(design: Design, timeline: readonly TimelinePoint[]): Series[] {
  const peaks = new Map<string, number>();
  for (const { components } of timeline) {
    for (const [id, { utilization }] of Object.entries(components)) {
      if (utilization !== null) peaks.set(id, Math.max(peaks.get(id) ?? 0, utilization));
    }
  }
  return [...peaks]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, TONES.length)
    .map(([id], i) => ({
      label: componentName(design, id),
      tone: TONES[i]!,
      values: timeline.map(({ components }) => components[id]!.utilization),
    }));
}
