/** A rate that holds for a while. */
export type Phase = { readonly ratePerSecond: number; readonly seconds: number };

export type Backlog = {
  /** The most that ever waits. */
  readonly most: number;
  /** Age of the oldest waiting message when the backlog is longest: what is ahead of a newcomer then, at full speed. */
  readonly oldestSeconds: number;
  /** From the end of the phases until nothing waits; Infinity where it never drains. */
  readonly drainSeconds: number;
};

/**
 * Fluid backlog of a consumer that does `capacityRps`, through phases of arrivals and then `afterRps` for good:
 * B' = λ − μ, never below 0.
 */
export function backlogThrough(phases: readonly Phase[], afterRps: number, capacityRps: number): Backlog {
  let backlog = 0;
  let most = 0;
  for (const { ratePerSecond, seconds } of phases) {
    backlog = Math.max(0, backlog + (ratePerSecond - capacityRps) * seconds);
    most = Math.max(most, backlog);
  }
  const spare = capacityRps - afterRps;
  return {
    most,
    oldestSeconds: capacityRps > 0 ? most / capacityRps : most > 0 ? Infinity : 0,
    drainSeconds: backlog === 0 ? 0 : spare > 0 ? backlog / spare : Infinity,
  };
}

/** Time until the backlog of an outage is gone: outage · ρ / (1 − ρ); its oldest message is as old as the outage. */
export const drainAfterOutage = (outageSeconds: number, utilization: number): number =>
  utilization >= 1 ? Infinity : (outageSeconds * utilization) / (1 - utilization);
