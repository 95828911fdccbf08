import { compile, type System } from '@shared/analysis';
import { recompile } from '@shared/analysis/recompile';
import { apply, type Change, commands } from '@shared/edit';
import type { Component, Connector, Design } from '@shared/model';
import { expect, test } from 'vitest';
import { design as drawn, random } from '../../support/design';
import { seededDesign } from '../../support/seededDesign';

/** What a system says, without the design that it is of. */
const figuresOf = (system: System) => ({ ...system, design: undefined, indexOf: [...system.indexOf] });

const ONE_OF = <T>(dice: () => number, list: readonly T[]): T => list[Math.floor(dice() * list.length)]!;

function anyConnector(dice: () => number, design: Design): Partial<Connector> {
  const [components, connectors] = [Object.keys(design.components), Object.keys(design.connectors)];
  return ONE_OF<Partial<Connector>>(dice, [
    { to: ONE_OF(dice, components) },
    { from: ONE_OF(dice, components) },
    { calls: 3 * dice() },
    { mode: 'async' },
    { operations: ONE_OF(dice, ['reads', 'writes', 'all'] as const) },
    { required: false },
    { stage: 1 },
    { parallel: true },
    { weight: 5 * dice() },
    { missOf: ONE_OF(dice, components) },
    { fallbackFor: ONE_OF(dice, connectors) },
    { timeoutMs: 100, maxAttempts: 2 },
  ]);
}

const anyComponent = (dice: () => number): Partial<Component> =>
  ONE_OF<Partial<Component>>(dice, [
    { replicas: 4 },
    { hitRatio: dice() },
    { writeServiceMs: dice() },
    { dispatch: 'one' },
    { kind: 'cache' },
    { data: { readQuorum: 1, writeQuorum: 2 } },
    { serviceMs: dice() },
  ]);

/** One to three records set to something, one after the other. */
function anyEdit(dice: () => number, design: Design): Design {
  let edited = design;
  for (let k = 0; k < 1 + Math.floor(3 * dice()); k++) {
    const change: Change =
      dice() < 0.6
        ? commands.setConnectors(edited, [ONE_OF(dice, Object.keys(design.connectors))], anyConnector(dice, design))
        : commands.setComponents(edited, [ONE_OF(dice, Object.keys(design.components))], anyComponent(dice));
    edited = apply(edited, change);
  }
  return edited;
}

for (const seed of [1, 2, 3, 4, 5]) {
  test(`what is compiled from the system before is what is compiled anew, after 200 edits each on its own, seed ${seed}`, () => {
    const dice = random(seed);
    let base = seededDesign(14, seed, { journeys: 3 });
    // Half of the designs tell reads from writes before anything is changed.
    if (seed % 2 === 0) base = anyEdit(dice, base);
    base = apply(base, commands.setJourney(base, 'b', { calls: { [Object.keys(base.connectors)[3]!]: 2 } }));
    const before = compile(base);
    let known = 0;
    for (let i = 0; i < 200; i++) {
      const changed = anyEdit(dice, base);
      const found = recompile(before, changed);
      if (found === undefined) continue;
      known++;
      expect(figuresOf(found.system), JSON.stringify(changed.connectors)).toEqual(figuresOf(compile(changed)));
    }
    expect(known).toBeGreaterThan(150);
  });
}

test('lists that a change leaves as they were stay the very same', () => {
  const base = drawn('client[rate=5] > api > db[replicas=2]');
  const before = compile(base);
  const { system, touched } = recompile(before, apply(base, commands.setComponents(base, ['db'], { replicas: 3 })))!;
  expect(touched).toEqual({ components: [before.indexOf.get('db')], connectors: [] });
  for (const key of ['from', 'to', 'calls', 'graph', 'carries', 'hitRatio', 'journeys'] as const)
    expect(system[key], key).toBe(before[key]);
});

test('a design that has another component, or rates that follow from answers, is compiled whole', () => {
  const base = drawn('client[rate=5] > api > db');
  const more = apply(base, commands.addComponent(base, { id: 'x', kind: 'component' }));
  expect(recompile(compile(base), more)).toBeUndefined();
  const users = apply(base, commands.setJourney(base, Object.keys(base.journeys)[0]!, { population: 10 }));
  expect(
    recompile(compile(users), apply(users, commands.setComponents(users, ['db'], { replicas: 2 }))),
  ).toBeUndefined();
});
