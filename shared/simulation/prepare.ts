import type { Design } from '../model';
import { blueprintOf } from './blueprint';
import { Simulation } from './simulation';

/** Why there is nothing to simulate, in words; undefined if there is. */
export function whyNot(design: Design): string | undefined {
  if (Object.keys(design.journeys).length === 0) return 'There is no journey: nothing would happen.';
  return blueprintOf(design).sources.length === 0
    ? 'No journey has both an entry and a rate or a number of users.'
    : undefined;
}

/** Fields that change what happens and that the simulation leaves out, as `components.id.field`. */
export function leftOut(design: Design): readonly string[] {
  return Object.keys(design.components)
    .sort()
    .flatMap((id) =>
      (['commonCause', 'retentionSeconds'] as const)
        .filter((field) => design.components[id]![field] !== undefined)
        .map((field) => `components.${id}.${field}`),
    );
}

const PILOT_EVENTS = 20_000;
const ROUND = [1, 2, 5, 10];

/**
 * A round number of seconds in which about so many events happen, found by simulating a little of it. Precondition: there
 * is something to simulate.
 */
export function secondsFor(design: Design, events: number): number {
  const pilot = new Simulation(design, { seed: 1, durationSeconds: 1e9, slices: 1 });
  const { simulatedSeconds } = pilot.step(PILOT_EVENTS);
  const seconds = Math.max(1e-3, (simulatedSeconds * events) / PILOT_EVENTS);
  const decade = 10 ** Math.floor(Math.log10(seconds));
  return decade * ROUND.findLast((step) => step * decade <= seconds)!;
}
