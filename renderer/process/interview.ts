import {
  type Interview,
  type InterviewLength,
  LENGTHS,
  moveTo,
  phasesOf,
  startInterview,
  togglePause,
} from '@shared/process';
import { frame, useSession } from '@renderer/state/session';
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { showStep } from './store';

const REMEMBERED = 'plumbline.interview';

/** A reload in the middle of an interview must not stop its clock. */
function recall(): Interview | undefined {
  try {
    const text = globalThis.localStorage?.getItem(REMEMBERED);
    const kept = text == null ? undefined : (JSON.parse(text) as Partial<Interview>);
    const isWhole = LENGTHS.some((length) => length === kept?.length) && kept?.spentMs?.length === phasesOf(45).length;
    return isWhole && !kept.isOver ? (kept as Interview) : undefined;
  } catch {
    return undefined;
  }
}

type State = { readonly interview: Interview | undefined };

export const useInterview = create<State>()(() => ({ interview: recall() }));

useInterview.subscribe(({ interview }) => {
  try {
    if (interview === undefined) globalThis.localStorage?.removeItem(REMEMBERED);
    else globalThis.localStorage?.setItem(REMEMBERED, JSON.stringify(interview));
  } catch {
    // Not remembered: only a reload would lose it.
  }
});

const current = (): Interview | undefined => useInterview.getState().interview;

function put(interview: Interview): void {
  useInterview.setState({ interview });
  if (!interview.isOver) showStep(phasesOf(interview.length)[interview.phase]!.step);
}

/** The drawing takes the place of the page, and the step of the phase that of the panel. */
export function beginInterview(length: InterviewLength): void {
  useSession.setState({ page: 'drawing', rightPanel: undefined });
  put(startInterview(length, Date.now()));
  // The drawing has less room now: once what stands beside it is there, all of it is shown.
  setTimeout(() => frame({ what: 'all' }), 150);
}

export function goToPhase(phase: number): void {
  const interview = current();
  if (interview !== undefined) put(moveTo(interview, phase, Date.now()));
}

export const nextPhase = (): void => goToPhase((current()?.phase ?? 0) + 1);
export const previousPhase = (): void => goToPhase((current()?.phase ?? 0) - 1);

export function pauseInterview(): void {
  const interview = current();
  if (interview !== undefined) put(togglePause(interview, Date.now()));
}

/** Ends it where it stands: what was spent is shown. */
export function finishInterview(): void {
  const interview = current();
  if (interview !== undefined) put(moveTo(interview, phasesOf(interview.length).length, Date.now()));
}

export const closeInterview = (): void => useInterview.setState({ interview: undefined });

export const isInterviewRunning = (): boolean => current()?.isOver === false;

/** The time, once a second while somebody looks. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}

/** `4:05`, and `+0:12` for what is over. */
export function clock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return ms < 0 && seconds > 0 ? `+${text}` : text;
}
