import {
  bounds,
  minimalCutSets,
  type Expression,
  type Group,
  type Location,
  type Structure,
  unavailability,
} from '@shared/reliability';
import { expect, test } from 'vitest';
import { byConditioning } from '../../support/conditioning';
import { random } from '../../support/design';

/** Groups over zones in regions, with common causes, under gates that share them and may go in circles. */
function randomStructure(seed: number): { readonly structure: Structure; readonly root: number } {
  const dice = random(seed);
  const pick = (n: number) => Math.floor(dice() * n);
  const locations: Location[] = [];
  for (let i = pick(5); i > 0; i--) {
    locations.push({
      unavailability: dice() < 0.2 ? 0 : dice() * 0.3,
      parent: locations.length > 0 && dice() < 0.4 ? pick(locations.length) : -1,
    });
  }
  const groups = Array.from(
    { length: 2 + pick(4) },
    (): Group => ({
      unavailability: dice(),
      placement: Array.from({ length: 1 + pick(2) }, () => ({
        location: locations.length > 0 ? pick(locations.length + 1) - 1 : -1,
        count: 1 + pick(2),
      })),
      ...(dice() < 0.3 ? { common: dice() * 0.4 } : {}),
    }),
  );
  const size = 6 + pick(6);
  const expressions = Array.from({ length: size }, (_, i): Expression => {
    const kind = dice();
    if (i > size / 2 || kind < 0.3) return { type: 'works', group: pick(groups.length), required: 1 + pick(3) };
    const of = Array.from({ length: 1 + pick(3) }, () => (dice() < 0.15 ? pick(size) : i + 1 + pick(size - i - 1)));
    return kind < 0.6 ? { type: 'all', of } : { type: 'atLeast', count: 1 + pick(of.length), of };
  });
  return { structure: { locations, groups, expressions }, root: 0 };
}

test('500 random structures give the same by diagrams and by conditioning on the states of all places', () => {
  for (let seed = 0; seed < 500; seed++) {
    const { structure, root } = randomStructure(seed);
    const solved = unavailability(structure, root);
    expect(solved.ok).toBe(true);
    if (solved.ok) expect(Math.abs(solved.value - byConditioning(structure, root)), `seed ${seed}`).toBeLessThan(1e-12);
  }
});

test('bounds hold what they bound, on 200 random structures', () => {
  for (let seed = 1000; seed < 1200; seed++) {
    const { structure, root } = randomStructure(seed);
    const solved = unavailability(structure, root);
    const { cutSets } = minimalCutSets(structure, root, { maxOrder: 3 });
    const { atLeast, atMost } = bounds(structure, root, cutSets.some(({ order }) => order === 0) ? 1 : 0);
    expect(solved.ok && solved.value >= atLeast - 1e-12 && solved.value <= atMost + 1e-12, `seed ${seed}`).toBe(true);
  }
});
