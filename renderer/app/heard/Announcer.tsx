import type { Report } from '@shared/analysis';
import { useDocument } from '@renderer/state/document';
import { isNothing, useSession } from '@renderer/state/session';
import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import { saidOfAnswer, saidOfChange, saidOfSelection } from './said';

/** Several changes at once are one message; the answer follows when nobody edits any more. */
const CHANGE_MS = 120;
const ANSWER_MS = 900;

type Message = { readonly id: number; readonly text: string };

/** Says what happens to those who do not see it: what was changed, what is selected, what the answer is now. */
export function Announcer({
  report,
  isStale,
}: {
  readonly report: Report | undefined;
  readonly isStale: boolean;
}): ReactElement {
  const [message, say] = useMessage();
  useDone(report, say);
  useAnswer(report, isStale, say);
  return (
    <output className="visually-hidden" data-testid="announcer">
      {/* A new element each time: the same words twice are said twice. */}
      <span key={message.id}>{message.text}</span>
    </output>
  );
}

function useMessage(): readonly [Message, (text: string) => void] {
  const [message, setMessage] = useState<Message>({ id: 0, text: '' });
  const say = useCallback((text: string) => {
    if (text !== '') setMessage(({ id }) => ({ id: id + 1, text }));
  }, []);
  return [message, say];
}

/** What was changed; where nothing was, what has been selected. */
function useDone(report: Report | undefined, say: (text: string) => void): void {
  const heard = useRef(report);
  useEffect(() => {
    heard.current = report;
  }, [report]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = useDocument.getState();
    let selected = useSession.getState().selection;
    const settle = () => {
      const now = useDocument.getState();
      const { selection } = useSession.getState();
      const change = now.design.id === from.design.id ? doneBetween(from, now) : '';
      const picked =
        selection === selected || isNothing(selection) ? '' : saidOfSelection(now.design, heard.current, selection);
      [from, selected] = [now, selection];
      say(change === '' ? picked : change);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(settle, CHANGE_MS);
    };
    const stops = [
      useDocument.subscribe((state, before) => state.revision !== before.revision && later()),
      useSession.subscribe((state, before) => state.selection !== before.selection && later()),
    ];
    return () => {
      clearTimeout(timer);
      stops.forEach((stop) => stop());
    };
  }, [say]);
}

type State = ReturnType<typeof useDocument.getState>;

function doneBetween(from: State, now: State): string {
  if (from.design === now.design) return '';
  const undone = now.history.future.at(-1);
  if (now.history.future.length > from.history.future.length && undone) return `Undone: ${undone.label}.`;
  const last = now.history.past.at(-1);
  if (last === undefined) return '';
  if (now.history.future.length < from.history.future.length && from.history.future.includes(last))
    return `Redone: ${last.label}.`;
  return saidOfChange(last, from.design, now.design);
}

/** What the newest answer says that the last one that was told did not. */
function useAnswer(report: Report | undefined, isStale: boolean, say: (text: string) => void): void {
  const told = useRef<{ readonly id: string; readonly report: Report | undefined }>({ id: '', report: undefined });
  useEffect(() => {
    if (report === undefined || isStale) return undefined;
    const timer = setTimeout(() => {
      const { design } = useDocument.getState();
      if (design.id !== report.design.id) return;
      const before = told.current.id === design.id ? told.current.report : undefined;
      told.current = { id: design.id, report };
      say(saidOfAnswer(design, report, before, useSession.getState().journey));
    }, ANSWER_MS);
    return () => clearTimeout(timer);
  }, [report, isStale, say]);
}
