import { percent, printQuantity } from '../../model';
import type { Analysis } from '../results';
import type { Finding } from '../report';
import { replicasNeeded } from '../stations';
import { journeyName, listed, nameOf, plural, times } from './words';

const rate = (rps: number) => printQuantity(rps, 'rate');
export function loadFindings(analysis: Analysis): Finding[] {
  return [...unboundedCycles(analysis), ...pressures(analysis)];
}

function unboundedCycles({ system, traffic }: Analysis): Finding[] {
  return traffic.unbounded.map(({ journey, components, gain }) => ({
    code: 'load.unbounded-cycle',
    severity: 'error',
    about: components.map((v) => system.components[v]!),
    message:
      `In “${journeyName(system, journey)}” each request that goes round ${listed(
        components.map((v) => nameOf(system, v)),
        4,
      )} ` + `causes ${Number(gain.toPrecision(3))} more: the load has no limit.`,
    evidence: { journey: system.journeys[journey]!.id, cycle: components.map((v) => system.components[v]!), gain },
    fix: 'State on one connector of the circle how many calls a request really makes: below one it is a probability.',
    source: 'traffic equations: a finite solution needs a gain below 1 (Jackson 1957)',
  }));
}

function pressures({ system, stations, traffic }: Analysis): Finding[] {
  const { maxUtilization } = system.assumptions;
  const isFedAsync = asyncCallees(system);
  return stations.flatMap((station, v): Finding[] => {
    const { utilization, arrivalRps, capacityRps } = station;
    if (!(utilization > maxUtilization) && !(utilization >= 1)) return [];
    const id = system.components[v]!;
    const name = nameOf(system, v);
    const needed = replicasNeeded(system, v, station);
    const evidence = {
      arrivalRps,
      capacityRps,
      utilization,
      replicas: station.replicas,
      replicasNeeded: needed,
      maxUtilization,
    };
    const fix =
      needed === null
        ? 'No number of replicas is enough, because they slow each other down: shorten its work, split it, or keep requests away from it.'
        : `${plural(needed, 'replica')} instead of ${station.replicas} keep it at ${percent(maxUtilization)}; or shorten its work, or keep requests away from it.`;
    if (utilization < 1) {
      return [
        {
          code: 'load.near-limit',
          severity: 'warning',
          about: [id],
          message: `${name} is ${percent(utilization)} busy, above the planning limit of ${percent(maxUtilization)}; it gives in at ${times(1 / utilization)} today’s load.`,
          evidence,
          fix,
          source: 'utilisation law (Lazowska et al. 1984, ch. 3)',
        },
      ];
    }
    const overloaded: Finding = {
      code: 'load.overloaded',
      severity: 'error',
      about: [id],
      message: `${name} gets ${rate(arrivalRps)} and can do ${rate(capacityRps)}: what waits for it grows without end.`,
      evidence,
      fix,
      source: 'utilisation law (Lazowska et al. 1984, ch. 3)',
    };
    if (isFedAsync[v] === 0) return [overloaded];
    const growth = arrivalRps - capacityRps;
    return [
      overloaded,
      {
        code: 'queue.backlog-grows',
        severity: 'error',
        about: [id],
        message: `Nobody waits for ${name}, but its backlog grows by ${rate(growth)} at peak: ${printQuantity(growth * 3600, 'count')} an hour.`,
        evidence: { arrivalRps, capacityRps, growthPerSecond: growth, callsPerSecond: traffic.total[v] },
        fix,
        source: 'fluid limit of an overloaded queue',
      },
    ];
  });
}

function asyncCallees({ components, connectors, isSync, to }: Analysis['system']): Uint8Array {
  const fed = new Uint8Array(components.length);
  connectors.forEach((_, e) => {
    if (isSync[e] === 0) fed[to[e]!] = 1;
  });
  return fed;
}
