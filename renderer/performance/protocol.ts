import type {
  CostStep,
  Corner,
  Ladder,
  LatencyBudget,
  Limits,
  QuantilePoint,
  QueueFigures,
  Sweep,
  Uncertainty,
} from '@shared/analysis';
import type { Design } from '@shared/model';

/** What the page asks its worker. Each question has one answer, and may be given up for a newer one. */
export type Question =
  | { readonly type: 'curves'; readonly design: Design }
  | { readonly type: 'load'; readonly design: Design; readonly multiple: number }
  | { readonly type: 'ladder'; readonly design: Design; readonly journey: string | undefined }
  | { readonly type: 'frontier'; readonly design: Design; readonly first: string; readonly second: string }
  | { readonly type: 'uncertainty'; readonly design: Design; readonly draws: number; readonly seed: number };

/** Everything about today's design that needs no choice. */
export type Curves = {
  readonly sweep: Sweep;
  readonly limits: Limits;
  readonly budgets: Readonly<Record<string, LatencyBudget | null>>;
  readonly queues: readonly QueueFigures[];
  readonly steps: readonly CostStep[];
};

export type AtLoad = {
  readonly sweep: Sweep;
  readonly distributions: Readonly<Record<string, readonly QuantilePoint[] | null>>;
};

export type Answers = {
  readonly curves: Curves;
  readonly load: AtLoad;
  readonly ladder: Ladder;
  readonly frontier: readonly Corner[] | null;
  readonly uncertainty: Uncertainty;
};

export type Asked = { readonly id: number; readonly question: Question };
export type Told =
  | { readonly id: number; readonly type: 'answer'; readonly answer: Answers[Question['type']] }
  | { readonly id: number; readonly type: 'progress'; readonly share: number }
  | { readonly id: number; readonly type: 'failed'; readonly reason: string };
