import { BREAKDOWN, DOWN, eventOf, FAILOVER, REPAIR, SCALE, SCRIPT, STARTED, TURNED_AWAY } from './events';
import type { Flow } from './flow';
import type { Parts } from './parts';
import type { EngineOptions } from './options';
import type { Dice } from './random';
import type { Replicas } from './replicas';
import { type Step, stepsOf } from './script';
import type { Sources } from './sources';
import { CALLING, LOST, WORKING } from './visits';

/** How often the load is looked at to decide on replicas: the default of Kubernetes' horizontal autoscaler. */
const SCALE_EVERY_MS = 15_000;
/** The autoscaler of Kubernetes leaves a deviation of a tenth alone. */
const TOLERANCE = 0.1;

/** What happens to the system from outside and by wear: the script, breakdowns and repairs, switch-overs, autoscaling. */
export class Disturbances {
  readonly #parts: Parts;
  readonly #flow: Flow;
  readonly #sources: Sources;
  readonly #replicas: Replicas;
  readonly #steps: readonly Step[];
  readonly #speed: number | undefined;
  readonly #dice: Dice;
  readonly #breakdownAt: Float64Array;
  readonly #repairAt: Float64Array;
  readonly #failoverAt: Float64Array;
  readonly #busyBefore: Float64Array;
  readonly #capacityBefore: Float64Array;
  /** Replicas that there will be when those under way have started; 0: none are under way. */
  readonly #starting: Int32Array;

  constructor(
    parts: Parts,
    flow: Flow,
    sources: Sources,
    replicas: Replicas,
    options: Pick<EngineOptions, 'script' | 'failuresSpeed'>,
    dice: Dice,
  ) {
    const never = () => new Float64Array(parts.blueprint.stations.length).fill(Infinity);
    this.#parts = parts;
    this.#flow = flow;
    this.#sources = sources;
    this.#replicas = replicas;
    this.#steps = stepsOf(options.script);
    this.#speed = options.failuresSpeed;
    this.#dice = dice;
    this.#breakdownAt = never();
    this.#repairAt = never();
    this.#failoverAt = never();
    this.#busyBefore = never().fill(0);
    this.#capacityBefore = never().fill(0);
    this.#starting = new Int32Array(parts.blueprint.stations.length);
  }

