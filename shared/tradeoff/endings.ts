import { analyze, emptyMemory, type Finding, measure, type Report } from '../analysis';
import { apply } from '../edit';
import { type Trial, trial } from './evaluate';
import { profileOf } from './profile';
import { hasRemedy, remediesFor } from './remedies';
import type { Look } from './tactic';
import { tacticOf } from './tactics';

/** A weakness that no target speaks of, and the cheapest single tactic after which it is gone; undefined where none was found. */
export type Ending = { readonly finding: Finding; readonly trial: Trial | undefined };

export type Endings = {
  readonly found: readonly Ending[];
  /** Weaknesses that were not looked at, because there are many or the time was over. */
  readonly left: number;
};

const MOST_FINDINGS = 8;
const MOST_REMEDIES = 30;

/**
 * What else the engine warns of in a design, with the tactic that ends it: after it a whole analysis neither repeats the
 * finding nor has a graver one, and misses no target that was met. One remedy at each step.
 */
export function* endings(look: Look, options: { readonly hasTime?: () => boolean } = {}): Generator<number, Endings> {
  const base = profileOf(look);
  const memory = emptyMemory();
  measure(look.design, memory);
  const weak = look.report.findings.filter(
    (finding) => finding.severity !== 'info' && finding.code !== 'target.missed' && hasRemedy(finding),
  );
  const found: Ending[] = [];
  let tried = 0;
  for (const finding of weak.slice(0, MOST_FINDINGS)) {
    let best: Trial | undefined;
    for (const proposal of remediesFor(look, finding).slice(0, MOST_REMEDIES)) {
      if (options.hasTime?.() === false) return { found, left: weak.length - found.length };
      yield ++tried;
      const { report } = analyze(apply(look.design, proposal.change), { maxCutSetOrder: 1 });
      if (!isEnded(finding, look.report, report)) continue;
      const one = trial(look.design, base, proposal, memory);
      if (best === undefined || byPrice(one, best) < 0) best = one;
    }
    found.push({ finding, trial: best });
  }
  return { found, left: weak.length - found.length };
}

const isSame = (a: Finding, b: Finding): boolean => a.code === b.code && a.about.join() === b.about.join();

/** Gone, with nothing graver instead, and every target met that was met before. */
export function isEnded(finding: Finding, before: Report, after: Report): boolean {
  const isNew = (each: Finding) => !before.findings.some((old) => isSame(old, each));
  return (
    !after.findings.some((each) => isSame(each, finding) || (each.severity === 'error' && isNew(each))) &&
    Object.entries(before.journeys).every(([id, { targets }]) =>
      targets.every(({ name, met }) => !met || after.journeys[id]?.targets.find((each) => each.name === name)?.met),
    )
  );
}

/** What needs nobody's word first, then what costs least, then the one of least downtime. */
function byPrice(a: Trial, b: Trial): number {
  const isJudged = ({ proposal }: Trial) => (tacticOf(proposal.tactic)?.judgement === undefined ? 0 : 1);
  const down = ({ profile }: Trial) =>
    Object.values(profile.journeys).reduce((sum, { unavailability }) => sum + (unavailability ?? 1), 0);
  return isJudged(a) - isJudged(b) || a.profile.costPerMonth - b.profile.costPerMonth || down(a) - down(b);
}
