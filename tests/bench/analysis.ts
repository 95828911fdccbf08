import { analyze } from '@shared/analysis';
import { journeyAvailability } from '@shared/analysis/availability';
import { cost } from '@shared/analysis/cost';
import { latency } from '@shared/analysis/latency';
import { stations } from '@shared/analysis/stations';
import { compile } from '@shared/analysis/system';
import { traffic } from '@shared/analysis/traffic';
import { seededDesign } from './seededDesign';

const time = (run: () => void, rounds: number): number => {
  for (let i = 0; i < 3; i++) run();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
};

for (const size of [100, 1000, 10_000]) {
  const design = seededDesign(size, 7);
  const rounds = size > 5000 ? 5 : 20;
  const system = compile(design);
  const flows = traffic(system);
  const all = stations(system, flows);
  const row = {
    compile: time(() => compile(design), rounds),
    traffic: time(() => traffic(system), rounds),
    stations: time(() => stations(system, flows), rounds),
    latency: time(() => system.journeys.forEach((j) => latency(system, all, j)), rounds),
    availability1: time(
      () => system.journeys.forEach((j) => journeyAvailability(system, flows, all, j, { maxOrder: 1 })),
      rounds,
    ),
    availability3: time(
      () => system.journeys.forEach((j) => journeyAvailability(system, flows, all, j, { maxOrder: 3 })),
      Math.min(5, rounds),
    ),
    cost: time(() => cost(system, flows, all), rounds),
    whole1: time(() => analyze(design, { maxCutSetOrder: 1 }), rounds),
    whole3: time(() => analyze(design), Math.min(5, rounds)),
  };
  const report = analyze(design).report;
  console.log(
    size,
    Object.entries(row)
      .map(([k, v]) => `${k} ${v.toFixed(2)}`)
      .join('  '),
    Object.values(report.journeys)
      .map((j) =>
        [j.p99Ms?.toFixed(1), j.availability?.toFixed(6), j.cutSets.length, j.cutSetsComplete, j.breaks.length].join(
          '/',
        ),
      )
      .join(' | '),
  );
}
