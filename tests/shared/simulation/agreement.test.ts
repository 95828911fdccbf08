import { countVerdicts } from '@shared/simulation';
import { expect, test, vi } from 'vitest';
import { compared, playableDesign } from '../../support/playable';

// Millions of events: on a machine that others use as well they take their time.
vi.setConfig({ testTimeout: 120_000 });

const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);

// All two hundred are played by `npm run bench -- simulation`.
test.each(SEEDS)('the analysis lies where the simulation sees it, seed %i', (seed) => {
  const comparisons = compared(playableDesign(seed, 'exact'), seed, 200_000);
  const wrong = comparisons.filter(({ verdict }) => verdict !== 'confirmed' && verdict !== 'open');
  expect(wrong).toEqual([]);
  const { confirmed, open } = countVerdicts(comparisons);
  expect(confirmed).toBeGreaterThan(2 * open);
});

/** Ten messages at once to `events`, by what the analysis says of their mean and what a run saw. */
function tenAtOnce(events: object) {
  const lumpy = playableDesign(1, 'exact');
  const id = Object.keys(lumpy.connectors).find((connector) => lumpy.connectors[connector]!.to === 'events')!;
  const at = {
    ...lumpy,
    components: { ...lumpy.components, events: { kind: 'component', ...events } },
    connectors: { ...lumpy.connectors, [id]: { ...lumpy.connectors[id]!, calls: 10 } },
  };
  return compared(at, 1, 400_000).find(({ id: of, figure }) => of === 'events' && figure === 'meanMs')!;
}

test('ten messages at once at one server are computed as they are simulated', () => {
  const found = tenAtOnce({ serviceMs: 0.1 });
  expect(found.verdict).toBe('confirmed');
  // One of ten waits for the nine before it: 4.5 services on average.
  expect(found.computed!).toBeGreaterThan(0.1 * 5.5);
});

test('where the analysis takes what comes at once as if it came one by one, the simulation contradicts', () => {
  const found = tenAtOnce({ serviceMs: 0.2, replicas: 2, serviceScv: 0 });
  expect(found.verdict).toBe('contradicted');
  // Two of ten begin at once, the next two after one service: two services of waiting on average.
  expect(found.simulated!.value).toBeGreaterThan(0.2 * 3);
});
