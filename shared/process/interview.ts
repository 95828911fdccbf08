import type { StepId } from './steps';

/** A phase of an interview; `step` is the view that belongs to it, none: the drawing alone. */
export type Phase = { readonly id: string; readonly title: string; readonly step: StepId; readonly minutes: number };

export const LENGTHS = [35, 45, 60] as const;
export type InterviewLength = (typeof LENGTHS)[number];

/** Minutes of each phase for 35, 45 and 60: clarifying and estimating are capped, the rest goes to design and depth. */
const PHASES: readonly (Omit<Phase, 'minutes'> & { readonly minutes: readonly [number, number, number] })[] = [
  { id: 'clarify', title: 'Clarify', step: 'requirements', minutes: [5, 5, 7] },
  { id: 'estimate', title: 'Estimate', step: 'estimate', minutes: [3, 5, 6] },
  { id: 'api', title: 'API', step: 'api', minutes: [4, 5, 6] },
  { id: 'data', title: 'Data', step: 'data', minutes: [4, 5, 7] },
  { id: 'design', title: 'High level', step: 'design', minutes: [9, 11, 14] },
  { id: 'dive', title: 'Deep dive', step: 'components', minutes: [8, 11, 16] },
  { id: 'wrap-up', title: 'Wrap up', step: 'review', minutes: [2, 3, 4] },
];

/** Postcondition: the minutes add up to `length`. */
export const phasesOf = (length: InterviewLength): readonly Phase[] =>
  PHASES.map(({ minutes, ...phase }) => ({ ...phase, minutes: minutes[LENGTHS.indexOf(length)]! }));

/** An interview: when it began, when each change of phase and each pause came. Times are of the caller's clock, in ms. */
export type Interview = {
  readonly length: InterviewLength;
  readonly phase: number;
  /** Time spent in each phase before `since`. */
  readonly spentMs: readonly number[];
  /** From when on the present phase runs; undefined: paused or over. */
  readonly sinceMs: number | undefined;
  readonly isOver: boolean;
};

export const startInterview = (length: InterviewLength, nowMs: number): Interview => ({
  length,
  phase: 0,
  spentMs: PHASES.map(() => 0),
  sinceMs: nowMs,
  isOver: false,
});

/** Time spent in each phase up to now. */
export const spentAt = ({ spentMs, phase, sinceMs }: Interview, nowMs: number): readonly number[] =>
  spentMs.map((before, i) => before + (i === phase && sinceMs !== undefined ? Math.max(0, nowMs - sinceMs) : 0));

/** Goes to another phase; beyond the last one the interview is over. Going back continues that phase's time. */
export function moveTo(interview: Interview, phase: number, nowMs: number): Interview {
  if (interview.isOver || phase < 0) return interview;
  const spentMs = spentAt(interview, nowMs);
  if (phase >= PHASES.length) return { ...interview, spentMs, sinceMs: undefined, isOver: true };
  return { ...interview, spentMs, phase, sinceMs: interview.sinceMs === undefined ? undefined : nowMs };
}

export function togglePause(interview: Interview, nowMs: number): Interview {
  if (interview.isOver) return interview;
  return interview.sinceMs === undefined
    ? { ...interview, sinceMs: nowMs }
    : { ...interview, spentMs: spentAt(interview, nowMs), sinceMs: undefined };
}

/** What is left of the present phase, negative when over, and of the whole. */
export function leftAt(interview: Interview, nowMs: number): { readonly phaseMs: number; readonly totalMs: number } {
  const spent = spentAt(interview, nowMs);
  const phases = phasesOf(interview.length);
  return {
    phaseMs: phases[interview.phase]!.minutes * 60_000 - spent[interview.phase]!,
    totalMs: interview.length * 60_000 - spent.reduce((sum, ms) => sum + ms, 0),
  };
}
