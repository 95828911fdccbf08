import type { Cost, Data } from '../model';
import type { Source, SOURCES } from './sources';

export type { Source };

export type Confidence = 'high' | 'medium' | 'low';

/** A default with its evidence: what it says, who says so, how sure we are. */
export type Sourced<T> = {
  readonly value: T;
  readonly source: keyof typeof SOURCES;
  readonly confidence: Confidence;
  /** The conditions under which it holds, or how it was derived: "4 vCPU, gp3, saturation". */
  readonly note?: string;
};

/**
 * What a typical instance does. `serviceMs`, `concurrency` and `capacityRps` belong together: they describe one machine,
 * so as soon as a design states its own service time or ceiling, the catalogue's `concurrency` and `capacityRps` no longer hold.
 */
export type Defaults = {
  readonly serviceMs?: Sourced<number>;
  readonly writeServiceMs?: Sourced<number>;
  readonly concurrency?: Sourced<number>;
  readonly capacityRps?: Sourced<number>;
  readonly availability?: Sourced<number>;
  readonly cost?: Sourced<Cost>;
  readonly data?: Sourced<Data>;
};

export type GroupId = 'people' | 'edge' | 'compute' | 'data' | 'messaging' | 'platform' | 'external' | 'other';

export type Kind = {
  readonly id: string;
  readonly name: string;
  readonly group: GroupId;
  /** One plain sentence: what it is for. */
  readonly summary: string;
  /** Other words that people search for, lower case. */
  readonly aliases: readonly string[];
  /** The column in which a tidy drawing puts it: 0 people, 1 edge, 2 entry, 3 logic, 4 messaging, 5 data, 6 platform. */
  readonly tier: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** A request is routed to one of its connectors instead of using all of them. */
  readonly dispatch?: 'one';
  /** Observability, configuration, discovery: what others report to, never the reason that a journey fails. */
  readonly supporting?: true;
  readonly defaults: Defaults;
  /** Kinds that plausibly come next, for the quick add at the end of a connector. */
  readonly next: readonly string[];
};

export type Provider = 'aws' | 'azure' | 'gcp' | 'self-hosted' | 'saas';

export type Technology = {
  readonly name: string;
  readonly kind: string;
  readonly provider: Provider;
  readonly aliases: readonly string[];
  /** Container images by the last part of their name, lower case: `postgres`, `redis`. */
  readonly images?: readonly string[];
  readonly defaults: Defaults;
};

/** One capability as each provider sells it: names of technologies. */
export type Equivalence = { readonly capability: string } & { readonly [P in Provider]?: string };
