import { BREAKER_OPEN, DOWN, ENDINGS, ERRED, hasFailed, REFUSED, TIMED_OUT } from './events';
import type { ComponentSimulated, ConnectorSimulated, JourneySimulated } from './figures';
import { countOf, merged, quantile, type Tally } from './histogram';
import type { History, Snapshot } from './history';
import { byBatches, type Estimate, quantileRanks } from './statistics';

type Series = {
  [K in keyof Snapshot]: Snapshot[K] extends Float64Array ? K : never;
}[keyof Snapshot];

/** Fewer observations beyond a percentile than this do not tell where it is. */
const FEWEST_BEYOND = 10;

/** The figures of a run from slice `from` to before slice `to`. */
export class Measure {
  readonly #history: History;
  readonly #from: number;
  readonly #slices: number;
  readonly #tallies = new Map<string, Tally>();

  constructor(history: History, from: number, to: number) {
    this.#history = history;
    this.#from = from;
    this.#slices = to - from;
  }

  component(v: number): ComponentSimulated {
    const hasStation = this.#sum('capacityArea', v, 0, this.#slices) > 0;
    return {
      arrivalRps: this.#perSecond('arrivals', v),
      throughputRps: this.#perSecond('ended', v),
      utilization: hasStation ? this.#ratio('busyArea', 'capacityArea', v) : null,
      waitMs: this.#ratio('waitMs', 'ended', v),
      meanMs: this.#ratio('ownMs', 'ended', v),
      waiting: this.#estimate((from, to) => this.#sum('waitingArea', v, from, to) / this.#ms(from, to)),
      refusedShare: this.#ratio('refusals', 'arrivals', v),
    };
  }

  connector(e: number): ConnectorSimulated {
    return {
      callsPerSecond: this.#perSecond('calls', e),
      attemptsPerCall: this.#ratio('attempts', 'calls', e),
      timeoutShare: this.#ratio('timeouts', 'attempts', e),
      failedShare: this.#ratio('failures', 'calls', e),
    };
  }

  journey(j: number): JourneySimulated {
    const served = (from: number, to: number) =>
      this.#sum('endings', j * ENDINGS, from, to) + this.#sum('endings', j * ENDINGS + 1, from, to);
    const failed = (from: number, to: number) => this.#failed(j, from, to);
    const shareOf = (status: number): number => {
      const all = served(0, this.#slices) + failed(0, this.#slices);
      return all === 0 ? 0 : this.#sum('endings', j * ENDINGS + status, 0, this.#slices) / all;
    };
    return {
      offeredRps: this.#perSecond('offered', j),
      servedRps: this.#estimate((from, to) => (1000 * served(from, to)) / this.#ms(from, to)),
      meanMs: this.#share((from, to) => this.#sum('responseMs', j, from, to), served),
      p50Ms: this.#percentile(j, 0.5),
      p95Ms: this.#percentile(j, 0.95),
      p99Ms: this.#percentile(j, 0.99),
      p999Ms: this.#percentile(j, 0.999),
      failedShare: this.#share(failed, (from, to) => served(from, to) + failed(from, to)),
      reasons: {
        refused: shareOf(REFUSED),
        down: shareOf(DOWN),
        timedOut: shareOf(TIMED_OUT),
        breakerOpen: shareOf(BREAKER_OPEN),
        erred: shareOf(ERRED),
      },
      served: served(0, this.#slices),
    };
  }

  #failed(j: number, from: number, to: number): number {
    let failed = 0;
    for (let status = 0; status < ENDINGS; status++)
      if (hasFailed(status)) failed += this.#sum('endings', j * ENDINGS + status, from, to);
    return failed;
  }

  /**
   * A percentile with the wider of two intervals: by batches, which see that neighbouring requests resemble each other, and
   * by ranks, which see how few requests lie beyond.
   */
  #percentile(j: number, q: number): Estimate | null {
    const tallyOf = (from: number, to: number) => this.#tally(j, from, to);
    const all = this.#slices === 0 ? undefined : tallyOf(0, this.#slices);
    const count = all === undefined ? 0 : countOf(all);
    if (all === undefined || count * (1 - q) < FEWEST_BEYOND) return null;
    const estimate = byBatches(this.#slices, (from, to) => quantile(tallyOf(from, to), q));
    if (estimate === undefined) return null;
    const { low, high } = quantileRanks(count, q);
    const byRanks = (quantile(all, high / count)! - quantile(all, low / count)!) / 2;
    return {
      value: estimate.value,
      halfWidth: estimate.halfWidth === null ? null : Math.max(estimate.halfWidth, byRanks),
    };
  }

  /** The response times of some slices together; each percentile asks for the same ones. */
  #tally(j: number, from: number, to: number): Tally {
    const key = `${j} ${from} ${to}`;
    const known = this.#tallies.get(key);
    if (known !== undefined) return known;
    const tally = merged(this.#history.tallies.slice(this.#from + from, this.#from + to).map((slice) => slice[j]!));
    this.#tallies.set(key, tally);
    return tally;
  }

  #at(slice: number): Snapshot {
    return this.#history.snapshots[this.#from + slice]!;
  }

  #sum(series: Series, index: number, from: number, to: number): number {
    return this.#at(to)[series][index]! - this.#at(from)[series][index]!;
  }

  #ms(from: number, to: number): number {
    return this.#at(to).atMs - this.#at(from).atMs;
  }

  #perSecond(series: Series, index: number): Estimate {
    return this.#estimate((from, to) => (1000 * this.#sum(series, index, from, to)) / this.#ms(from, to));
  }

  #ratio(series: Series, over: Series, index: number): Estimate | null {
    return this.#share(
      (from, to) => this.#sum(series, index, from, to),
      (from, to) => this.#sum(over, index, from, to),
    );
  }

  #share(part: (from: number, to: number) => number, whole: (from: number, to: number) => number): Estimate | null {
    const value = (from: number, to: number) => {
      const all = whole(from, to);
      return all === 0 ? undefined : part(from, to) / all;
    };
    return byBatches(this.#slices, value) ?? null;
  }

  #estimate(valueOf: (from: number, to: number) => number): Estimate {
    return this.#slices === 0 ? { value: 0, halfWidth: null } : byBatches(this.#slices, valueOf)!;
  }
}
