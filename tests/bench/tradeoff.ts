import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { analyze } from '@shared/analysis';
import { apply } from '@shared/edit';
import type { Design } from '@shared/model';
import { finish, lookAt, profileOf, proposals, type Trial, tryFrom } from '@shared/tradeoff';
import { seededDesign } from '../support/seededDesign';
import { print, type Row } from './measure';

const GOALS: Readonly<Record<number, number>> = { 50: 1000, 500: 10_000 };
const FILE = 'tests/bench/results/tradeoff.json';
const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, number>) : {};

/** Of a large design every so many proposals are tried: the rest take as long. */
const EVERY: Readonly<Record<number, number>> = { 50: 1, 500: 6 };
/** Trials that are analysed from scratch to see that they agree. */
const COMPARED = 24;

type Run = { readonly ms: number; readonly trials: readonly Trial[]; readonly total: number };

/** User time of this process: other work on the machine does not count. */
const userMs = (): number => process.cpuUsage().user / 1000;

/** Looking at the design, proposing and the first trial as they are; of the other trials the mean, as often as there are proposals. */
function allTactics(design: Design, every: number): Run {
  const total = proposals(lookAt(design)).length;
  const start = userMs();
  const look = lookAt(design, analyze(design, { maxCutSetOrder: 2 }));
  const steps = tryFrom(look, { share: { index: 0, of: every } });
  steps.next();
  const begun = userMs();
  const { trials } = finish(steps);
  const each = (userMs() - begun) / (trials.length - 1);
  return { ms: begun - start + each * (total - 1), trials, total };
}

/** The same trials, each analysed from scratch: what they must agree with, and what all of them would take. */
function fromScratchMs(design: Design, { trials, total }: Run): number {
  const sample = trials.filter((_, i) => i % Math.ceil(trials.length / COMPARED) === 0);
  let ms = 0;
  for (const { proposal, profile } of sample) {
    const changed = structuredClone(apply(design, proposal.change));
    const start = userMs();
    const scratch = profileOf(analyze(changed, { maxCutSetOrder: 1 }));
    ms += userMs() - start;
    for (const [id, { p99Ms, unavailability, costPerMonth }] of Object.entries(profile.journeys)) {
      const other = scratch.journeys[id]!;
      const isSame = p99Ms === other.p99Ms || Math.abs(p99Ms! / other.p99Ms! - 1) < 1e-6;
      if (!isSame || unavailability !== other.unavailability || costPerMonth !== other.costPerMonth)
        throw new Error(`${proposal.id}: a speed without equal answers says nothing`);
    }
  }
  return (ms / sample.length) * total;
}

const rows: Row[] = [];
for (const size of [50, 500]) {
  for (const journeys of [1, 3] as const) {
    const design = seededDesign(size, 7, { journeys });
    const every = EVERY[size]!;
    // Warm, as the second look at a design is; the best of some runs, because other work on the machine costs this one too.
    const runs = Array.from({ length: size === 50 ? 4 : 2 }, () => allTactics(design, every));
    const run = runs.reduce((best, each) => (each.ms < best.ms ? each : best));
    rows.push({
      name: `all tactics, ${size} components, ${journeys} journey${journeys === 1 ? '' : 's'}`,
      ms: run.ms,
      goalMs: GOALS[size]!,
      against: { name: 'each from scratch', ms: fromScratchMs(design, run) },
      note: every === 1 ? `${run.total} trials` : `${run.total} trials, from every ${every}th of them`,
    });
  }
}
print(rows, before);
mkdirSync('tests/bench/results', { recursive: true });
writeFileSync(FILE, JSON.stringify(Object.fromEntries(rows.map(({ name, ms }) => [name, ms])), null, 2));
