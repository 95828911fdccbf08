import { type AnalysisClient, createAnalysisClient } from './client';

export type { ResilienceAnswer } from './protocol';
export { type AnalysisClient, type AnalysisState, createAnalysisClient } from './client';

export const startAnalysis = (): AnalysisClient =>
  createAnalysisClient(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'analysis' }));
