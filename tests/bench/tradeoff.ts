import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { analyze } from '@shared/analysis';
import { apply } from '@shared/edit';
import { finish, type Trials, tryTactics } from '@shared/tradeoff';
import { print, type Row } from './measure';
import { seededDesign } from '../support/seededDesign';

const GOALS: Readonly<Record<number, number>> = { 50: 1000, 500: 10_000 };
const FILE = 'tests/bench/results/tradeoff.json';
const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, number>) : {};

/** The same trials, each analysed from scratch: what they must agree with, and what they save. */
function agree(design: Parameters<typeof tryTactics>[0], { trials }: Trials): number {
  const sample = trials.filter((_, i) => i % Math.ceil(trials.length / 40) === 0);
  const start = performance.now();
  for (const { proposal, profile } of sample) {
    const { journeys } = analyze(apply(design, proposal.change), { maxCutSetOrder: 1 }).report;
    for (const [id, { p99Ms, unavailability }] of Object.entries(profile.journeys)) {
      const scratch = journeys[id]!;
      const isSame = p99Ms === scratch.p99Ms || Math.abs(p99Ms! / scratch.p99Ms! - 1) < 1e-9;
      if (!isSame || unavailability !== scratch.failureProbability)
        throw new Error(`${proposal.id}: a speed without equal answers says nothing`);
    }
  }
  return ((performance.now() - start) / sample.length) * trials.length;
}

const rows: Row[] = [];
for (const size of [50, 500]) {
  for (const journeys of [1, 3] as const) {
    const design = seededDesign(size, 7, { journeys });
    finish(tryTactics(design, { tactics: [] }));
    const start = performance.now();
    const result = finish(tryTactics(design));
    const ms = performance.now() - start;
    rows.push({
      name: `all tactics, ${size} components, ${journeys} journey${journeys === 1 ? '' : 's'}`,
      ms,
      goalMs: GOALS[size]!,
      against: { name: 'each from scratch', ms: agree(design, result) },
      note: `${result.trials.length} trials`,
    });
  }
}
print(rows, before);
mkdirSync('tests/bench/results', { recursive: true });
writeFileSync(FILE, JSON.stringify(Object.fromEntries(rows.map(({ name, ms }) => [name, ms])), null, 2));
