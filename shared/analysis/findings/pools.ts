import { percent, printQuantity } from '../../model';
import type { Finding } from '../report';
import type { Analysis } from '../results';
import { nameOf, times } from './words';

const rate = (rps: number) => printQuantity(rps, 'rate');
/** Limits other than work: threads, connections, waiting places, the end of autoscaling. */
export function poolFindings(analysis: Analysis): Finding[] {
  return [...threads(analysis), ...connections(analysis), ...refusals(analysis), ...autoscaling(analysis)];
}

function threads({ system, stations }: Analysis): Finding[] {
  const { maxUtilization } = system.assumptions;
  return stations.flatMap(({ pool, arrivalRps, utilization }, v): Finding[] => {
    if (pool === undefined || utilization >= 1) return [];
    const isExhausted = arrivalRps >= pool.capacityRps;
    const busy = pool.busyThreads / pool.threads;
    if (!isExhausted && busy <= maxUtilization) return [];
    const id = system.components[v]!;
    const name = nameOf(system, v);
    const evidence = {
      arrivalRps,
      threads: pool.threads,
      busyThreads: pool.busyThreads,
      capacityRps: pool.capacityRps,
      utilization,
    };
    const fix = 'Shorten the calls that threads wait for, give them timeouts, add threads, or call asynchronously.';
    const source = 'software bottlenecks: layered queues (Rolia, Sevcik 1995)';
    return [
      isExhausted
        ? {
            code: 'load.pool-exhausted',
            severity: 'error',
            about: [id],
            message: `The threads of ${name} are all held by calls: they do ${rate(pool.capacityRps)} and ${rate(arrivalRps)} arrive, while its work takes only ${percent(utilization)} of it.`,
            evidence,
            fix,
            source,
          }
        : {
            code: 'load.pool-near-limit',
            severity: 'warning',
            about: [id],
            message: `${percent(busy)} of the threads of ${name} are held, above the planning limit of ${percent(maxUtilization)}; its work alone takes ${percent(utilization)} of it.`,
            evidence,
            fix,
            source,
          },
    ];
  });
}

function connections({ system, load }: Analysis): Finding[] {
  const { state, policies } = load;
  if (state === undefined) return [];
  return system.connectors.flatMap((id, e): Finding[] => {
    if (state.poolWaitMs[e] !== Infinity) return [];
    const caller = nameOf(system, system.from[e]!);
    const callee = nameOf(system, system.to[e]!);
    return [
      {
        code: 'load.pool-exhausted',
        severity: 'error',
        about: [id, system.components[system.from[e]!]!],
        message: `The connections from ${caller} to ${callee} are all in use: what waits for one grows without end.`,
        evidence: { connections: policies[e]!.connections, callsPerSecond: load.traffic.attempts[e] },
        fix: `Make ${callee} answer sooner, ask it less often, or allow more connections.`,
        source: 'Little 1961: connections in use = calls a second × time of a call',
      },
    ];
  });
}

function refusals({ system, stations }: Analysis): Finding[] {
  return stations.flatMap(({ refused, arrivalRps, utilization }, v): Finding[] => {
    if (refused < 1e-4) return [];
    return [
      {
        code: 'load.refused',
        severity: utilization >= 1 ? 'error' : 'warning',
        about: [system.components[v]!],
        message: `${nameOf(system, v)} turns away ${percent(refused)} of what arrives: ${rate(refused * arrivalRps)} find all waiting places taken.`,
        evidence: { refused, arrivalRps, utilization },
        fix: 'Add replicas or shorten its work; more waiting places only help against short bursts.',
        source: 'loss and delay in a finite queue (Erlang; Kleinrock 1975)',
      },
    ];
  });
}

function autoscaling({ system, stations }: Analysis): Finding[] {
  return stations.flatMap(({ replicas, arrivalRps, replicaRps, largestRps }, v): Finding[] => {
    const { autoscale } = system.design.components[system.components[v]!]!;
    if (autoscale === undefined || replicaRps === Infinity || !(arrivalRps > 0)) return [];
    const max = numberOf(autoscale.max);
    const target = numberOf(autoscale.targetUtilization);
    const helpsUntil = (largestRps * target) / arrivalRps;
    if (replicas < max || helpsUntil >= 1) return [];
    return [
      {
        code: 'load.autoscale-at-max',
        severity: 'warning',
        about: [system.components[v]!],
        message: `${nameOf(system, v)} stands at its ${max} replicas: autoscaling stopped helping at ${times(helpsUntil)} today’s load.`,
        evidence: { max, targetUtilization: target, helpsUntil, arrivalRps },
        fix: 'Raise the maximum, or shorten its work.',
        source: 'definition of a horizontal autoscaler',
      },
    ];
  });
}

const numberOf = (quantity: number | { readonly likely: number }): number =>
  typeof quantity === 'number' ? quantity : quantity.likely;
