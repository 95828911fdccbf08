import type { Explanation, Report } from '@shared/analysis';
import type { ComponentType } from 'react';

export type PageProps = {
  readonly report: Report | undefined;
  readonly explain: (figure: string) => Promise<Explanation | undefined>;
};

/** A view onto the same design beside the drawing; loaded when it is first shown. */
export type Page = {
  readonly id: string;
  readonly label: string;
  readonly keys: string;
  /** What the page says once there is a journey; a page without this has something to say at once. */
  readonly promise?: string;
  readonly load: () => Promise<{ readonly default: ComponentType<PageProps> }>;
};

export const DRAWING = { id: 'drawing', label: 'Drawing', keys: 'Alt+1' } as const;

/** In the order of the tabs; the drawing comes before them. */
export const PAGES: readonly Page[] = [
  { id: 'process', label: 'Process', keys: 'Alt+2', load: () => import('@renderer/process/ProcessPage') },
  {
    id: 'performance',
    label: 'Performance',
    keys: 'Alt+3',
    promise: 'Who gives in under which load, how long answers take, and what comes next.',
    load: () => import('@renderer/performance/PerformancePage'),
  },
  {
    id: 'reliability',
    label: 'Reliability',
    keys: 'Alt+4',
    promise: 'What takes the system down, alone or together, how often, and what would change that.',
    load: () => import('./ReliabilityRoute'),
  },
  { id: 'tradeoffs', label: 'Trade-offs', keys: 'Alt+5', load: () => import('./TradeoffRoute') },
  {
    id: 'simulation',
    label: 'Simulation',
    keys: 'Alt+6',
    promise:
      'The design played request by request: whether it behaves as computed, and what happens while things break.',
    load: () => import('@renderer/simulation/SimulationPage'),
  },
];
