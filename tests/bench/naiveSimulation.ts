import { random } from '../support/design';

type Event = { readonly at: number; readonly happens: () => void };
type Request = { readonly startedAt: number };

/**
 * Stations one after the other, simulated as one would at first: an object and a closure an event, a list that is sorted
 * after each insertion, an array as queue. Right, and the yardstick for speed.
 */
export function naiveTandem(options: {
  readonly stations: number;
  readonly workers: number;
  readonly serviceMs: number;
  readonly ratePerMs: number;
  readonly events: number;
  readonly seed: number;
}): { readonly events: number; readonly meanMs: number } {
  const dice = random(options.seed);
  const exponential = (mean: number) => -mean * Math.log(1 - dice());
  const agenda: Event[] = [];
  const stations = Array.from({ length: options.stations }, () => ({ busy: 0, queue: [] as Request[] }));
  let now = 0;
  let served = 0;
  let sum = 0;
  const plan = (afterMs: number, happens: () => void) => {
    agenda.push({ at: now + afterMs, happens });
    agenda.sort((a, b) => a.at - b.at);
  };
  const arrive = (request: Request, index: number) => {
    const station = stations[index];
    if (station === undefined) {
      served++;
      sum += now - request.startedAt;
      return;
    }
    if (station.busy === options.workers) station.queue.push(request);
    else start(request, index);
  };
  const start = (request: Request, index: number) => {
    stations[index]!.busy++;
    plan(exponential(options.serviceMs), () => {
      stations[index]!.busy--;
      const next = stations[index]!.queue.shift();
      if (next !== undefined) start(next, index);
      arrive(request, index + 1);
    });
  };
  const client = () => {
    arrive({ startedAt: now }, 0);
    plan(exponential(1 / options.ratePerMs), client);
  };
  plan(0, client);
  for (let i = 0; i < options.events; i++) {
    const event = agenda.shift()!;
    now = event.at;
    event.happens();
  }
  return { events: options.events, meanMs: sum / served };
}
