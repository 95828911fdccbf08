import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { analyze } from '@shared/analysis';
import { medianMs, print, timed, type Row } from './measure';
import { naiveAnswers } from './naive';
import { seededDesign } from '../support/seededDesign';

const GOALS: Readonly<Record<number, number>> = { 100: 2, 1000: 16, 10_000: 200 };
const FILE = 'tests/bench/results/analysis.json';
const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, number>) : {};
/** What is taken out of a design, one after the other, at most: the rest of the time is reckoned from it. */
const MOST_DELETED = 500;
const rows: Row[] = [];

for (const size of [100, 1000, 10_000]) {
  const design = seededDesign(size, 7, { journeys: 1 });
  const rounds = size > 5000 ? 7 : size > 500 ? 25 : 101;
  const { report } = analyze(design);
  const whole = timed(() => void analyze(design, { maxCutSetOrder: 1 }), rounds);
  const naive = naiveAnswers(design, MOST_DELETED);
  const points = report.singlePointsOfFailure
    .map(({ failure }) => (failure.type === 'replicas' ? failure.component : failure.boundary))
    .filter((id) => naive.asked.has(id))
    .sort();
  const isSame =
    points.join() === naive.singlePoints.join() &&
    [...naive.rates].every(([id, rate]) => Math.abs((report.components[id]!.arrivalRps ?? NaN) - rate) <= 1e-9 * rate);
  if (!isSame)
    throw new Error(`the reference disagrees at ${size} components: a speed without equal answers says nothing`);
  const onceMs = medianMs(() => void naiveAnswers(design, MOST_DELETED), size > 500 ? 1 : 5);
  const naiveMs = (onceMs * naive.suspects) / naive.asked.size;
  rows.push({
    name: `analysis, ${size} components, 1 journey`,
    ...whole,
    goalMs: GOALS[size]!,
    against: {
      name: `delete and search${naive.asked.size < naive.suspects ? `, reckoned from ${naive.asked.size} of ${naive.suspects}` : ''}`,
      ms: naiveMs,
    },
  });
  rows.push({
    name: `… with all cut sets to order 3`,
    ms: medianMs(() => void analyze(design), Math.ceil(rounds / 3)),
    note: `${report.journeys['a']!.cutSets.length} cut sets`,
  });
  const three = seededDesign(size, 7, { journeys: 3 });
  rows.push({
    name: `analysis, ${size} components, 3 journeys`,
    ...timed(() => void analyze(three, { maxCutSetOrder: 1 }), Math.ceil(rounds / 3)),
  });
}

print(
  rows.map((row, i) => (row.name.startsWith('…') ? { ...row, name: `${rows[i - 1]!.name} ${row.name}` } : row)),
  before,
);
mkdirSync('tests/bench/results', { recursive: true });
writeFileSync(FILE, JSON.stringify(Object.fromEntries(rows.map(({ name, ms }) => [name, ms])), null, 2));
