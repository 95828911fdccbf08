import { analyze, emptyMemory, measure } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import { apply, type Change, commands } from '@shared/edit';
import type { Design } from '@shared/model';
import { type Look, lookAt, profileOf, proposals, type Profile } from '@shared/tradeoff';
import { describe, expect, test } from 'vitest';
import { random } from '../../support/design';
import { seededDesign } from '../../support/seededDesign';

/** Percentiles are inverted to six digits; everything else is the same arithmetic. */
const DIGITS = 1e-6;

function expectSame(measured: Profile, whole: Profile, what: string): void {
  for (const [id, journey] of Object.entries(whole.journeys)) {
    const { p99Ms, targets, ...rest } = journey;
    const { p99Ms: measuredMs, targets: measuredTargets, ...others } = measured.journeys[id]!;
    expect(others, `${what}: ${id}`).toEqual(rest);
    expectNear(measuredMs, p99Ms, `${what}: p99 of ${id}`);
    expect(measuredTargets.map(({ name, target, met }) => [name, target, met])).toEqual(
      targets.map(({ name, target, met }) => [name, target, met]),
    );
    targets.forEach(({ name, value }, i) => expectNear(measuredTargets[i]!.value, value, `${what}: ${name} of ${id}`));
  }
  expect({ ...measured, journeys: undefined }, what).toEqual({ ...whole, journeys: undefined });
}

function expectNear(measured: number | null, whole: number | null, what: string): void {
  if (measured === null || whole === null) expect(measured, what).toBe(whole);
  else expect(Math.abs(measured - whole), what).toBeLessThanOrEqual(DIGITS * whole);
}

/** A fresh copy: nothing in it is known from before. */
const anew = (design: Design): Design => structuredClone(design);

/** Every n-th proposal of a design, each measured with what is known of the others, against a whole analysis of a copy. */
function expectTrialsExact(look: Look, every: number): number {
  const memory = emptyMemory();
  measure(look.design, memory);
  const tried = proposals(look).filter((_, i) => i % every === 0);
  for (const { id, change } of tried) {
    const changed = apply(look.design, change);
    const whole = profileOf(analyze(anew(changed), { maxCutSetOrder: 1 }));
    expectSame(profileOf(measure(changed, memory)), whole, id);
  }
  return tried.length;
}

/** Timeouts, attempts, threads, waiting places and reads apart from writes here and there: load that depends on itself. */
function withPolicies(design: Design, seed: number): Design {
  const dice = random(seed);
  const changes: Change[] = [
    ...Object.keys(design.connectors).flatMap((id) =>
      dice() < 0.2 ? [commands.setConnectors(design, [id], { timeoutMs: 200, maxAttempts: 2, backoffMs: 10 })] : [],
    ),
    ...Object.keys(design.components).flatMap((id) =>
      dice() < 0.1 ? [commands.setComponents(design, [id], { queueLimit: 40 })] : [],
    ),
    ...Object.keys(design.components).flatMap((id) =>
      dice() < 0.1 ? [commands.setComponents(design, [id], { writeServiceMs: 2 })] : [],
    ),
    ...Object.keys(design.journeys).map((id) =>
      commands.setJourney(design, id, { targets: { p95Ms: 40, p99Ms: 80, availability: 0.99 } }),
    ),
  ];
  return changes.reduce(apply, design);
}

/** It matters where things stand, how much they send, what is read only, and what comes at once. */
const FAR: NonNullable<Design['assumptions']> = {
  network: { clientMs: 20, sameZoneMs: 0.2, crossZoneMs: 1, crossRegionMs: 60 },
  transfer: { crossZonePerGb: 0.02, crossRegionPerGb: 0.05 },
};

function withBytes(design: Design, seed: number): Design {
  const dice = random(seed);
  const changes = Object.keys(design.connectors).map((id) =>
    commands.setConnectors(design, [id], {
      requestBytes: Math.round(1e3 * dice()),
      responseBytes: Math.round(1e5 * dice()),
      ...(dice() < 0.2 ? { operations: 'reads' } : {}),
      ...(dice() < 0.1 ? { calls: 3, parallel: true } : {}),
    }),
  );
  return changes.reduce(apply, design);
}

/** Every proposal there is: those that add or take away, and those that the design's own figures are taken over for. */
describe('every single trial of a random design says what a whole analysis says', () => {
  for (const journeys of [1, 3] as const) {
    for (const seed of [11, 12, 13]) {
      test(`${journeys} journey${journeys === 1 ? '' : 's'}, seed ${seed}`, () => {
        expect(expectTrialsExact(lookAt(seededDesign(22, seed, { journeys })), 1)).toBeGreaterThan(30);
      });
    }
  }
});

describe('a trial says what two whole analyses say', () => {
  for (const seed of [1, 2, 3, 4]) {
    test(`where zones cost time and money and calls come together, seed ${seed}`, () => {
      const design = { ...seededDesign(20, seed, { journeys: 3 }), assumptions: FAR };
      expect(expectTrialsExact(lookAt(withBytes(design, seed)), 3)).toBeGreaterThan(10);
    });
    test(`plain design, seed ${seed}`, () => {
      expect(expectTrialsExact(lookAt(seededDesign(24, seed, { journeys: 3 })), 3)).toBeGreaterThan(20);
    });
    test(`with timeouts, retries and limits, seed ${seed}`, () => {
      const design = withPolicies(seededDesign(18, seed, { journeys: 3 }), seed);
      expect(expectTrialsExact(lookAt(design), 6)).toBeGreaterThan(8);
    });
  }
  for (const { id, design } of TEMPLATES.filter((_, i) => i % 4 === 0)) {
    test(`template ${id}`, () => {
      expect(expectTrialsExact(lookAt(design), 8)).toBeGreaterThan(4);
    });
  }
});

test('what is measured of a design does not depend on what was measured before it', () => {
  const design = seededDesign(30, 9, { journeys: 3 });
  const look = lookAt(design);
  const some = proposals(look).slice(0, 40);
  const memory = emptyMemory();
  const forth = some.map(({ change }) => profileOf(measure(apply(design, change), memory)));
  const back = some.toReversed().map(({ change }) => profileOf(measure(apply(anew(design), change))));
  back.reverse().forEach((profile, i) => expectSame(forth[i]!, profile, some[i]!.id));
});
