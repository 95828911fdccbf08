import type { Finding } from '@shared/analysis';
import { analyze } from '@shared/analysis';
import { apply } from '@shared/edit';
import type { Design } from '@shared/model';
import { wholeReport } from '@shared/rules';
import {
  compare,
  type Comparison,
  drill,
  type Drilled,
  type Endings,
  endings,
  FAULTS,
  type Goal,
  improve,
  type Improvement,
  isEnded,
  lookAt,
  profileOf,
  type Proposal,
  remediesFor,
  type RiskStatement,
  risksOf,
  sensitivities,
  type Sensitivity,
  type Share,
  type Strike,
  type Target,
  trial,
  type Trial,
  tryFrom,
  type Profile,
} from '@shared/tradeoff';
import { attributesOf } from './words';

/** What the page asks the trade-off worker to do. */
export type Task =
  | { readonly type: 'try'; readonly design: Design; readonly timeMs: number; readonly share: Share }
  | {
      readonly type: 'improve';
      readonly design: Design;
      readonly goal: Goal;
      readonly budgetPerMonth?: number;
      readonly timeMs: number;
    }
  | { readonly type: 'weak'; readonly design: Design; readonly timeMs: number }
  | { readonly type: 'sensitivity'; readonly design: Design; readonly timeMs: number }
  | { readonly type: 'compare'; readonly designs: readonly { readonly name: string; readonly design: Design }[] }
  | { readonly type: 'drill'; readonly design: Design; readonly strikes: readonly Strike[] }
  | { readonly type: 'remedies'; readonly design: Design; readonly finding: Finding }
  | { readonly type: 'faults'; readonly design: Design };

export type Results = {
  readonly try: { readonly base: Profile; readonly trials: readonly Trial[]; readonly total: number };
  readonly improve: Improvement;
  readonly weak: Endings;
  readonly sensitivity: { readonly sensitivities: readonly Sensitivity[]; readonly risks: readonly RiskStatement[] };
  readonly compare: Comparison;
  readonly drill: Drilled;
  readonly remedies: readonly Trial[];
  /** Where each fault of the library can strike. */
  readonly faults: Readonly<Record<string, readonly Target[]>>;
};

/** How far a task is. What has been found until now comes along where a page shows it at once. */
export type Progress = {
  readonly done: number;
  readonly total: number | undefined;
  readonly note?: string;
  readonly trials?: readonly Trial[];
};

/** Remedies that are tried for one finding: more nobody reads. */
const MOST_REMEDIES = 40;

/** The steps of a task; between two of them the worker listens. */
export function* steps(task: Task, now: () => number): Generator<Progress, Results[Task['type']]> {
  switch (task.type) {
    case 'try':
      return yield* tried(task.design, task.share, hasTime(task.timeMs, now));
    case 'improve': {
      const { design, goal, budgetPerMonth, timeMs } = task;
      const search = improve(design, {
        goal,
        now,
        timeMs,
        ...(budgetPerMonth === undefined ? {} : { budgetPerMonth }),
      });
      for (let step = search.next(); ; step = search.next()) {
        if (step.done) return step.value;
        yield { done: step.value.tried, total: undefined, note: PHASES[step.value.phase] };
      }
    }
    case 'weak': {
      const look = lookAt(task.design, analyze(task.design, { maxCutSetOrder: 2 }));
      const search = endings(look, { hasTime: hasTime(task.timeMs, now) });
      for (let step = search.next(); ; step = search.next()) {
        if (step.done) return step.value;
        yield { done: step.value, total: undefined };
      }
    }
    case 'sensitivity': {
      const look = lookAt(task.design, analyze(task.design, { maxCutSetOrder: 2 }));
      const found = yield* sensitivities(look, { hasTime: hasTime(task.timeMs, now) });
      return { sensitivities: found, risks: risksOf(profileOf(look), found) };
    }
    case 'compare':
      yield { done: 0, total: 1 };
      return compare(task.designs);
    case 'drill':
      yield { done: 0, total: 1 };
      return drill(lookAt(task.design, analyze(task.design, { maxCutSetOrder: 1 })), task.strikes);
    case 'remedies':
      return yield* remedies(task.design, task.finding);
    case 'faults': {
      yield { done: 0, total: 1 };
      const look = lookAt(task.design, analyze(task.design, { maxCutSetOrder: 1 }));
      return Object.fromEntries(FAULTS.map(({ id, targets }) => [id, targets(look)]));
    }
    default:
      return task satisfies never;
  }
}

const PHASES = {
  repair: 'looking for a design that meets the targets',
  trim: 'taking away what is not needed',
  prove: 'looking for anything cheaper',
} as const;

function hasTime(timeMs: number, now: () => number): () => boolean {
  const deadline = now() + timeMs;
  return () => now() < deadline;
}

function* tried(design: Design, share: Share, isTimeLeft: () => boolean): Generator<Progress, Results['try']> {
  const look = lookAt(design, analyze(design, { maxCutSetOrder: 2 }));
  const run = tryFrom(look, { share, hasTime: isTimeLeft });
  let total = 0;
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return { ...step.value, total: Math.max(total, step.value.trials.length) };
    total = step.value.total;
    yield { done: step.value.done, total, trials: [step.value.latest] };
  }
}

/** An analysis that would make the finding again: broken rules and what single losses do are looked for on top of the figures. */
function told(finding: Finding, design: Design, maxCutSetOrder: 1 | 2): ReturnType<typeof analyze> {
  const known = analyze(design, { maxCutSetOrder });
  return attributesOf(finding) === undefined ? { ...known, report: wholeReport(design, known) } : known;
}

function* remedies(design: Design, finding: Finding): Generator<Progress, readonly Trial[]> {
  const look = lookAt(design, told(finding, design, 2));
  const base = profileOf(look);
  const all: readonly Proposal[] = remediesFor(look, finding).slice(0, MOST_REMEDIES);
  const found: Trial[] = [];
  const ending: Trial[] = [];
  // Where no figure shows what it complains of, the whole analysis is asked whether it still does.
  const isAsked = attributesOf(finding) === undefined;
  for (const proposal of all) {
    const one = trial(design, base, proposal);
    found.push(one);
    if (isAsked && isEnded(finding, look.report, told(finding, apply(design, proposal.change), 1).report))
      ending.push(one);
    yield { done: found.length, total: all.length };
  }
  return ending.length > 0 ? ending : found;
}
