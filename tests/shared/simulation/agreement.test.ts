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

test('where arrivals are lumpy the simulation contradicts: ten messages at once do not come one by one', () => {
  const lumpy = playableDesign(1, 'exact');
  const id = Object.keys(lumpy.connectors).find((connector) => lumpy.connectors[connector]!.to === 'events')!;
  const at = {
    ...lumpy,
    components: { ...lumpy.components, events: { kind: 'component', serviceMs: 0.1 } },
    connectors: { ...lumpy.connectors, [id]: { ...lumpy.connectors[id]!, calls: 10 } },
  };
  const found = compared(at, 1, 400_000).find(({ id: of, figure }) => of === 'events' && figure === 'meanMs')!;
  expect(found.verdict).toBe('contradicted');
  // One of ten waits for the nine before it: 4.5 services on average.
  expect(found.simulated!.value).toBeGreaterThan(0.1 * 5);
});
