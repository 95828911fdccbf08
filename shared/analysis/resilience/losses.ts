import type { Component, Connector, Design } from '../../model';
import { prepare } from '../closed';
import { domainOf, placementOf } from '../placement';
import type { Failure } from '../report';
import type { Analysis } from '../results';
import { settle } from '../settle';
import type { System } from '../system';

/** A component that cannot carry what it is asked for after a loss. */
export type Overload = {
  readonly component: string;
  readonly arrivalRps: number;
  readonly capacityRps: number;
  readonly utilizationBefore: number;
};

/** What one loss does to the load of those that are left. */
export type Loss = {
  /** `count` of a component is all its replicas where the whole component is lost. */
  readonly failure: Failure;
  readonly isWhole: boolean;
  readonly overloads: readonly Overload[];
};

/**
 * The design with something lost, as the load sees it: routers pass over targets that are down, the misses of a lost
 * cache all go to its store, a fallback carries what its connector carried, and nothing is asked of what is down.
 */
export function withLoss(design: Design, failure: Failure): Design {
  const left = replicasLeft(design, failure);
  const isDown = (id: string) => left.get(id) === 0;
  const connectors: Record<string, Connector> = {};
  for (const [id, connector] of Object.entries(design.connectors)) {
    const standsFor = connector.fallbackFor === undefined ? undefined : design.connectors[connector.fallbackFor];
    if (isDown(connector.to)) {
      connectors[id] = { ...connector, calls: 0, weight: 0 };
    } else if (standsFor !== undefined && isDown(standsFor.to)) {
      const { fallbackFor: _, ...rest } = connector;
      connectors[id] = { ...rest, ...(standsFor.calls === undefined ? {} : { calls: standsFor.calls }) };
    } else connectors[id] = connector;
  }
  const components: Record<string, Component> = {};
  for (const [id, component] of Object.entries(design.components)) {
    const replicas = left.get(id);
    if (replicas === undefined) components[id] = component;
    else if (replicas > 0) components[id] = alone(component, replicas);
    else components[id] = { ...component, hitRatio: 0 };
  }
  const journeys = Object.fromEntries(
    Object.entries(design.journeys).map(([id, journey]) => {
      if (journey.calls === undefined) return [id, journey];
      const calls = Object.fromEntries(
        Object.entries(journey.calls).filter(([e]) => !isDown(design.connectors[e]?.to ?? '')),
      );
      return [id, { ...journey, calls }];
    }),
  );
  return { ...design, components, connectors, journeys };
}

/** So many replicas, however many load would ask for: none can be started in the moment of the loss. */
function alone(component: Component, replicas: number): Component {
  const { autoscale, ...rest } = component;
  return autoscale === undefined ? { ...component, replicas } : { ...rest, replicas };
}

/** Replicas that are left of the components that lose some. */
function replicasLeft(design: Design, failure: Failure): Map<string, number> {
  const left = new Map<string, number>();
  for (const [id, component] of Object.entries(design.components)) {
    const all = placementOf(design, id, countOf(component));
    const total = all.reduce((sum, { count }) => sum + count, 0);
    const alive =
      failure.type === 'replicas'
        ? total - (failure.component === id ? failure.count : 0)
        : all.reduce((sum, { boundary, count }) => sum + (isWithin(design, boundary, failure.boundary) ? 0 : count), 0);
    if (alive < total) left.set(id, Math.max(0, alive));
  }
  return left;
}

const countOf = ({ replicas }: Component): number =>
  replicas === undefined ? 1 : typeof replicas === 'number' ? replicas : replicas.likely;

function isWithin(design: Design, boundary: string | undefined, lost: string): boolean {
  for (let at = domainOf(design, boundary); at !== undefined; at = domainOf(design, design.boundaries[at]!.parent)) {
    if (at === lost) return true;
  }
  return false;
}

/**
 * Every single loss (a replica, a component, a zone, a region) and who is overloaded by it; only losses that overload
 * somebody who was not so before. Where a loss changes no route, the arithmetic of one replica less is enough; else the
 * load is solved anew. O(losses that change a route × design).
 */
export function losses(analysis: Analysis): Loss[] {
  const { system } = analysis;
  const { design } = system;
  const found: Loss[] = [];
  const consider = (failure: Failure, isWhole: boolean, overloads: readonly Overload[]) => {
    if (overloads.length > 0) found.push({ failure, isWhole, overloads });
  };
  for (const [v, id] of system.components.entries()) {
    const { arrivalRps, replicas, capacityRps, utilization } = analysis.stations[v]!;
    if (!(arrivalRps > 0) || system.attributes[v]!.kind?.group === 'people') continue;
    const left = (capacityRps * (replicas - 1)) / replicas;
    const isPassive = design.components[id]!.redundancy === 'passive';
    if (replicas > 1 && !isPassive && utilization < 1 && arrivalRps > left * (1 + 1e-12)) {
      const overload = { component: id, arrivalRps, capacityRps: left, utilizationBefore: utilization };
      consider({ type: 'replicas', component: id, count: 1 }, false, [overload]);
    }
  }
  for (const failure of lossesToSolve(analysis)) consider(failure, true, after(analysis, failure));
  return found;
}

/** Losses after which requests take other ways, so that the load has to be solved anew. */
export function lossesToSolve({ system, stations }: Analysis): Failure[] {
  const components = system.components.flatMap((component, v): Failure[] =>
    stations[v]!.arrivalRps > 0 && system.attributes[v]!.kind?.group !== 'people' && changesRoutes(system, v)
      ? [{ type: 'replicas', component, count: stations[v]!.replicas }]
      : [],
  );
  const places = Object.entries(system.design.boundaries)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([boundary, { kind }]): Failure[] =>
      kind === 'zone' || kind === 'region' ? [{ type: kind, boundary }] : [],
    );
  return [...components, ...places];
}

/** Would its load go elsewhere, or another's load grow, if it were lost? */
function changesRoutes(system: System, v: number): boolean {
  return system.to.some(
    (to, e) =>
      (system.missOf[e] === v && system.hitRatio[v]! > 0) ||
      (to === v && (system.routes[system.from[e]!] === 1 || system.fallbackFor.includes(e))),
  );
}

function after(analysis: Analysis, failure: Failure): Overload[] {
  const { design } = analysis.system;
  const left = replicasLeft(design, failure);
  const system = prepare(withLoss(design, failure));
  const then = settle(system).stations;
  return system.components.flatMap((component, v): Overload[] => {
    const { arrivalRps, capacityRps, utilization } = then[v]!;
    const before = analysis.stations[v]!.utilization;
    if (left.get(component) === 0 || !(utilization >= 1 && utilization > before * (1 + 1e-9)) || before >= 1) return [];
    return [{ component, arrivalRps, capacityRps, utilizationBefore: before }];
  });
}
