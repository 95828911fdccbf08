import { Agenda } from './agenda';
import type { Blueprint } from './blueprint';
import { Counts } from './counts';
import { Disturbances } from './disturbances';
import {
  ARRIVAL,
  BREAKDOWN,
  CALL_REJECTED,
  DEADLINE,
  DOOR_OPEN,
  ENDINGS,
  eventOf,
  FAILOVER,
  hasFailed,
  HEDGE,
  REPAIR,
  RETRY,
  SCALE,
  SCRIPT,
  SHARE_DONE,
  SLICE,
  Soon,
  STARTED,
  THOUGHT,
  TRAVELLED,
  TURNED_AWAY,
  typeOf,
  whoOf,
  WORK_DONE,
} from './events';
import { Flow } from './flow';
import { History, type OwnPools } from './history';
import type { EngineOptions } from './options';
import { Dice } from './random';
import { Replicas } from './replicas';
import { Sources } from './sources';
import { Stations } from './stations';
import { Travel } from './travel';
import { LOST, Visits } from './visits';

const NONE = -1;

/** So much at one moment is a circle of calls that takes no time and never ends. */
const MOST_AT_ONCE = 5_000_000;

export type Outcome = 'running' | 'done' | 'overflow';

/** The event loop. */
export class Engine {
  readonly history: History;
  readonly counts: Counts;
  readonly visits = new Visits();
  outcome: Outcome = 'running';
  /** Entries of the agenda handled; what they cause at the same moment is not counted. */
  events = 0;
  readonly #options: EngineOptions;
  readonly #agenda = new Agenda();
  readonly #soon = new Soon();
  readonly #stations: Stations;
  readonly #flow: Flow;
  readonly #sources: Sources;
  readonly #disturbances: Disturbances;
  readonly #ownPools: OwnPools;
  #slice = 0;
  #atOnce = 0;

  constructor(blueprint: Blueprint, options: EngineOptions) {
    const { seed, durationMs, slices } = options;
    const { system, calls } = blueprint;
    this.#options = options;
    this.counts = new Counts(system.components.length, calls.length, system.journeys.length);
    this.history = new History(system.journeys.length);
    const replicas = new Replicas(blueprint);
    this.#stations = new Stations(blueprint, this.visits, this.#agenda, this.#soon, this.counts, new Dice(seed, 1));
    const parts = {
      blueprint,
      visits: this.visits,
      stations: this.#stations,
      agenda: this.#agenda,
      soon: this.#soon,
      counts: this.counts,
      travel: new Travel(calls, replicas, new Dice(seed, 2)),
      dice: new Dice(seed, 3),
    };
    this.#flow = new Flow(parts, (visit, status, now) => this.#left(visit, status, now));
    this.#sources = new Sources(parts, seed);
    this.#disturbances = new Disturbances(parts, this.#flow, this.#sources, replicas, options, new Dice(seed, 4));
    const all = blueprint.stations.map((_, v) => this.#stations.poolsOf(v));
    const hottest = all.map(([first, end]) => [first, Math.min(first + 1, end)] as const);
    this.#ownPools = { all, hottest };
    this.history.begin(0, this.counts, this.#stations.pools, this.#ownPools);
    this.#agenda.add(durationMs / slices, eventOf(SLICE, 0));
    this.#disturbances.start();
    this.#sources.start();
  }

  get nowMs(): number {
    return this.#agenda.time;
  }

  /** Handles up to so many events; stops at the end of the run, and on request at a moment or at the end of a slice. */
  run(budget: number, options: { readonly untilMs?: number; readonly untilSliceEnds?: boolean } = {}): void {
    const untilMs = options.untilMs ?? Infinity;
    const slice = this.#slice;
    const agenda = this.#agenda;
    const soon = this.#soon;
    for (let left = budget; left > 0 && this.outcome === 'running'; left--) {
      if (!soon.isEmpty) {
        if (++this.#atOnce > MOST_AT_ONCE) this.outcome = 'overflow';
        this.#handle(soon.take(), agenda.time);
        continue;
      }
      if (options.untilSliceEnds && this.#slice > slice) return;
      if ((left & 0xffff) === 0 && this.visits.inUse > this.#options.mostVisits) this.outcome = 'overflow';
      this.#atOnce = 0;
      if (agenda.peek() > untilMs) return;
      this.events++;
      const code = agenda.take();
      this.#handle(code, agenda.time);
    }
  }

  #handle(code: number, now: number): void {
    const who = whoOf(code);
    switch (typeOf(code)) {
      case ARRIVAL:
        return this.#sources.arrival(who, now);
      case WORK_DONE:
        return this.#worked(who, now);
      case TRAVELLED:
        if (this.visits.due[who] === now) this.#stations.arrive(who, now);
        return;
      case TURNED_AWAY:
        if (this.visits.due[who] === now && this.visits.state[who] === LOST)
          this.#flow.finish(who, this.visits.status[who]!, now);
        return;
      case RETRY:
        return this.#flow.retry(who, now);
      case HEDGE:
        return this.#flow.attempts.hedge(who, now);
      case CALL_REJECTED:
        return this.#flow.rejected(who, now);
      case DEADLINE:
        return this.#flow.deadline(who, now);
      case DOOR_OPEN:
        return this.#stations.doorOpened(who, now);
      case SHARE_DONE:
        return this.#shareDone(who, now);
      case THOUGHT:
        return this.#sources.thought(who, now);
      case SLICE:
        return this.#endSlice(now);
      case SCRIPT:
        return this.#disturbances.step(who, now);
      case BREAKDOWN:
        return this.#disturbances.breakdown(who, now);
      case REPAIR:
        return this.#disturbances.repair(who, now);
      case SCALE:
        return this.#disturbances.scale(who, now);
      case STARTED:
        return this.#disturbances.started(who, now);
      case FAILOVER:
        return this.#disturbances.failover(who, now);
      default:
        throw new Error(`unknown event ${code}`);
    }
  }

  #worked(visit: number, now: number): void {
    if (this.visits.due[visit] !== now) return;
    this.visits.due[visit] = Number.NaN;
    this.#stations.worked(visit, now);
    this.#flow.worked(visit, now);
  }

  #shareDone(pool: number, now: number): void {
    const visit = this.#stations.shareDone(pool, now);
    if (visit === NONE) return;
    this.#stations.worked(visit, now);
    this.#flow.worked(visit, now);
  }

  /** A request leaves the system. */
  #left(visit: number, status: number, now: number): void {
    const journey = this.visits.flow[visit]! >> 1;
    const at = journey * ENDINGS + status;
    this.counts.endings[at] = this.counts.endings[at]! + 1;
    if (!hasFailed(status)) {
      const responseMs = now - this.visits.arrivedAt[visit]!;
      this.counts.responseMs[journey] = this.counts.responseMs[journey]! + responseMs;
      this.history.served(journey, responseMs);
    }
    this.#sources.left(journey, now);
  }

  #endSlice(now: number): void {
    this.#slice++;
    const { durationMs, slices, mostVisits } = this.#options;
    this.history.endSlice(now, this.counts, this.#stations.pools, this.#ownPools);
    if (this.#slice === slices) this.outcome = 'done';
    else if (this.visits.inUse > mostVisits) this.outcome = 'overflow';
    else this.#agenda.add(((this.#slice + 1) * durationMs) / slices, eventOf(SLICE, 0));
  }
}
