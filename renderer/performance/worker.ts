import {
  analyze,
  costSteps,
  distributions,
  frontier,
  ladder,
  latencyBudget,
  limitsOf,
  multiplesFor,
  queueFigures,
  sweep,
  uncertainty,
} from '@shared/analysis';
import { beyondKnee } from './loadScale';
import type { Answers, Asked, Question, Told } from './protocol';

const tell = (message: Told): void => self.postMessage(message);

/** Ten minutes: long enough to notice an outage and end it. */
const OUTAGE_SECONDS = 600;
const POINTS = 41;
export const RANGE = { from: 0.1, to: 100 } as const;

function answerTo(question: Question, onProgress: (share: number) => void): Answers[Question['type']] {
  const { design } = question;
  switch (question.type) {
    case 'curves': {
      const { analysis, report } = analyze(design, { maxCutSetOrder: 1 });
      const limits = limitsOf(design);
      // Each journey has a knee of its own: another one may give in long before.
      const knees = Object.values(report.journeys).flatMap(({ breaks }) => breaks.slice(0, 1).map(({ at }) => at));
      const to = knees.length === 0 ? 10 : Math.min(RANGE.to, Math.max(2, ...knees.map(beyondKnee)));
      return {
        sweep: sweep(design, multiplesFor({ from: RANGE.from, to }, POINTS, knees)),
        limits,
        budgets: Object.fromEntries(Object.keys(design.journeys).map((id) => [id, latencyBudget(analysis, id)])),
        queues: queueFigures(analysis, { outageSeconds: OUTAGE_SECONDS }),
        steps: costSteps(analysis),
      };
    }
    case 'load':
      return {
        sweep: sweep(design, [question.multiple]),
        distributions: distributions(design, question.multiple),
      };
    case 'ladder':
      return ladder(design, { steps: 24, ...(question.journey === undefined ? {} : { journey: question.journey }) });
    case 'frontier':
      return frontier(design, question.first, question.second) ?? null;
    case 'uncertainty':
      return uncertainty(design, { draws: question.draws, seed: question.seed, onProgress });
    default:
      return question satisfies never;
  }
}

self.addEventListener('message', ({ data: { id, question } }: MessageEvent<Asked>) => {
  try {
    let told = 0;
    const answer = answerTo(question, (share) => {
      if (share - told < 0.02) return;
      told = share;
      tell({ id, type: 'progress', share });
    });
    tell({ id, type: 'answer', answer });
  } catch (error) {
    tell({ id, type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});
