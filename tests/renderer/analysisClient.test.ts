import { createAnalysisClient } from '@renderer/analysis';
import type { Question } from '@renderer/analysis/protocol';
import { analyze } from '@shared/analysis';
import { expect, test } from 'vitest';
import { design } from '../support/design';

/** A worker whose answers the test gives when it likes. */
function fakeWorker() {
  const listeners: Record<string, ((event: unknown) => void)[]> = { message: [], error: [] };
  const asked: Question[] = [];
  return {
    asked,
    start: () => ({
      postMessage: (question: Question) => void asked.push(question),
      addEventListener: (type: string, listener: unknown) =>
        void listeners[type]!.push(listener as (event: unknown) => void),
      terminate: () => undefined,
    }),
    answer: (data: unknown) => listeners['message']!.forEach((listener) => listener({ data })),
    crash: (message: string) => listeners['error']!.forEach((listener) => listener({ message })),
  };
}

const drawing = design('client[rate=1] > db');
const { report } = analyze(drawing);
const revisions = (asked: readonly Question[]) =>
  asked.map((question) => (question.type === 'analyze' ? question.revision : 'explain'));

test('one analysis runs at a time, and of those that wait only the newest', () => {
  const worker = fakeWorker();
  const client = createAnalysisClient(worker.start);
  for (const revision of [1, 2, 3, 4]) client.analyze(drawing, revision);
  expect(revisions(worker.asked)).toEqual([1]);
  worker.answer({ type: 'report', revision: 1, report, tookMs: 1 });
  expect(client.useAnalysis.getState().revision).toBe(1);
  expect(revisions(worker.asked)).toEqual([1, 4]);
  worker.answer({ type: 'report', revision: 4, report, tookMs: 1 });
  expect(client.useAnalysis.getState().revision).toBe(4);
});

test('a bug of the engine is told, and the next revision is tried again', () => {
  const worker = fakeWorker();
  const client = createAnalysisClient(worker.start);
  client.analyze(drawing, 1);
  client.analyze(drawing, 2);
  worker.answer({ type: 'failed', revision: 1, reason: 'bug' });
  expect(client.useAnalysis.getState().failure).toBe('bug');
  worker.answer({ type: 'report', revision: 2, report, tookMs: 1 });
  expect(client.useAnalysis.getState().failure).toBeUndefined();
});

test('a worker that died is replaced, and what waited is analysed', () => {
  const worker = fakeWorker();
  const client = createAnalysisClient(worker.start);
  client.analyze(drawing, 1);
  client.analyze(drawing, 2);
  worker.crash('out of memory');
  expect(client.useAnalysis.getState().failure).toBe('out of memory');
  expect(revisions(worker.asked)).toEqual([1, 2]);
});

test('an explanation goes to whoever asked for it', async () => {
  const worker = fakeWorker();
  const client = createAnalysisClient(worker.start);
  const first = client.explain('cost.perMonth');
  const second = client.explain('nothing');
  worker.answer({ type: 'explanation', id: 1, explanation: undefined });
  worker.answer({ type: 'explanation', id: 0, explanation: { title: 'Cost' } });
  expect(await second).toBeUndefined();
  expect((await first)?.title).toBe('Cost');
});
