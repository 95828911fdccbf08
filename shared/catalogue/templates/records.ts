import type { Design } from '../../model';

/** What a template says besides its drawing. The fields are those of the process views; the file keeps any others. */
export type Requirement = {
  readonly kind: 'functional' | 'non-functional';
  readonly text: string;
  readonly priority: 'must' | 'should' | 'could';
  readonly journeys?: readonly string[];
};

export type EstimateLine = {
  readonly name: string;
  /** As a person writes it on the back of an envelope. */
  readonly formula: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
};

export type Decision = {
  readonly title: string;
  readonly context: string;
  readonly options: readonly string[];
  readonly decision: string;
  readonly consequences: string;
  readonly components?: readonly string[];
};

export type Note = { readonly text: string };

export const must = (text: string, ...journeys: string[]): Requirement => ({
  kind: 'functional',
  text,
  priority: 'must',
  ...(journeys.length > 0 ? { journeys } : {}),
});

export const should = (text: string, ...journeys: string[]): Requirement => ({
  ...must(text, ...journeys),
  priority: 'should',
});

export const quality = (text: string, ...journeys: string[]): Requirement => ({
  ...must(text, ...journeys),
  kind: 'non-functional',
});

/** What people do, and how often: it drives the journeys that it names. */
export type EstimateAction = {
  readonly id: string;
  readonly name: string;
  readonly operation: 'read' | 'write';
  readonly times: number;
  readonly per: 'user-day' | 'day' | 'month' | 'second' | 'action';
  readonly of?: string;
  readonly journey?: string;
  readonly peakFactor?: number;
  readonly requestBytes?: number;
  readonly responseBytes?: number;
  readonly storedBytes?: number;
  readonly source?: string;
};

/** `[name, formula, value, unit, source]` */
export const estimateOf = (
  ...lines: readonly (readonly [string, string, number, string, string])[]
): { readonly lines: readonly EstimateLine[] } => ({
  lines: lines.map(([name, formula, value, unit, source]) => ({ name, formula, value, unit, source })),
});

/** The zones of one region that all templates stand in. */
export const ZONES = ['zone-a', 'zone-b'] as const;

export const REGION: Design['boundaries'] = {
  region: { kind: 'region', name: 'eu-1', availability: 0.9999 },
  'zone-a': { kind: 'zone', name: 'eu-1a', parent: 'region', availability: 0.9995 },
  'zone-b': { kind: 'zone', name: 'eu-1b', parent: 'region', availability: 0.9995 },
};

/** An instance of one's own software with two cores on demand, and its share of operating it. */
export const machine = (perReplicaMonth: number) => ({ cost: { perReplicaMonth } });

/** 160 000 requests a second: either balancer carries any of the templates alone. */
const BALANCER = { serviceMs: 0.5, concurrency: 80, availability: 0.9999, ...machine(60) };

/** One balancer in each zone, and a name that leads to those that work. */
export const ENTRANCE: Design['components'] = {
  dns: {
    kind: 'dns',
    name: 'DNS',
    replicas: 4,
    serviceMs: 0,
    cost: { fixedMonth: 1 },
    notes: 'Four name servers lead to a balancer that works. Devices keep the answer, so requests do not wait for it.',
  },
  'balancer-a': { kind: 'load-balancer', name: 'Balancer a', boundary: 'zone-a', zones: ['zone-a'], ...BALANCER },
  'balancer-b': { kind: 'load-balancer', name: 'Balancer b', boundary: 'zone-b', zones: ['zone-b'], ...BALANCER },
};
