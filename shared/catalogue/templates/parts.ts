import type { Component, Connector, Design } from '../../model';
import { machine, ZONES } from './records';

/** Spread over both zones of the region. */
export const BOTH = { boundary: 'region', zones: [...ZONES] } as const;

type Size = {
  readonly replicas: number;
  readonly serviceMs: number;
  readonly concurrency: number;
};

/** A part of one's own that runs in both zones: each instance works 99.9% of the time. */
export const running = (
  kind: string,
  name: string,
  { replicas, serviceMs, concurrency }: Size,
  more: Partial<Component> = {},
): Component => ({
  kind,
  name,
  replicas,
  serviceMs,
  concurrency,
  availability: 0.999,
  ...BOTH,
  ...machine(62),
  ...more,
});

/** Two balancers that no request of these systems ever fills. */
export const balancer = (name = 'Load balancer'): Component => ({
  kind: 'load-balancer',
  name,
  ...BOTH,
  replicas: 2,
  serviceMs: 0.5,
  concurrency: 80,
  availability: 0.9999,
  ...machine(60),
});

/** `[from, to, fields]` as connectors that are called after their ends. */
export function wired(...lines: readonly (readonly [string, string, Partial<Connector>?])[]): Design['connectors'] {
  return Object.fromEntries(lines.map(([from, to, fields]) => [`${from}-${to}`, { from, to, ...fields }]));
}

export const OURS = 'assumption of this template';
export const notes = (chapter: number): string =>
  `preslavmihaylov/booknotes, System Design Interview, chapter ${chapter} (figures only)`;
export const KPS = (title: string): string => `karanpratapsingh/system-design, “${title}” (figures only)`;
