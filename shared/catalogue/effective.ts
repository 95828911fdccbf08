import { type Component, type Cost, type Data, likely, type Quantity } from '../model';
import { kindOf, technologyOf } from './lookup';
import { SOURCES } from './sources';
import type { Confidence, Defaults, Kind, Source, Sourced, Technology } from './types';

/** From where an attribute has its value. */
export type Origin =
  | { readonly from: 'own' }
  | {
      readonly from: 'technology' | 'kind';
      readonly name: string;
      readonly source: Source;
      readonly confidence: Confidence;
      readonly note?: string;
    }
  | { readonly from: 'rule'; readonly note: string };

/** An attribute as the analysis uses it, and from where it has its value. */
export type Effective<T> = { readonly value: T; readonly origin: Origin };

const OWN: Origin = { from: 'own' };
const rule = <T>(value: T, note: string): Effective<T> => ({ value, origin: { from: 'rule', note } });

/** What holds where nobody says anything; made once, because a large design has ten thousand of each. */
const UNSTATED = {
  serviceScv: rule(1, 'exponential service times unless stated'),
  concurrency: rule(1, 'one request at a time unless stated'),
  replicas: rule(1, 'one replica unless stated'),
  availability: rule(1, 'no availability is known'),
  discipline: rule('fifo' as const, 'first come, first served unless stated'),
  dispatch: rule('all' as const, 'a request uses every outgoing connector'),
};

/** What the analysis needs to know of a component. Undefined where neither the person nor the catalogue says anything. */
export type Attributes = {
  readonly kind: Kind | undefined;
  readonly technology: Technology | undefined;
  readonly serviceMs: Effective<number> | undefined;
  readonly writeServiceMs: Effective<number> | undefined;
  readonly serviceScv: Effective<number>;
  readonly concurrency: Effective<number>;
  readonly capacityRps: Effective<number> | undefined;
  readonly replicas: Effective<number>;
  readonly availability: Effective<number>;
  readonly discipline: Effective<'fifo' | 'processor-sharing'>;
  readonly dispatch: Effective<'all' | 'one'>;
  readonly cost: Effective<Cost> | undefined;
  readonly data: Effective<Data> | undefined;
};

/** Own attribute, else the technology's, else the kind's, else the rule of the file format. */
export function attributesOf(component: Component): Attributes {
  const kind = kindOf(component.kind);
  const technology = technologyOf(component.technology);
  const fromCatalogue = <K extends keyof Defaults>(key: K) => defaultOf(key, technology, kind);
  const own = (quantity: Quantity | undefined): Effective<number> | undefined =>
    quantity === undefined ? undefined : { value: likely(quantity), origin: OWN };

  const ownService = own(component.serviceMs);
  const serviceMs = ownService ?? fromCatalogue('serviceMs');
  const describesItself = ownService !== undefined || component.capacityRps !== undefined;
  const capacityRps =
    own(component.capacityRps) ??
    (ownService || component.concurrency !== undefined ? undefined : fromCatalogue('capacityRps'));
  return {
    kind,
    technology,
    serviceMs,
    writeServiceMs:
      own(component.writeServiceMs) ?? (ownService ? undefined : fromCatalogue('writeServiceMs')) ?? serviceMs,
    serviceScv: own(component.serviceScv) ?? UNSTATED.serviceScv,
    concurrency:
      own(component.concurrency) ??
      (describesItself ? concurrencyBehind(ownService, serviceMs, component) : fromCatalogue('concurrency')) ??
      UNSTATED.concurrency,
    capacityRps,
    replicas: own(component.replicas) ?? UNSTATED.replicas,
    availability: availabilityOf(component) ?? fromCatalogue('availability') ?? UNSTATED.availability,
    discipline: component.discipline ? { value: component.discipline, origin: OWN } : UNSTATED.discipline,
    dispatch: component.dispatch
      ? { value: component.dispatch, origin: OWN }
      : kind?.dispatch === 'one'
        ? rule('one', `a ${kind.name.toLowerCase()} routes a request to one of its targets`)
        : UNSTATED.dispatch,
    cost: component.cost ? { value: component.cost, origin: OWN } : fromCatalogue('cost'),
    data: component.data
      ? { value: { ...fromCatalogue('data')?.value, ...component.data }, origin: OWN }
      : fromCatalogue('data'),
  };
}

function availabilityOf(component: Component): Effective<number> | undefined {
  if (component.availability !== undefined) return { value: likely(component.availability), origin: OWN };
  if (component.mtbfHours === undefined || component.mttrHours === undefined) return undefined;
  const mtbf = likely(component.mtbfHours);
  return rule(mtbf / (mtbf + likely(component.mttrHours)), 'mtbf / (mtbf + mttr), both stated');
}

/**
 * A stated ceiling with the catalogue's service time: as many at once as that ceiling needs, or the ceiling would be
 * hidden behind a machine that it does not describe.
 */
function concurrencyBehind(
  ownService: Effective<number> | undefined,
  serviceMs: Effective<number> | undefined,
  component: Component,
): Effective<number> | undefined {
  if (ownService !== undefined || serviceMs === undefined || component.capacityRps === undefined) return undefined;
  const needed = Math.max(1, Math.ceil((likely(component.capacityRps) * serviceMs.value) / 1000));
  return rule(needed, 'as many at once as the stated capacity needs at the catalogue’s service time');
}

/** The catalogue's default for one attribute of a technology, else of a kind. */
export function defaultOf<K extends keyof Defaults>(
  key: K,
  technology: Technology | undefined,
  kind: Kind | undefined,
): Effective<NonNullable<Defaults[K]>['value']> | undefined {
  // A technology that describes a machine of its own describes all of it: its kind's concurrency is another machine's.
  const isMachine = key === 'concurrency' || key === 'capacityRps' || key === 'writeServiceMs';
  const mine = technology && defaultIn('technology', technology, key);
  if (mine !== undefined) return mine;
  if (isMachine && (technology?.defaults.serviceMs !== undefined || technology?.defaults.capacityRps !== undefined))
    return undefined;
  return kind && defaultIn('kind', kind, key);
}

const knownDefaults = new WeakMap<Technology | Kind, Partial<Record<keyof Defaults, Effective<unknown>>>>();

/** A row of the catalogue says the same of every component; it is worded once, because a design may have ten thousand. */
function defaultIn<K extends keyof Defaults>(
  from: 'technology' | 'kind',
  row: Technology | Kind,
  key: K,
): Effective<NonNullable<Defaults[K]>['value']> | undefined {
  const sourced: Sourced<unknown> | undefined = row.defaults[key];
  if (sourced === undefined) return undefined;
  let known = knownDefaults.get(row);
  if (known === undefined) knownDefaults.set(row, (known = {}));
  known[key] ??= { value: sourced.value, origin: originOf(from, row.name, sourced) };
  return known[key] as Effective<NonNullable<Defaults[K]>['value']>;
}

const originOf = (from: 'technology' | 'kind', name: string, sourced: Sourced<unknown>): Origin => ({
  from,
  name,
  source: SOURCES[sourced.source],
  confidence: sourced.confidence,
  ...(sourced.note === undefined ? {} : { note: sourced.note }),
});
