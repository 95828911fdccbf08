import { attributesOf } from '../../catalogue';
import { type Component, type Connector, type Design, type Journey, likely } from '../../model';
import { placementOf } from '../placement';

/** How many replicas each component loses; Infinity for all of them. */
export type Losses = ReadonlyMap<string, number>;

/** How many replicas a component has at peak: what autoscaling has started by then counts. */
export type Replicas = (component: string) => number;

/** What stands in a boundary: replicas by component, all of them where the component stands nowhere else. */
export function lossesIn(design: Design, boundary: string, replicasOf: Replicas): Losses {
  const losses = new Map<string, number>();
  for (const id of Object.keys(design.components).sort()) {
    const placed = placementOf(design, id, replicasOf(id));
    const inside = placed.filter((place) => isWithin(design, place.boundary, boundary));
    const lost = inside.reduce((sum, { count }) => sum + count, 0);
    if (lost > 0) losses.set(id, inside.length === placed.length ? Infinity : lost);
  }
  return losses;
}

export function isWithin(design: Design, at: string | undefined, boundary: string): boolean {
  for (let b = at; b !== undefined; b = design.boundaries[b]?.parent) if (b === boundary) return true;
  return false;
}

/**
 * The design while replicas, or whole components, are gone: what is left carries the load alone, and nothing is started in
 * the moment of the loss. Requests go where they can: routers to the targets that are left, callers to fallbacks, past what
 * is optional, past a lost cache to the store. A component that is gone keeps its place in the drawing and fails
 * everything that needs it.
 */
export function withLosses(design: Design, losses: Losses, replicasOf: Replicas): Design {
  const dead = new Set<string>();
  const components: Record<string, Component> = { ...design.components };
  for (const [id, lost] of losses) {
    const component = design.components[id];
    if (component === undefined) continue;
    const left = replicasOf(id) - lost;
    if (left <= 0) dead.add(id);
    components[id] = left > 0 ? { ...without(component, 'autoscale'), replicas: left } : gone(component);
  }
  const ways = new Ways(design, dead);
  for (const [id, { from, to }] of Object.entries(design.connectors)) {
    if (dead.has(to) && !dead.has(from)) ways.pass(id);
  }
  return { ...design, components, connectors: ways.connectors, journeys: ways.journeys };
}

const gone = (component: Component): Component => ({
  ...without(component, 'mtbfHours', 'mttrHours', 'autoscale', 'hitRatio', 'popularity', 'redundancy'),
  availability: 0,
});

function without<T extends object, K extends keyof T>(record: T, ...keys: readonly K[]): Omit<T, K> {
  const next: T = { ...record };
  for (const key of keys) delete next[key];
  return next;
}

/** How requests come past what is gone. */
class Ways {
  readonly connectors: Record<string, Connector>;
  readonly journeys: Record<string, Journey>;
  readonly #design: Design;
  readonly #dead: ReadonlySet<string>;

  constructor(design: Design, dead: ReadonlySet<string>) {
    this.#design = design;
    this.#dead = dead;
    this.connectors = { ...design.connectors };
    this.journeys = { ...design.journeys };
  }

  /** Past a connector whose callee is gone, where the design knows another way. */
  pass(id: string): void {
    const { from, to, required, mode } = this.#design.connectors[id]!;
    const siblings = Object.entries(this.#design.connectors).filter(
      ([other, connector]) => other !== id && connector.from === from && !this.#dead.has(connector.to),
    );
    if (attributesOf(this.#design.components[from]!).dispatch.value === 'one') {
      const isElsewhere = siblings.some(
        ([, { weight, fallbackFor }]) => fallbackFor === undefined && likely(weight ?? 1) > 0,
      );
      if (isElsewhere) this.connectors[id] = { ...this.connectors[id]!, weight: 0 };
      return;
    }
    const spare = siblings.find(([, { fallbackFor }]) => fallbackFor === id);
    const isCacheBeside = siblings.some(([, { missOf }]) => missOf === to);
    const isOptional = required === false || (required === undefined && (mode === 'async' || isCacheBeside));
    if (spare === undefined && !isOptional) return;
    this.#silence(id);
    if (spare !== undefined) this.connectors[spare[0]] = without(this.connectors[spare[0]]!, 'fallbackFor');
  }

  /** No request uses the connector, whatever a journey says of it. */
  #silence(id: string): void {
    this.connectors[id] = { ...this.connectors[id]!, calls: 0 };
    for (const [journey, record] of Object.entries(this.journeys)) {
      if (record.calls?.[id] !== undefined) this.journeys[journey] = { ...record, calls: { ...record.calls, [id]: 0 } };
    }
  }
}

/** The replicas that are left stand in the zones that are left. */
export function withoutPlace(design: Design, boundary: string): Design {
  const components = Object.entries(design.components).map(([id, component]): [string, Component] => {
    const left = component.zones?.filter((zone) => !isWithin(design, zone, boundary)) ?? [];
    const isPart = left.length > 0 && left.length < component.zones!.length;
    return [id, isPart ? { ...component, zones: left } : component];
  });
  return { ...design, components: Object.fromEntries(components) };
}
