import type { Explanation, Loss, Report, Resilience } from '@shared/analysis';
import type { Design } from '@shared/model';

/** What the page asks of the analysis worker, and what it answers. */
export type Question =
  | { readonly type: 'analyze'; readonly revision: number; readonly design: Design }
  | { readonly type: 'explain'; readonly id: number; readonly figure: string }
  | { readonly type: 'resilience'; readonly id: number; readonly journey: string };

/** How a journey fails, and what each single loss does to the load of the others. */
export type ResilienceAnswer = { readonly resilience: Resilience | undefined; readonly losses: readonly Loss[] };

export type Answer =
  | { readonly type: 'report'; readonly revision: number; readonly report: Report; readonly tookMs: number }
  /** The same report, with what takes longer to find out. */
  | { readonly type: 'more'; readonly revision: number; readonly report: Report }
  | { readonly type: 'explanation'; readonly id: number; readonly explanation: Explanation | undefined }
  | ({ readonly type: 'resilience'; readonly id: number } & ResilienceAnswer)
  | { readonly type: 'failed'; readonly revision: number; readonly reason: string };
