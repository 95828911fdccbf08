import type { Explanation, Report } from '@shared/analysis';
import type { Design } from '@shared/model';

/** What the page asks of the analysis worker, and what it answers. */
export type Question =
  | { readonly type: 'analyze'; readonly revision: number; readonly design: Design }
  | { readonly type: 'explain'; readonly id: number; readonly figure: string };

export type Answer =
  | { readonly type: 'report'; readonly revision: number; readonly report: Report; readonly tookMs: number }
  | { readonly type: 'explanation'; readonly id: number; readonly explanation: Explanation | undefined }
  | { readonly type: 'failed'; readonly revision: number; readonly reason: string };
