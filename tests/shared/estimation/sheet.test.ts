import { TEMPLATES } from '@shared/catalogue/templates';
import { apply, isEmpty } from '@shared/edit';
import { differences, estimateSheet, followEstimate, rowBytes } from '@shared/estimation';
import { type Design, likely } from '@shared/model';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';

const DAY = 86_400;

/** A drawing with one journey and one store, and a sheet that feeds both. */
function shortener(estimate: Record<string, unknown> = {}): Design {
  const drawn = design('client > api > db');
  return {
    ...drawn,
    journeys: { follow: { entry: 'client', ratePerSecond: 1 } },
    estimate: {
      peakFactor: 2,
      years: 10,
      actions: [
        {
          id: 'create',
          operation: 'write',
          times: 8.64e6,
          per: 'day',
          storedBytes: 500,
          store: 'db',
          journey: 'follow',
        },
        { id: 'redirect', operation: 'read', times: 100, per: 'action', of: 'create', journey: 'follow' },
      ],
      ...estimate,
    },
  };
}

describe('the sheet drives the design', () => {
  test('the rate of a journey is the peak of its actions', () => {
    const after = apply(shortener(), followEstimate(shortener()));
    expect(after.journeys['follow']!.ratePerSecond).toBe((8.64e6 / DAY) * 101 * 2);
    expect(after.journeys['follow']!.averageRatio).toBe(0.5);
    expect(after.journeys['follow']!.readShare).toBe(Number((100 / 101).toPrecision(4)));
  });

  test('the size of a store is what is kept at the horizon', () => {
    const after = apply(shortener(), followEstimate(shortener()));
    expect(after.components['db']!.cost!.storageGb).toBe(Number(((8.64e6 * 500 * 365 * 10) / 1e9).toPrecision(4)));
  });

  test('following twice changes nothing', () => {
    const after = apply(shortener(), followEstimate(shortener()));
    expect(isEmpty(followEstimate(after))).toBe(true);
    expect(differences(after)).toEqual([]);
  });

  test('a rate changed by hand is a difference, not a silent correction', () => {
    const after = apply(shortener(), followEstimate(shortener()));
    const edited = { ...after, journeys: { follow: { ...after.journeys['follow']!, ratePerSecond: 7 } } };
    expect(differences(edited)).toEqual([{ id: 'follow', is: 7, estimated: (8.64e6 / DAY) * 202 }]);
  });

  test('what differs by rounding is no difference', () => {
    const after = apply(shortener(), followEstimate(shortener()));
    const close = { ...after, journeys: { follow: { ...after.journeys['follow']!, ratePerSecond: 20_200 * 1.004 } } };
    expect(differences(close)).toEqual([]);
    const apart = { ...after, journeys: { follow: { ...after.journeys['follow']!, ratePerSecond: 20_200 * 1.006 } } };
    expect(differences(apart)).toHaveLength(1);
  });

  test('a range of people becomes a range of the rate', () => {
    const one = shortener({
      dailyUsers: { low: 1e6, likely: 2e6, high: 4e6 },
      actions: [{ id: 'a', times: 8.64, per: 'user-day', journey: 'follow' }],
    });
    expect(apply(one, followEstimate(one)).journeys['follow']!.ratePerSecond).toEqual({
      low: 200,
      likely: 400,
      high: 800,
    });
  });

  test('rounding as on an envelope rounds what the journey gets, so that both say the same', () => {
    const one = shortener({ rounding: 'envelope', actions: [{ id: 'a', times: 1e9, per: 'day', journey: 'follow' }] });
    expect(apply(one, followEstimate(one)).journeys['follow']!.ratePerSecond).toBe(24_000);
  });

  test('a design for year two carries the growth until then', () => {
    const one = shortener({ growthPerYear: 0.5, designYear: 2 });
    expect(likely(apply(one, followEstimate(one)).journeys['follow']!.ratePerSecond!)).toBeCloseTo(
      100 * 101 * 2 * 1.5 ** 2,
    );
  });
});

describe('storage', () => {
  const storageOf = (more: Record<string, unknown>, settings: Record<string, unknown> = {}) => {
    const action = { id: 'a', operation: 'write', times: 1000, per: 'day', storedBytes: 1e6, ...more };
    return estimateSheet(shortener({ ...settings, actions: [action] })).actions[0]!.storage!.likely;
  };
  const year = 365 * 1e9;

  test('grows with every year', () => {
    expect(storageOf({}, { years: 3, growthPerYear: 0.1 })).toBeCloseTo(year * (1 + 1.1 + 1.1 ** 2), 0);
  });
  test('keeps only what is retained', () => {
    expect(storageOf({ retentionYears: 1 }, { years: 3, growthPerYear: 0.1 })).toBeCloseTo(year * 1.1 ** 2, 0);
    expect(storageOf({ retentionYears: 1.5 }, { years: 3, growthPerYear: 0.1 })).toBeCloseTo(
      year * (1.1 * 0.5 + 1.21),
      0,
    );
  });
  test('counts every copy', () => expect(storageOf({ copies: 3 }, { years: 1 })).toBeCloseTo(3 * year, 0));
  test('takes the copies of the store where the sheet says none', () => {
    const one = shortener();
    const stored = { ...one, components: { ...one.components, db: { ...one.components['db']!, data: { copies: 3 } } } };
    expect(estimateSheet(stored).actions[0]!.copies).toMatchObject({ value: 3, origin: 'design' });
  });
  test('of the horizon is what the last year ends with', () => {
    const sheet = estimateSheet(shortener({ growthPerYear: 0.3 }));
    expect(sheet.years).toHaveLength(10);
    expect(sheet.years.at(-1)!.storage!.likely).toBeCloseTo(sheet.totals.storage!.likely, 0);
  });
});

