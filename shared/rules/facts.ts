import type { Report } from '../analysis';
import { attributesOf, type Attributes, type GroupId } from '../catalogue';
import { type Component, type Connector, type Design, type Entity, entitiesOf, type Review, reviewOf } from '../model';

/** Of one component what the rules ask for: its attributes, its neighbours, and what it keeps. */
export type ComponentFacts = {
  readonly id: string;
  readonly name: string;
  readonly component: Component;
  readonly attributes: Attributes;
  readonly group: GroupId;
  readonly incoming: readonly ConnectorFacts[];
  readonly outgoing: readonly ConnectorFacts[];
  /** A loose field of `security`, `operations` or `data`. */
  readonly said: (path: string) => unknown;
  /** Keeps data: a database, an object store; not a cache. */
  readonly isStore: boolean;
  readonly isQueue: boolean;
  readonly isPerson: boolean;
  readonly isExternal: boolean;
  /** A store that cannot be rebuilt from elsewhere. */
  readonly isSourceOfTruth: boolean;
};

export type ConnectorFacts = {
  readonly id: string;
  readonly connector: Connector;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly isSync: boolean;
  readonly said: (field: string) => unknown;
};

export type Facts = {
  readonly design: Design;
  readonly report: Report;
  readonly components: readonly ComponentFacts[];
  readonly byId: ReadonlyMap<string, ComponentFacts>;
  readonly connectors: readonly ConnectorFacts[];
  readonly entities: Readonly<Record<string, Entity>>;
  readonly review: Review;
  /** Connectors in front of something inside the system at which people or foreign systems arrive. */
  readonly entrances: readonly ConnectorFacts[];
};

const valueAt = (record: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      record,
    );

const QUEUES = new Set(['queue', 'stream', 'topic', 'event-bus']);
const NOT_STORES = new Set(['cache', 'block-storage']);
/** What only says where something is, or moves bytes: people pass through it, and nothing of ours begins there. */
const OUTER = new Set(['dns']);

/** Reads a design once for all rules. */
export function factsOf(design: Design, report: Report): Facts {
  const nameOf = (id: string): string => {
    const component = design.components[id];
    return component?.name ?? (component && attributesOf(component).kind?.name) ?? id;
  };
  const connectors: readonly ConnectorFacts[] = Object.entries(design.connectors).map(([id, connector]) => ({
    id,
    connector,
    from: connector.from,
    to: connector.to,
    name: `${nameOf(connector.from)} → ${nameOf(connector.to)}`,
    isSync: connector.mode !== 'async',
    said: (field) => valueAt(connector, field),
  }));
  const [incoming, outgoing] = [groupedBy(connectors, 'to'), groupedBy(connectors, 'from')];
  const components = Object.entries(design.components).map(([id, component]) => {
    const attributes = attributesOf(component);
    const group = attributes.kind?.group ?? 'other';
    const isQueue = QUEUES.has(component.kind);
    const isStore = group === 'data' && !NOT_STORES.has(component.kind);
    const data = attributes.data?.value;
    return {
      id,
      name: nameOf(id),
      component,
      attributes,
      group,
      incoming: incoming.get(id) ?? [],
      outgoing: outgoing.get(id) ?? [],
      said: (path: string) => (path.startsWith('data.') ? valueAt({ data }, path) : valueAt(component, path)),
      isStore,
      isQueue,
      isPerson: group === 'people',
      isExternal: group === 'external',
      isSourceOfTruth: isStore && (data?.sourceOfTruth ?? component.kind !== 'search-index'),
    };
  });
  const byId = new Map(components.map((facts) => [facts.id, facts]));
  const entrances = connectors.filter(({ from, to }) => {
    const [caller, callee] = [byId.get(from), byId.get(to)];
    if (caller === undefined || callee === undefined || callee.isPerson || callee.isExternal) return false;
    if (OUTER.has(callee.component.kind)) return false;
    return caller.isPerson || OUTER.has(caller.component.kind);
  });
  return {
    design,
    report,
    components,
    byId,
    connectors,
    entities: entitiesOf(design),
    review: reviewOf(design),
    entrances,
  };
}

function groupedBy(
  connectors: readonly ConnectorFacts[],
  end: 'from' | 'to',
): ReadonlyMap<string, readonly ConnectorFacts[]> {
  const groups = new Map<string, ConnectorFacts[]>();
  for (const connector of connectors) {
    const group = groups.get(connector[end]);
    if (group === undefined) groups.set(connector[end], [connector]);
    else group.push(connector);
  }
  return groups;
}

const needed = new WeakMap<Report, ReadonlySet<string>>();

/** Components in cut sets of one or two failures of a journey that promises availability; found once for a report. */
function neededIn(report: Report): ReadonlySet<string> {
  const before = needed.get(report);
  if (before !== undefined) return before;
  const found = new Set<string>();
  for (const { targets, cutSets } of Object.values(report.journeys)) {
    if (!targets.some(({ name }) => name === 'availability')) continue;
    for (const { order, failures } of cutSets) {
      if (order > 2) continue;
      for (const failure of failures) if (failure.type === 'replicas') found.add(failure.component);
    }
  }
  needed.set(report, found);
  return found;
}

/** High or critical by its own word, else by being needed by a journey with a target. */
export function isCritical(facts: Facts, { id, said }: ComponentFacts): boolean {
  const stated = said('operations.criticality');
  if (stated !== undefined) return stated === 'high' || stated === 'critical';
  return neededIn(facts.report).has(id);
}
