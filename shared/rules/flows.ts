import { CLASSIFICATIONS, type Design } from '../model';
import type { ComponentFacts, ConnectorFacts, Facts } from './facts';

export type Classification = (typeof CLASSIFICATIONS)[number];

/** From harmless to harmful; health and payment data are personal too. */
const RANK: Readonly<Record<Classification, number>> = {
  public: 0,
  internal: 1,
  personal: 2,
  payment: 3,
  health: 3,
  secret: 4,
};

export const isClassification = (value: unknown): value is Classification =>
  typeof value === 'string' && (CLASSIFICATIONS as readonly string[]).includes(value);

export const isSensitive = (value: Classification | undefined): boolean => value !== undefined && RANK[value] >= 2;

const worst = (values: readonly (Classification | undefined)[]): Classification | undefined =>
  values.reduce(
    (most, value) => (value !== undefined && (most === undefined || RANK[value] > RANK[most]) ? value : most),
    undefined,
  );

/** The most sensitive that a component keeps: by its own word, or by that of the entities that it owns and of their fields. */
export function heldBy(facts: Facts, id: string): Classification | undefined {
  const own = facts.byId.get(id)?.said('data.classification');
  const entities = Object.values(facts.entities).filter(({ component }) => component === id);
  const named = entities.flatMap(({ classification, fields }) => [
    classification,
    ...fields.map((field) => field.classification),
  ]);
  return worst([own, ...named].map((value) => (isClassification(value) ? value : undefined)));
}

export type Flow = {
  readonly connector: ConnectorFacts;
  readonly carries: Classification | undefined;
  /** `stated`: the connector says so; `kept`: an end keeps it; `passed on`: somebody who has it calls or is called. */
  readonly basis: 'stated' | 'kept' | 'passed on' | 'unknown';
  /** The store from which it comes. */
  readonly origin: string | undefined;
  readonly crossesTrust: boolean;
  readonly crossesRegion: boolean;
  readonly crossesZone: boolean;
};

function boundaryOf(design: Design, id: string, kind: string): string | undefined {
  const component = design.components[id];
  for (let at = component?.boundary; at !== undefined; at = design.boundaries[at]?.parent)
    if (design.boundaries[at]?.kind === kind) return at;
  return undefined;
}

/** People and foreign systems are beyond a trust boundary, whether it is drawn or not. */
function trustOf(facts: Facts, { id, isPerson, isExternal }: ComponentFacts): string {
  const drawn = boundaryOf(facts.design, id, 'trust');
  return drawn ?? (isPerson ? 'people' : isExternal ? 'others' : 'inside');
}

/**
 * What each connector carries. What a store keeps goes to those who call it; whoever reads it may answer with it, so it
 * is followed upwards to the callers until a connector says that it carries something else.
 */
export function flowsOf(facts: Facts): readonly Flow[] {
  const carried = new Map<
    string,
    { readonly what: Classification; readonly origin: string; readonly basis: Flow['basis'] }
  >();
  const holders: { readonly id: string; readonly what: Classification; readonly origin: string }[] = [];
  for (const { id } of facts.components) {
    const what = heldBy(facts, id);
    if (what !== undefined && isSensitive(what)) holders.push({ id, what, origin: id });
  }
  const isDeeper = (id: string, what: Classification) => RANK[what] > RANK[carried.get(id)?.what ?? 'public'];
  while (holders.length > 0) {
    const { id, what, origin } = holders.pop()!;
    for (const connector of facts.byId.get(id)?.incoming ?? []) {
      const stated = connector.connector.classification;
      if (isClassification(stated) && !isSensitive(stated)) continue;
      if (!isDeeper(connector.id, what)) continue;
      carried.set(connector.id, { what, origin, basis: id === origin ? 'kept' : 'passed on' });
      // Whoever only writes learns nothing; behind a queue the caller does not read either.
      if (connector.isSync && connector.connector.operations !== 'writes')
        holders.push({ id: connector.from, what, origin });
    }
  }
  return facts.connectors.map((connector) => {
    const stated = connector.connector.classification;
    const found = carried.get(connector.id);
    const [from, to] = [facts.byId.get(connector.from), facts.byId.get(connector.to)];
    const differ = (kind: string) => {
      const [a, b] = [boundaryOf(facts.design, connector.from, kind), boundaryOf(facts.design, connector.to, kind)];
      return a !== undefined && b !== undefined && a !== b;
    };
    return {
      connector,
      carries: isClassification(stated) ? stated : found?.what,
      basis: isClassification(stated) ? 'stated' : (found?.basis ?? 'unknown'),
      origin: found?.origin,
      crossesTrust: from !== undefined && to !== undefined && trustOf(facts, from) !== trustOf(facts, to),
      crossesRegion: differ('region'),
      crossesZone: differ('zone'),
    };
  });
}
