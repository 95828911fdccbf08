import {
  beginInterview,
  finishInterview,
  isInterviewRunning,
  nextPhase,
  pauseInterview,
  previousPhase,
} from '@renderer/process';
import type { Action } from './action';

const interview = (id: string, label: string, run: () => void, keys?: string): Action => ({
  id: `interview-${id}`,
  label,
  menu: 'Design',
  group: 5,
  needsDesign: true,
  ...(keys === undefined ? {} : { keys: [keys] }),
  isEnabled: isInterviewRunning,
  run,
});

const start = (length: 35 | 45 | 60): Action => ({
  id: `interview-${length}`,
  label: `Interview of ${length} minutes`,
  menu: 'Design',
  group: 4,
  needsDesign: true,
  isEnabled: () => !isInterviewRunning(),
  run: () => beginInterview(length),
});

/** Pacing an interview: its phases are one key apart, also while somebody types. */
export const PROCESS: readonly Action[] = [
  start(35),
  start(45),
  start(60),
  interview('next', 'Next phase', nextPhase, 'F8'),
  interview('previous', 'Previous phase', previousPhase, 'Shift+F8'),
  interview('pause', 'Pause or continue the interview', pauseInterview, 'F9'),
  interview('end', 'End the interview', finishInterview),
];
