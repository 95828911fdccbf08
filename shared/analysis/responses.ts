import { constant, type Duration, fittedLaw, NEVER, waitingLaw } from '../stochastic';
import type { CallState, State } from './calls';
import { atLeast, countsOf, joinedCalls } from './joined';
import { networkTimes } from './network';
import type { Policy } from './policy';
import { type Context, NEGLIGIBLE, type Response, type Responses, type Served, type Target, type Walk } from './served';
import { rescuedIn, staleServing } from './stale';
import type { Station } from './stations';
import { type Class, type CompiledJourney, isUsed, READ, shareOf, type System, WRITE } from './system';

export { NEGLIGIBLE, type Responses, type Target } from './served';

/**
 * What the client of a journey waits for, as durations made of each other: own times, calls in stages, attempts and
 * pauses, fallbacks; nothing behind an async connector. All are of requests that are served in the end; shares of
 * branches are those among them. Calls after one that failed are counted as if they were made: load errs upwards.
 */
export function responses(context: Context, j: number): Responses {
  return new Builder(context, j).build();
}

class Builder {
  readonly #durations: Duration[] = [];
  readonly #system: System;
  readonly #stations: readonly Station[];
  readonly #policies: readonly Policy[];
  readonly #state: State | undefined;
  readonly #calls: readonly [CallState | undefined, CallState | undefined];
  readonly #isExact: boolean;
  readonly #walk: Walk | undefined;
  readonly #journey: CompiledJourney;
  readonly #responses: readonly [Map<number, Response>, Map<number, Response>] = [new Map(), new Map()];
  readonly #pending: { readonly component: number; readonly class: Class; readonly at: number }[] = [];
  readonly #placed: { readonly component: number; readonly class: Class; readonly at: number; readonly own: number }[] =
    [];
  readonly #targets: Target[] = [];

  constructor({ system, stations, policies, state, cut, walk }: Context, j: number) {
    this.#system = system;
    this.#walk = walk;
    this.#stations = stations;
    this.#policies = policies;
    this.#state = state;
    this.#calls = state?.calls[j] ?? [undefined, undefined];
    this.#isExact = cut === 'exact';
    this.#journey = system.journeys[j]!;
  }

