import { attributesOf } from '@shared/catalogue';
import { type Design, likely } from '@shared/model';

/**
 * The same questions answered as one would at first: loads by going round until nothing changes, single points of failure
 * by taking out one thing after the other and asking the whole design again. Right, and the yardstick for speed. Of a large
 * design a part is taken out, every so many: `asked` says which.
 */
export function naiveAnswers(
  design: Design,
  most = Infinity,
): {
  readonly asked: ReadonlySet<string>;
  readonly suspects: number;
  readonly rates: ReadonlyMap<string, number>;
  readonly singlePoints: readonly string[];
} {
  const calls = new Map<string, { readonly to: string; readonly calls: number; readonly isNeeded: boolean }[]>();
  for (const id of Object.keys(design.components)) calls.set(id, []);
  for (const connector of Object.values(design.connectors)) {
    calls
      .get(connector.from)!
      .push({ to: connector.to, calls: likely(connector.calls ?? 1), isNeeded: connector.mode !== 'async' });
  }
  const routes = (id: string) => attributesOf(design.components[id]!).dispatch.value === 'one';
  const share = (id: string) => (routes(id) ? 1 / calls.get(id)!.length : 1);
  const entries = Object.values(design.journeys).map(
    ({ entry, ratePerSecond }) => [entry!, likely(ratePerSecond ?? 0)] as const,
  );

  let rates = new Map<string, number>();
  for (let change = 1; change > 1e-12; ) {
    const next = new Map<string, number>();
    for (const [entry, rate] of entries) next.set(entry, (next.get(entry) ?? 0) + rate);
    for (const [from, rate] of rates) {
      for (const { to, calls: each } of calls.get(from)!) next.set(to, (next.get(to) ?? 0) + rate * each * share(from));
    }
    change = 0;
    for (const [id, rate] of next) change = Math.max(change, Math.abs(rate - (rates.get(id) ?? 0)));
    rates = next;
  }

  const required = (id: string, load = rates.get(id) ?? 0): number => {
    const { serviceMs, concurrency } = attributesOf(design.components[id]!);
    const capacity = serviceMs === undefined ? Infinity : (concurrency.value * 1000) / serviceMs.value;
    return Math.max(1, Math.ceil((load / capacity) * (1 - 1e-12)));
  };
  const alive = (id: string, down: string | undefined): number => {
    const { replicas, zones, boundary } = design.components[id]!;
    const count = likely(replicas ?? 1);
    const stands = (place: string | undefined): boolean =>
      place === undefined || (place !== down && stands(design.boundaries[place]!.parent));
    if (!zones?.length) return stands(boundary) ? count : 0;
    return Array.from({ length: count }, (_, r) => zones[r % zones.length]!).filter(stands).length;
  };
  const works = (entry: string, failed: string | undefined): boolean => {
    const known = new Map<string, boolean>();
    const ask = (id: string): boolean => {
      const before = known.get(id);
      if (before !== undefined) return before;
      known.set(id, true);
      const left = alive(id, failed) - (id === failed ? 1 : 0);
      const needed = calls.get(id)!.filter(({ isNeeded }) => isNeeded);
      const beyond =
        routes(id) && calls.get(id)!.length > 1
          ? needed.length < calls.get(id)!.length || needed.some(({ to }) => ask(to))
          : needed.every(({ to }) => ask(to));
      const answer = left >= required(id) && beyond;
      known.set(id, answer);
      return answer;
    };
    return ask(entry);
  };
  const isPerson = (id: string) => attributesOf(design.components[id]!).kind?.group === 'people';
  const suspects = [...Object.keys(design.components).filter((id) => !isPerson(id)), ...Object.keys(design.boundaries)];
  const every = Math.max(1, Math.ceil(suspects.length / most));
  const asked = suspects.filter((_, i) => i % every === 0);
  const singlePoints = asked.filter((id) => entries.some(([entry]) => works(entry, undefined) && !works(entry, id)));
  return { rates, asked: new Set(asked), suspects: suspects.length, singlePoints: singlePoints.sort() };
}
