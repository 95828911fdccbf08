import { listed, nameOf } from '../findings/words';
import type { Analysis } from '../results';
import type { Station } from '../stations';

type Of = 'mean' | 'percentile';

/** By how much the approximate models of stations were found to be off: exact chains, and the simulation of one station. */
const ERRORS: Readonly<Record<Of, Partial<Record<Station['model'], string>>>> = {
  mean: {
    'M/G/c': 'mean wait from two moments of the work, −6% to +2%',
    'M/G/c/K': 'waiting places with work that is not exponential, from two moments',
    'held threads': 'threads held during calls, a few percent',
    'CPU limit': 'wait for the next period of a CPU limit, from two moments',
  },
  percentile: {
    'M/G/c':
      'wait taken as exponential beyond its mean: with an SCV of 0.25 to 2 median within 8%, p95 4%, p99 6%, p99.9 9%; with 0 to 4 within 24%, 10%, 13%, 24%',
    'M/G/c/K': 'waiting places with work that is not exponential, from two moments',
    'processor sharing':
      'shared processors, up to 80% busy: median within 8%, p95 within 10%, p99 within 14%, p99.9 within 19%',
    'held threads': 'waits for threads taken as exponential',
    'closed network': 'wait of users who ask again, taken as exponential beyond its mean',
    'CPU limit': 'wait for the next period of a CPU limit, from two moments',
  },
};

/** What in the latency of these components is approximate, and how far off it may be; nothing where all of it is exact. */
export function approximationsOf(analysis: Analysis, components: readonly number[], of: Of): readonly string[] {
  const { system, stations } = analysis;
  const byError = new Map<string, string[]>();
  for (const v of components) {
    const error = ERRORS[of][stations[v]!.model];
    if (error === undefined || isExactSharing(analysis, v)) continue;
    byError.set(error, [...(byError.get(error) ?? []), nameOf(system, v)]);
  }
  return [...byError].map(([error, names]) => `Approximate at ${listed(names)}: ${error}.`);
}

/** One server that shares itself between requests of exponential or of constant work has a distribution in closed form. */
function isExactSharing({ system, stations }: Analysis, v: number): boolean {
  const { model, serving, scv } = stations[v]!;
  const { concurrency, serviceScv } = system.attributes[v]!;
  const isClosed = (scv === 1 || scv === 0) && serviceScv.value === scv;
  return model === 'processor sharing' && serving * concurrency.value === 1 && isClosed;
}
