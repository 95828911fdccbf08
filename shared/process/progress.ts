import { CHECKS, type Check } from './checks';
import { STEPS, type StepId } from './steps';
import type { Subject } from './subject';

export type Progress = {
  readonly id: StepId;
  readonly checks: readonly Check[];
  readonly met: number;
  readonly total: number;
  /** `done` and `not-needed` are a person's word; it counts whatever the checks say. */
  readonly state: 'empty' | 'started' | 'complete' | 'done' | 'not-needed';
  readonly reason: string | undefined;
  /** What is missing, in the words of the process; the first is the next thing to do. */
  readonly missing: readonly string[];
};

/** How far each of the fifteen steps has come. Nothing is ever forced: this only says. */
export function progressOf(subject: Subject): readonly Progress[] {
  return STEPS.map(({ id }) => {
    const checks = CHECKS[id](subject);
    const met = checks.filter(({ isMet }) => isMet).length;
    const mark = subject.review.steps[id];
    const computed = met === 0 ? 'empty' : met === checks.length ? 'complete' : 'started';
    return {
      id,
      checks,
      met,
      total: checks.length,
      state: mark?.state ?? computed,
      reason: mark?.reason,
      missing: checks.filter(({ isMet }) => !isMet).map(({ missing }) => missing),
    };
  });
}
