import { standby, stationary, workingParts } from '@shared/reliability';
import { expect, test } from 'vitest';

const near = (actual: number, expected: number, tolerance = 1e-9) =>
  expect(Math.abs(actual - expected) / expected).toBeLessThan(tolerance);

test('A17 two processors with coverage 0.9, reconfiguration and reboot (Heimann, Mittal, Trivedi)', () => {
  const [l, m, c] = [1 / 5000, 1 / 4, 0.9];
  const [reconfigure, reboot] = [3600 / 30, 3600 / 600];
  // Both work, reconfiguring, rebooting, one works, none works.
  const pi = stationary([
    [0, 2 * l * c, 2 * l * (1 - c), 0, 0],
    [0, 0, 0, reconfigure, 0],
    [0, 0, 0, reboot, 0],
    [m, 0, 0, 0, l],
    [0, 0, 0, m, 0],
  ]);
  const expected = [
    0.9983916443085733, 2.99517493292572e-6, 6.655944295390487e-6, 0.0015974266308937174, 1.2779413047150292e-6,
  ];
  expected.forEach((share, i) => near(pi[i]!, share, 1e-7));
  near(pi[0]! + pi[3]!, 0.999989070939467, 1e-10);
  near((pi[1]! + pi[2]! + pi[4]!) * 525_600, 5.744314216153157, 1e-7);
});

test('A19 one crew for two parts doubles the time that both are down', () => {
  const parts = { count: 2, failuresPerHour: 0.01, repairsPerHour: 1 };
  near(workingParts({ ...parts, crews: 1 })[0]!, 0.0001960399921584002);
  near(workingParts({ ...parts, crews: Infinity })[0]!, 9.802960494069204e-5);
});

test('with a crew for each part the parts are independent', () => {
  const q = 0.02 / 1.02;
  const working = workingParts({ count: 3, failuresPerHour: 0.02, repairsPerHour: 1, crews: 3 });
  near(working[0]!, q ** 3, 1e-12);
  near(working[2]!, 3 * q * (1 - q) ** 2, 1e-12);
});

test('rare states keep their digits', () => {
  const working = workingParts({ count: 2, failuresPerHour: 1e-8, repairsPerHour: 1, crews: 2 });
  const q = 1e-8 / (1 + 1e-8);
  near(working[0]!, q ** 2, 1e-13);
});

test('a pair that switches at once and always is a pair of independent parts', () => {
  const q = 0.01 / 1.01;
  const odds = standby({
    count: 2,
    failuresPerHour: 0.01,
    repairsPerHour: 1,
    crews: Infinity,
    switchHours: 0,
    success: 1,
  });
  near(odds.working[0]!, q ** 2, 1e-12);
  expect([odds.switching, odds.waiting]).toEqual([0, 0]);
});

test('a switch-over costs its failures times its time, to first order (engine: lambda (c T + (1 - c) MTTR))', () => {
  const [l, m, T, c] = [1e-5, 0.5, 1 / 60, 0.95];
  const odds = standby({
    count: 2,
    failuresPerHour: l,
    repairsPerHour: m,
    crews: Infinity,
    switchHours: T,
    success: c,
  });
  near(odds.switching, l * c * T, 1e-3);
  near(odds.waiting, l * (1 - c) * (1 / m), 1e-3);
  near(odds.interruptionsPerHour, l, 1e-3);
});

test('more standbys never hurt', () => {
  const unavailable = (count: number) => {
    const { working, switching, waiting } = standby({
      count,
      failuresPerHour: 0.02,
      repairsPerHour: 0.5,
      crews: 1,
      switchHours: 0.02,
      success: 0.9,
    });
    return working[0]! + switching + waiting;
  };
  for (let n = 1; n < 6; n++) expect(unavailable(n + 1)).toBeLessThan(unavailable(n) * (1 + 1e-12));
});
