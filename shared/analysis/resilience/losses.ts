import { prepare } from '../closed';
import type { Failure } from '../report';
import type { Analysis } from '../results';
import { settle } from '../settle';
import type { System } from '../system';
import { lossesIn, withLosses } from './withLosses';

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

function after({ system: { design, indexOf }, stations }: Analysis, failure: Failure): Overload[] {
  const replicasOf = (id: string) => stations[indexOf.get(id)!]!.replicas;
  const lost =
    failure.type === 'replicas'
      ? new Map([[failure.component, failure.count]])
      : lossesIn(design, failure.boundary, replicasOf);
  const system = prepare(withLosses(design, lost, replicasOf));
  const then = settle(system).stations;
  return system.components.flatMap((component, v): Overload[] => {
    const { arrivalRps, capacityRps, utilization } = then[v]!;
    const before = stations[v]!.utilization;
    const isGone = (lost.get(component) ?? 0) >= replicasOf(component);
    if (isGone || !(utilization >= 1 && utilization > before * (1 + 1e-9)) || before >= 1) return [];
    return [{ component, arrivalRps, capacityRps, utilizationBefore: before }];
  });
}
