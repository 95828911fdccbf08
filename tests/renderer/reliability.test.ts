import { waysThrough } from '@renderer/reliability/ways';
import {
  bestBuy,
  worthAsking,
  budgetSentence,
  cutSetNames,
  lossTitle,
  lossWords,
  minutes,
  outageSentence,
} from '@renderer/reliability/words';
import { analyze, losses, resilience } from '@shared/analysis';
import { expect, test } from 'vitest';
import { design } from '../support/design';

test('how often and how long in a sentence', () => {
  const outage = { isAssumed: false, isAlwaysDown: false };
  expect(outageSentence({ ...outage, perYear: 9.63, meanMinutes: 87 })).toBe(
    'About 9.6 outages a year, of 1.45 h each.',
  );
  expect(outageSentence({ ...outage, perYear: 0.02, meanMinutes: 60 })).toBe('One outage in 50 years, of 1 h each.');
  expect(outageSentence({ ...outage, perYear: 0, meanMinutes: null })).toBe('Nothing that can fail takes it down.');
  expect(outageSentence({ ...outage, perYear: 0, meanMinutes: null, isAlwaysDown: true })).toContain('overloaded');
});

test('a time of the year that something is down', () => {
  expect([minutes(0), minutes(0.5), minutes(90), minutes(1e-9)]).toEqual(['none', '30 s', '1.5 h', 'under 0.1 ms']);
});

test('a budget that lasts and one that does not', () => {
  const budget = (a: number) => {
    const drawn = design(`client[rate=1 target.availability=0.999] > a[a=${a}]`);
    return budgetSentence(resilience(analyze(drawn).analysis, 'client')!.budgets);
  };
  expect(budget(0.9995)).toBe('Uses 50% of what its target allows.');
  expect(budget(0.998)).toBe('Burns 2 times what its target allows: a month’s budget lasts 15 days.');
});

test('the best buy saves most for its price', () => {
  const drawn = design('client[rate=1] > a[a=0.99] > b[a=0.995]');
  const priced = {
    ...drawn,
    components: {
      ...drawn.components,
      a: { ...drawn.components['a']!, cost: { perReplicaMonth: 1000 } },
      b: { ...drawn.components['b']!, cost: { perReplicaMonth: 10 } },
    },
  };
  const { importance } = resilience(analyze(priced).analysis, 'client')!;
  expect(bestBuy(importance)!.part.id).toBe('b');
  expect(worthAsking(importance)).toBeUndefined();
});

test('what saves more than the best buy and has no price is worth asking for', () => {
  const drawn = design('client[rate=1] > a[a=0.99] > b[a=0.995]');
  const b = { ...drawn.components['b']!, cost: { perReplicaMonth: 10 } };
  const saved = (a: number) => {
    const a1 = { ...drawn.components['a']!, availability: a };
    const priced = { ...drawn, components: { ...drawn.components, a: a1, b } };
    return worthAsking(resilience(analyze(priced).analysis, 'client')!.importance)?.part.id;
  };
  expect(saved(0.99)).toBe('a');
  expect(saved(0.999)).toBeUndefined();
});

test('cut sets and losses name what a person named', () => {
  const drawn = design('client[rate=150] > lb[dispatch=one] > a[service=10ms], b[service=10ms]');
  const { analysis, report } = analyze(drawn);
  expect(report.journeys['client']!.cutSets.map((cut) => cutSetNames(drawn, cut))).toContain('lb');
  const [loss] = losses(analysis);
  expect(lossTitle(drawn, loss!)).toBe('Without a');
  expect(lossWords(drawn, loss!)).toBe('b is asked for 150 rps and can do 100 rps (before: 75% busy)');
});

test('the ways through a component are all that lies between the entry and it', () => {
  const drawn = design('client[rate=1] > lb > a, b > db \n a > log');
  const { components, connectors } = waysThrough(drawn, 'client', 'db');
  expect([...components].sort()).toEqual(['a', 'b', 'client', 'db', 'lb']);
  expect(connectors).toHaveLength(5);
});
