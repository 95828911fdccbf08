import { ENDINGS } from './events';

/** What has happened since the beginning: running totals, of which the slices of the run keep the differences. */
export class Counts {
  readonly arrivals: Float64Array;
  readonly refusals: Float64Array;
  readonly ended: Float64Array;
  readonly waitMs: Float64Array;
  /** Waiting and own work. */
  readonly ownMs: Float64Array;
  /** Per connector: calls begun, attempts, attempts that ran out of time, calls that failed for good. */
  readonly calls: Float64Array;
  readonly attempts: Float64Array;
  readonly timeouts: Float64Array;
  readonly failures: Float64Array;
  /** Per journey. */
  readonly offered: Float64Array;
  readonly responseMs: Float64Array;
  /** `endings[journey · ENDINGS + status]` */
  readonly endings: Float64Array;

  constructor(components: number, connectors: number, journeys: number) {
    this.arrivals = new Float64Array(components);
    this.refusals = new Float64Array(components);
    this.ended = new Float64Array(components);
    this.waitMs = new Float64Array(components);
    this.ownMs = new Float64Array(components);
    this.calls = new Float64Array(connectors);
    this.attempts = new Float64Array(connectors);
    this.timeouts = new Float64Array(connectors);
    this.failures = new Float64Array(connectors);
    this.offered = new Float64Array(journeys);
    this.responseMs = new Float64Array(journeys);
    this.endings = new Float64Array(journeys * ENDINGS);
  }

  arrived(component: number): void {
    this.arrivals[component] = this.arrivals[component]! + 1;
  }

  turnedAway(component: number): void {
    this.refusals[component] = this.refusals[component]! + 1;
  }

  /** Own work ended; whatever of the time since arrival was not work was waiting. */
  worked(component: number, ownMs: number, workMs: number): void {
    this.ended[component] = this.ended[component]! + 1;
    this.ownMs[component] = this.ownMs[component]! + ownMs;
    this.waitMs[component] = this.waitMs[component]! + ownMs - workMs;
  }
}