  build(): Responses {
    const { entry } = this.#journey;
    const classes = ([READ, WRITE] as const).filter((c) => shareOf(this.#journey, c) > 0);
    for (const c of classes) {
      for (const v of this.#walk?.order[c] ?? []) this.#visit(v, c, this.#response(v, c));
    }
    const at = classes.map((c) => this.#response(entry, c));
    for (let i = 0; i < this.#pending.length; i++) {
      const { component, class: c, at: place } = this.#pending[i]!;
      this.#visit(component, c, place);
    }
    for (const { component, class: c, at: placed, own } of this.#placed) {
      const { further } = this.#responses[c].get(component)!;
      this.#durations[placed] = { type: 'sequence', of: [own, ...further] };
    }
    const parts = at.map((part, i): Served => ({ at: part, ok: this.#responses[classes[i]!].get(entry)!.ok }));
    const root = this.#choice(
      parts,
      classes.map((c) => shareOf(this.#journey, c)),
    );
    return { durations: this.#durations, root, of: this.#responses, targets: this.#targets };
  }

  #visit(component: number, c: Class, at: number): void {
    if (this.#responses[c].get(component)!.own !== -1) return;
    this.#walk?.enter(c, component);
    const own = this.#ownTime(component, c);
    const further = this.#further(component, c);
    const ok = (1 - this.#stations[component]!.refused) * further.ok;
    this.#durations[at] = { type: 'sequence', of: [own, ...further.of] };
    this.#responses[c].set(component, { at, own, further: further.of, ok });
    this.#walk?.leave(c, component, ok);
  }

  #add(duration: Duration): number {
    return this.#durations.push(duration) - 1;
  }

  #constant(ms: number): number {
    return this.#add({ type: 'law', law: constant(ms) });
  }

  /** One of several; those that are served more often have more of what is served. */
  #choice(parts: readonly Served[], shares: readonly number[]): Served {
    const nothing = Math.max(0, 1 - shares.reduce((a, b) => a + b, 0));
    const ok = parts.reduce((sum, part, i) => sum + shares[i]! * part.ok, nothing);
    if (parts.length === 1 && shares[0] === 1) return parts[0]!;
    const share = parts.map((part, i) => (ok > 0 ? (shares[i]! * part.ok) / ok : shares[i]!));
    return { at: this.#add({ type: 'choice', of: parts.map((part) => part.at), share }), ok };
  }

  #response(component: number, c: Class): number {
    const known = this.#responses[c].get(component);
    if (known !== undefined) return known.at;
    const at = this.#add({ type: 'sequence', of: [] });
    this.#responses[c].set(component, { at, own: -1, further: [], ok: 1 });
    this.#pending.push({ component, class: c, at });
    return at;
  }

  /** That of the callee, with the place that the call has among those that come with it. */
  #responseTo(e: number, c: Class): number {
    const callee = this.#system.to[e]!;
    const response = this.#response(callee, c);
    const { together } = this.#stations[callee]!;
    if (together === undefined) return response;
    const at = this.#add({ type: 'sequence', of: [] });
    this.#placed.push({ component: callee, class: c, at, own: this.#add({ type: 'law', law: together.own(e, c) }) });
    return at;
  }

  #ownTime(component: number, c: Class): number {
    return this.#add({ type: 'law', law: this.#stations[component]!.own(c) });
  }

  #further(component: number, c: Class): { readonly of: readonly number[]; readonly ok: number } {
    const passed = c === READ ? 1 - this.#system.hitRatio[component]! : 1;
    const connectors = this.#waitedFor(component, c);
    if (connectors.length === 0 || passed === 0) return { of: [], ok: 1 };
    const calls =
      this.#system.routes[component] === 1
        ? this.#routed(c, connectors)
        : this.#conditioned(c, connectors, this.#sharedCaches(c, connectors));
    const ok = calls.reduce((product, call) => product * call.ok, 1);
    const of = calls.map(({ at }) => at);
    if (passed === 1) return { of, ok };
    const rest = of.length === 1 ? of[0]! : this.#add({ type: 'sequence', of });
    const part = this.#choice([this.#orStale(component, c, { at: rest, ok }, connectors)], [passed]);
    return { of: [part.at], ok: part.ok };
  }

  /** A read whose fetch fails in spite of everything may be answered by what the cache has kept, once the failure is known. */
  #orStale(cache: number, c: Class, fetched: Served, connectors: readonly number[]): Served {
    const calls = this.#calls[c];
    if (c === WRITE || calls === undefined || fetched.ok === 1) return fetched;
    const serving = staleServing(this.#system, cache);
    const rescued = serving === undefined ? 0 : (1 - fetched.ok) * rescuedIn(serving, 1 - fetched.ok);
    if (rescued === 0) return fetched;
    const failing = connectors.reduce((sum, e) => sum + calls.failure[e]!, 0);
    const lostMs = connectors.reduce((sum, e) => sum + calls.failure[e]! * calls.failMs[e]!, 0);
    const lost = this.#constant(failing > 0 ? lostMs / failing : 0);
    const ok = fetched.ok + rescued;
    return { at: this.#add({ type: 'choice', of: [fetched.at, lost], share: [fetched.ok / ok, rescued / ok] }), ok };
  }

  #waitedFor(component: number, c: Class): number[] {
    const { graph, isSync, routes } = this.#system;
    const found: number[] = [];
    for (let i = graph.start[component]!; i < graph.start[component + 1]!; i++) {
      const e = graph.arc[i]!;
      // A router's asynchronous target takes its share of the requests, which then wait for nothing.
      if (isUsed(this.#system, this.#journey, c, e) && (isSync[e] === 1 || routes[component] === 1)) found.push(e);
    }
    return found;
  }

  #routed(c: Class, connectors: readonly number[]): Served[] {
    const { weight, isSync } = this.#system;
    const weights = connectors.reduce((sum, e) => sum + weight[e]!, 0);
    const waited = connectors.filter((e) => isSync[e] === 1 && weight[e]! > 0);
    if (waited.length === 0 || weights === 0) return [];
    const of = waited.map((e) => this.#allCalls(e, c, []));
    return [
      this.#choice(
        of,
        waited.map((e) => weight[e]! / weights),
      ),
    ];
  }

  /** Caches whose misses use several of these connectors: one miss uses them all, so they must not be drawn apart. */
  #sharedCaches(c: Class, connectors: readonly number[]): readonly number[] {
    if (c === WRITE) return [];
    const caches = connectors.map((e) => this.#system.missOf[e]!).filter((cache) => cache !== -1);
    return [...new Set(caches.filter((cache, i) => caches.indexOf(cache) !== i))];
  }

  #conditioned(
    c: Class,
    connectors: readonly number[],
    caches: readonly number[],
    missed: readonly number[] = [],
  ): Served[] {
    const [cache, ...others] = caches;
    if (cache === undefined) return this.#staged(c, connectors, missed);
    const miss = this.#conditioned(c, connectors, others, [...missed, cache]);
    const kept = connectors.filter((e) => this.#system.missOf[e] !== cache);
    const hit = this.#conditioned(c, kept, others, missed);
    const of = [miss, hit].map(
      (parts): Served => ({
        at: this.#add({ type: 'sequence', of: parts.map(({ at }) => at) }),
        ok: parts.reduce((product, { ok }) => product * ok, 1),
      }),
    );
    const hitRatio = this.#system.hitRatio[cache]!;
    return [this.#choice(of, [1 - hitRatio, hitRatio])];
  }

  /** Stages one after the other; within a stage, the slowest. */
  #staged(c: Class, connectors: readonly number[], missed: readonly number[]): Served[] {
    // Most callers have one call to make, and most of the others one after the other.
    if (connectors.length === 1) return this.#atOnce(connectors, c, missed);
    const stages = new Map<number, number[]>();
    for (const e of connectors) {
      const stage = this.#system.stage[e]!;
      const together = stages.get(stage);
      if (together === undefined) stages.set(stage, [e]);
      else together.push(e);
    }
    return [...stages]
      .sort(([a], [b]) => a - b)
      .map(([, together]) => {
        const calls = this.#atOnce(together, c, missed);
        if (calls.length === 1) return calls[0]!;
        const at = this.#add({ type: 'slowest', of: calls.map((call) => call.at), times: calls.map(() => 1) });
        return { at, ok: calls.reduce((product, { ok }) => product * ok, 1) };
      });
  }

  /** Calls of one stage: of those that meet in one queue, the last. */
  #atOnce(connectors: readonly number[], c: Class, missed: readonly number[]): Served[] {
    const isMet = (e: number) => this.#stations[this.#system.to[e]!]!.together !== undefined;
    const isCertain = (e: number) => c === WRITE || [-1, ...missed].includes(this.#system.missOf[e]!);
    if (!connectors.some(isMet)) return connectors.map((e) => this.#allCalls(e, c, missed));
    const certain = connectors.filter(isCertain);
    const joined = joinedCalls(this.#system, this.#stations, this.#policies, this.#journey, c, certain);
    return [
      ...joined.map(({ connectors: [e, ...others], areJoined }) =>
        areJoined ? this.#lastOf([e!, ...others], c) : this.#allCalls(e!, c, missed),
      ),
      ...connectors.filter((e) => !isCertain(e)).map((e) => this.#allCalls(e, c, missed)),
    ];
  }

  /** All calls of one request over one connector; of the caches in `missed` it is known that they had no answer. */
  #allCalls(e: number, c: Class, missed: readonly number[]): Served {
    const cache = this.#system.missOf[e]!;
    const fetched = this.#repeated(e, this.#orElse(e, c));
    const all = cache === -1 ? fetched : this.#orStale(cache, c, fetched, [e]);
    if (cache === -1 || c === WRITE || missed.includes(cache)) return all;
    return this.#choice([all], [1 - this.#system.hitRatio[cache]!]);
  }

  #repeated(e: number, once: Served): Served {
    const calls = this.#journey.calls[e]!;
    if (calls === 1) return once;
    const whole = Math.floor(calls);
    const more = calls - whole;
    const partly = 1 - more + more * once.ok;
    const ok = once.ok ** whole * partly;
    const times = whole + (partly > 0 ? (more * once.ok) / partly : more);
    if (this.#system.isParallel[e] !== 1 || calls < 1)
      return { at: this.#add({ type: 'repeat', of: once.at, times }), ok };
    const { quorum } = this.#policies[e]!;
    if (quorum === undefined || quorum >= whole)
      return { at: this.#add({ type: 'slowest', of: [once.at], times: [times] }), ok };
    // Answers beyond the quorum may fail.
    return {
      at: this.#add({ type: 'ranked', of: once.at, times: whole, rank: quorum }),
      ok: atLeast(quorum, whole, once.ok),
    };
  }

  /** Until the last of all calls over these connectors is done, which leave together and end in one queue. */
  #lastOf(connectors: readonly number[], c: Class): Served {
    const [e] = connectors as readonly [number];
    const callee = this.#system.to[e]!;
    this.#response(callee, c);
    const counts = countsOf(this.#journey, connectors);
    const of = counts.map((_, calls) =>
      this.#add({ type: 'law', law: this.#stations[callee]!.together!.all(c, calls) }),
    );
    const last = this.#add({ type: 'choice', of, share: counts });
    const wireMs = networkTimes(this.#system, e)[0]!.ms;
    return { at: wireMs === 0 ? last : this.#add({ type: 'sequence', of: [this.#constant(wireMs), last] }), ok: 1 };
  }

  /** One call, and where it fails what stands in for it; an optional call that fails has cost its time. */
  #orElse(e: number, c: Class): Served {
    const failure = this.#calls[c]?.failure[e] ?? 0;
    if (failure === 0) return { at: this.#attempts(e, c), ok: 1 };
    const failMs = this.#calls[c]!.failMs[e]!;
    const parts: Served[] = [];
    const shares: number[] = [];
    if (failure < 1) {
      parts.push({ at: this.#attempts(e, c), ok: 1 });
      shares.push(1 - failure);
    } else if (!this.#isExact) this.#attempts(e, c); // Asked about all the same: it may recover.
    const fallback = this.#fallbackOf(e, c);
    const isRequired = this.#system.isRequired[e] === 1;
    const lost = this.#constant(failMs);
    if (fallback !== undefined) {
      const second = this.#repeated(fallback, this.#orElse(fallback, c));
      parts.push({ at: this.#add({ type: 'sequence', of: [lost, second.at] }), ok: isRequired ? second.ok : 1 });
    } else parts.push({ at: lost, ok: isRequired ? 0 : 1 });
    shares.push(failure);
    return this.#choice(parts, shares);
  }

  #fallbackOf(e: number, c: Class): number | undefined {
    const { graph, from, fallbackFor, carries } = this.#system;
    const caller = from[e]!;
    for (let i = graph.start[caller]!; i < graph.start[caller + 1]!; i++) {
      const f = graph.arc[i]!;
      if (fallbackFor[f] === e && carries[c][f] === 1 && this.#journey.calls[f]! > 0) return f;
    }
    return undefined;
  }

  /** A call that is answered in the end: attempts that fail and pauses, then one that is answered. */
  #attempts(e: number, c: Class): number {
    const policy = this.#policies[e]!;
    const answer = this.#answer(e, c);
    const callee = this.#connected(e, answer);
    const calls = this.#calls[c];
    if (calls === undefined) return callee;
    if (
      policy.timeoutMs !== undefined ||
      policy.hedgeMs !== undefined ||
      policy.connections !== undefined ||
      policy.maxAttempts > 1
    )
      this.#targets.push({ connector: e, class: c, callee: this.#system.to[e]!, at: callee, answer });
    const good = this.#answered(e, policy, calls, callee);
    const answered = calls.answered[e]!;
    const failed = 1 - answered;
    if (policy.maxAttempts === 1 || failed < 1e-12) return good;
    const bad = this.#failedAttempt(e, policy, calls, failed);
    const parts: Served[] = [];
    const shares: number[] = [];
    let share = 1;
    let sum = 0;
    for (let k = 0; k < policy.maxAttempts && (k < 2 || share > 1e-10); k++) {
      const before =
        k === 0 ? [] : [this.#add({ type: 'repeat', of: bad, times: k }), this.#constant(k * policy.backoffMs)];
      parts.push({ at: k === 0 ? good : this.#add({ type: 'sequence', of: [...before, good] }), ok: 1 });
      shares.push(share);
      sum += share;
      share *= failed * calls.again[e]!;
    }
    return this.#choice(
      parts,
      shares.map((s) => s / sum),
    ).at;
  }

  #answered(e: number, policy: Policy, calls: CallState, callee: number): number {
    const first =
      policy.hedgeMs === undefined ? callee : this.#add({ type: 'hedged', of: callee, afterMs: policy.hedgeMs });
    if (policy.timeoutMs === undefined || calls.late[e]! < NEGLIGIBLE) return first;
    if (this.#isExact) return this.#add({ type: 'within', of: first, limitMs: policy.timeoutMs });
    const law = fittedLaw({
      meanMs: calls.withinMs[e]!,
      variance: calls.withinVariance[e]!,
      shiftMs: calls.withinShiftMs[e]!,
    });
    return this.#add({ type: 'law', law });
  }

  #failedAttempt(e: number, policy: Policy, calls: CallState, failed: number): number {
    const timedOut = Math.min(1, calls.timedOut[e]! / failed);
    if (policy.timeoutMs === undefined || timedOut === 0) return this.#constant(calls.quickMs[e]!);
    if (timedOut > 1 - 1e-12) return this.#constant(policy.timeoutMs);
    const of = [this.#constant(policy.timeoutMs), this.#constant(calls.quickMs[e]!)];
    return this.#add({ type: 'choice', of, share: [timedOut, 1 - timedOut] });
  }

  /** A free connection of the pool, then the answer. */
  #connected(e: number, answer: number): number {
    const meanMs = this.#state?.poolWaitMs[e] ?? 0;
    if (meanMs === 0) return answer;
    const probability = this.#state!.poolProbability[e]!;
    const law = Number.isFinite(meanMs) ? waitingLaw({ probability, meanMs }) : NEVER;
    return this.#add({ type: 'sequence', of: [this.#add({ type: 'law', law }), answer] });
  }

  /** The wire, and the callee. */
  #answer(e: number, c: Class): number {
    const response = this.#responseTo(e, c);
    const times = networkTimes(this.#system, e);
    if (times.length === 1 && times[0]!.ms === 0) return response;
    const laws = times.map(({ ms }) => this.#constant(ms));
    const wire =
      laws.length === 1 ? laws[0]! : this.#add({ type: 'choice', of: laws, share: times.map(({ share }) => share) });
    return this.#add({ type: 'sequence', of: [wire, response] });
  }
}