describe('the sheet says what it cannot compute', () => {
  const problemOf = (action: Record<string, unknown>) =>
    estimateSheet(shortener({ actions: [{ id: 'a', ...action }] })).problems.map(({ text }) => text);

  test('how often', () => expect(problemOf({})).toEqual(['say how often']));
  test('people a day', () =>
    expect(problemOf({ times: 3, per: 'user-day' })).toEqual(['say how many people use it on a day']));
  test('an action that is not there', () =>
    expect(problemOf({ times: 3, per: 'action', of: 'b' })).toEqual(['say which action it follows']));
  test('a circle', () => expect(problemOf({ times: 3, per: 'action', of: 'a' })[0]).toMatch(/follows itself/));
  test('servers without what one carries', () => expect(estimateSheet(shortener()).totals.servers).toBeNull());
  test('lines in a circle', () => {
    const sheet = estimateSheet(
      shortener({
        lines: [
          { id: 'a', formula: 'b + 1' },
          { id: 'b', formula: 'a + 1' },
        ],
      }),
    );
    expect(sheet.lines.filter(({ group }) => group === 'own').map(({ problem }) => problem)).toEqual([
      'it needs itself: a → b → a',
      expect.stringContaining('needs itself'),
    ]);
  });
  test('a unit that the formula does not come to', () => {
    const sheet = estimateSheet(shortener({ lines: [{ id: 'a', formula: '500B * 3', unit: 'bytes' }] }));
    expect(sheet.lines.at(-1)!.problem).toMatch(/expected bytes, got a count: “500 B” with a space/);
  });
  test('a formula in words keeps the value that is stated beside it', () => {
    const sheet = estimateSheet(
      shortener({ lines: [{ name: 'x', formula: '5 % of 2 B', value: 1e8, unit: '1/day' }] }),
    );
    expect(sheet.lines.at(-1)).toMatchObject({ text: '100M/day', inputs: [{ note: 'its formula is in words' }] });
  });
});

test('servers are the peak over what one may carry, rounded up', () => {
  const sheet = estimateSheet(shortener({ serverRps: 1000 }));
  expect(sheet.totals.servers!.likely).toBe(Math.ceil(20_200 / (1000 * 0.7)));
});

test('cache memory is a share of the answers of a day', () => {
  const sheet = estimateSheet(
    shortener({
      cacheShare: 0.2,
      actions: [{ id: 'a', operation: 'read', times: 350e6, per: 'day', responseBytes: 500 }],
    }),
  );
  expect(sheet.totals.cache!.likely).toBeCloseTo(0.2 * 350e6 * 500, 0);
});

test('a row is its fields, its header, its key and its indexes', () => {
  const row = rowBytes({
    fields: [
      { name: 'id', type: 'bigint', key: 'primary' },
      { name: 'url', type: 'varchar(200)' },
      { name: 'at', type: 'timestamptz' },
      { name: 'odd', type: 'hologram' },
    ],
    indexes: [{ fields: ['at'] }],
    access: [],
  });
  expect(row.fields).toBe(8 + (200 / 2 + 1) + 8);
  expect(row.indexes).toBe(Math.round((8 + 12) / 0.7 + (8 + 12) / 0.7));
  expect(row.total).toBe(row.fields + 28 + row.indexes);
  expect(row.unknown).toEqual(['odd']);
});

describe.each(TEMPLATES.map((template) => [template.id, template.design] as const))(
  'the template %s',
  (_, template) => {
    test('says the same in its estimate and in its drawing', () => expect(differences(template)).toEqual([]));
    test('has a figure in every line of its estimate', () => {
      const sheet = estimateSheet(template);
      expect(sheet.problems).toEqual([]);
      expect(sheet.lines.filter(({ text }) => text === null)).toEqual([]);
      expect(sheet.lines.length).toBeGreaterThanOrEqual(5);
    });
  },
);

test('a share that somebody states is read as a percentage, a factor keeps its sign beside it, a word stands apart', () => {
  const lines = [
    { id: 'hits', name: 'Hits', formula: 'most are the same', value: 0.85, unit: 'share' },
    { id: 'peak', name: 'Peak', formula: 'times the average', value: 2, unit: '×' },
    { id: 'drivers', name: 'Drivers', formula: 'a guess', value: 5000, unit: 'drivers' },
  ];
  const sheet = estimateSheet({ ...design('client > api'), estimate: { lines } });
  expect(sheet.lines.filter(({ group }) => group === 'own').map(({ text }) => text)).toEqual([
    '85%',
    '2×',
    '5k drivers',
  ]);
});