  start(): void {
    const { blueprint, agenda, stations } = this.#parts;
    blueprint.stations.forEach((plan, v) => {
      stations.setServing(v, this.#replicas.serving(v), 0);
      if (plan.autoscale !== undefined) agenda.add(SCALE_EVERY_MS, eventOf(SCALE, v));
      this.#expectBreakdown(v, 0);
    });
    this.#steps.forEach(({ atMs }, i) => agenda.add(atMs, eventOf(SCRIPT, i)));
  }

  step(index: number, now: number): void {
    const step = this.#steps[index]!;
    const { system } = this.#parts.blueprint;
    switch (step.do) {
      case 'break':
        return this.#break(system.indexOf.get(step.component)!, step.replicas, now);
      case 'repair':
        return this.#mend(system.indexOf.get(step.component)!, step.replicas, now);
      case 'slow':
        this.#parts.stations.slowness[system.indexOf.get(step.component)!] = step.factor;
        return;
      case 'warmth':
        this.#flow.warmth[system.indexOf.get(step.component)!] = step.warmth;
        return;
      case 'boundary': {
        const components = this.#replicas.within(step.boundary);
        const before = components.map((v) => this.#replicas.alive(v));
        this.#replicas.setBoundary(step.boundary, step.isLost);
        components.forEach((v, i) => this.#changed(v, before[i]!, now));
        return;
      }
      case 'load': {
        const journey = system.journeys.findIndex(({ id }) => id === step.journey);
        return this.#sources.setFactor(step.journey === undefined ? undefined : journey, step.factor, now);
      }
      default:
        return step satisfies never;
    }
  }

  breakdown(component: number, now: number): void {
    if (this.#breakdownAt[component] === now) this.#break(component, 1, now);
  }

  repair(component: number, now: number): void {
    if (this.#repairAt[component] === now) this.#mend(component, 1, now);
  }

  failover(component: number, now: number): void {
    if (this.#failoverAt[component] !== now) return;
    this.#replicas.isSwitching[component] = 0;
    this.#parts.stations.setServing(component, this.#replicas.serving(component), now);
  }

  /** As many replicas as the utilisation since the last look asks for. */
  scale(component: number, now: number): void {
    const { blueprint, agenda } = this.#parts;
    const { min, max, targetUtilization, lagMs } = blueprint.stations[component]!.autoscale!;
    const utilization = this.#utilizationSinceLastLook(component, now);
    const ratio = utilization / targetUtilization;
    if (Math.abs(ratio - 1) > TOLERANCE) {
      const asked = Math.ceil(this.#replicas.there(component) * ratio);
      const replicas = Math.min(max, Math.max(min, asked));
      // A replica that goes is gone at once; one that comes has to start.
      if (replicas <= this.#replicas.there(component) || lagMs === 0) this.#resize(component, replicas, now);
      else if (this.#starting[component] === 0) {
        this.#starting[component] = replicas;
        agenda.add(now + lagMs, eventOf(STARTED, component));
      }
    }
    agenda.add(now + SCALE_EVERY_MS, eventOf(SCALE, component));
  }

  /** Replicas that were asked for have started. */
  started(component: number, now: number): void {
    this.#resize(component, this.#starting[component]!, now);
    this.#starting[component] = 0;
  }

  #resize(component: number, replicas: number, now: number): void {
    this.#replicas.resize(component, replicas);
    this.#parts.stations.setServing(component, this.#replicas.serving(component), now);
    this.#expectBreakdown(component, now);
  }

  #utilizationSinceLastLook(component: number, now: number): number {
    const { pools } = this.#parts.stations;
    const [first, end] = this.#parts.stations.poolsOf(component);
    let busy = 0;
    let capacity = 0;
    for (let pool = first; pool < end; pool++) {
      pools.settle(pool, now);
      busy += pools.busyArea[pool]!;
      capacity += pools.capacityArea[pool]!;
    }
    const there = capacity - this.#capacityBefore[component]!;
    const utilization = there === 0 ? 0 : (busy - this.#busyBefore[component]!) / there;
    this.#busyBefore[component] = busy;
    this.#capacityBefore[component] = capacity;
    return utilization;
  }

  #break(component: number, count: number, now: number): void {
    const before = this.#replicas.alive(component);
    this.#replicas.break(component, count);
    this.#changed(component, before, now);
  }

  #mend(component: number, count: number, now: number): void {
    const before = this.#replicas.alive(component);
    this.#replicas.repair(component, count);
    this.#changed(component, before, now);
  }

  /** Replicas came or went: what was on them is lost, a standby takes over, the next breakdown is drawn again. */
  #changed(component: number, before: number, now: number): void {
    const { stations, blueprint, agenda } = this.#parts;
    const alive = this.#replicas.alive(component);
    const { standby } = blueprint.stations[component]!;
    if (standby !== undefined && alive < before && alive > 0) {
      this.#replicas.isSwitching[component] = 1;
      const takesOver = standby.success === 1 || this.#dice.uniform() < standby.success;
      this.#failoverAt[component] = takesOver ? now + standby.failoverMs : Infinity;
      if (takesOver) agenda.add(now + standby.failoverMs, eventOf(FAILOVER, component));
    } else if (standby !== undefined && alive > before) this.#replicas.isSwitching[component] = 0;
    stations.setServing(component, this.#replicas.serving(component), now);
    if (alive < before) this.#lose(component, standby === undefined ? (before - alive) / before : 1, now);
    this.#expectBreakdown(component, now);
  }

  /** Each visit in progress was on one of the lost replicas with the same probability; without any left, those waiting fail too. */
  #lose(component: number, share: number, now: number): void {
    const { visits, stations } = this.#parts;
    const lost: number[] = [];
    for (let visit = 0; visit < visits.rows; visit++) {
      if (visits.component[visit] !== component) continue;
      const state = visits.state[visit]!;
      if (state !== WORKING && state !== CALLING) continue;
      if (share === 1 || this.#dice.uniform() < share) lost.push(visit);
    }
    const states = lost.map((visit) => visits.state[visit]!);
    lost.forEach((visit) => (visits.state[visit] = LOST));
    if (this.#replicas.serving(component) === 0) stations.drain(component, now, (visit) => this.#fail(visit, now));
    lost.forEach((visit, i) => {
      if (states[i] === CALLING) this.#flow.attempts.detach(visit, now);
      else {
        visits.state[visit] = WORKING;
        stations.abandon(visit, now);
      }
      this.#fail(visit, now);
    });
  }

  #fail(visit: number, now: number): void {
    const { visits, soon } = this.#parts;
    visits.state[visit] = LOST;
    visits.status[visit] = DOWN;
    visits.due[visit] = now;
    soon.add(eventOf(TURNED_AWAY, visit));
  }

  #expectBreakdown(component: number, now: number): void {
    const { failures } = this.#parts.blueprint.stations[component]!;
    if (failures === undefined || this.#speed === undefined) return;
    const { agenda } = this.#parts;
    const draw = (count: number, meanMs: number): number =>
      count === 0 ? Infinity : now + (this.#dice.exponential() * meanMs) / (count * this.#speed!);
    const breakdownAt = draw(this.#replicas.alive(component), failures.mtbfMs);
    const repairAt = draw(this.#replicas.broken(component), failures.mttrMs);
    this.#breakdownAt[component] = breakdownAt;
    this.#repairAt[component] = repairAt;
    if (breakdownAt !== Infinity) agenda.add(breakdownAt, eventOf(BREAKDOWN, component));
    if (repairAt !== Infinity) agenda.add(repairAt, eventOf(REPAIR, component));
  }
}
