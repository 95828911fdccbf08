import type { Progress, Results, Task } from './tasks';

export type Question =
  | { readonly type: 'start'; readonly id: number; readonly task: Task }
  | { readonly type: 'cancel'; readonly id: number };

export type Answer =
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'done'; readonly id: number; readonly result: Results[Task['type']] }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
