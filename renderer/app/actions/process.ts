import {
  beginInterview,
  finishInterview,
  giveFiles,
  isInterviewRunning,
  nextPhase,
  pauseInterview,
  previousPhase,
} from '@renderer/process';
import { useDocument } from '@renderer/state/document';
import { readContract, writeContract } from '../openApi';
import type { Action } from './action';

giveFiles({ readOpenApi: () => void readContract(), writeOpenApi: (api) => void writeContract(api) });

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
  {
    id: 'read-openapi',
    label: 'Read a contract (OpenAPI) …',
    menu: 'Design',
    group: 6,
    needsDesign: true,
    run: readContract,
  },
  {
    id: 'write-openapi',
    label: 'Write a contract (OpenAPI) …',
    menu: 'Design',
    group: 6,
    needsDesign: true,
    isEnabled: () => Object.keys(useDocument.getState().design.apis).length > 0,
    run: () => writeContract(),
  },
];
