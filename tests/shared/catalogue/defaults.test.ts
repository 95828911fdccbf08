import { attributesOf, type Defaults, KINDS, kindOf, TECHNOLOGIES } from '@shared/catalogue';
import { expect, test } from 'vitest';

const ROWS: readonly { readonly name: string; readonly defaults: Defaults }[] = [...KINDS, ...TECHNOLOGIES];

const COST_FIELDS = ['perReplicaMonth', 'fixedMonth', 'perMillionRequests', 'perGbMonth', 'storageGb', 'perGbEgress'];
const DATA_FIELDS = ['stateful', 'sourceOfTruth', 'consistency', 'replication', 'copies', 'writeQuorum', 'readQuorum'];

/** "14 × 1000 / 3 ms = 4 667/s" */
const DERIVATION = /^([\d ]+) × 1000 \/ ([\d. ]+) ms = ([\d. ]+)/;
const numberIn = (text: string): number => Number(text.replaceAll(' ', ''));

/** The rows of the catalogue that break a law, by name. */
const breaking = (law: (defaults: Defaults) => boolean): readonly string[] =>
  ROWS.filter(({ defaults }) => !law(defaults)).map(({ name }) => name);

const hidesIt = ({ serviceMs, concurrency, capacityRps }: Defaults) =>
  capacityRps !== undefined && (concurrency!.value * 1000) / serviceMs!.value < capacityRps.value * 0.99;

const comesOut = ({ serviceMs, concurrency }: Defaults) => {
  const [, atOnce, ms, perSecond] = DERIVATION.exec(concurrency?.note ?? '') ?? [];
  if (atOnce === undefined) return !concurrency?.note?.includes('×');
  const capacity = (concurrency!.value * 1000) / serviceMs!.value;
  const isSame = numberIn(atOnce) === concurrency!.value && numberIn(ms!) === serviceMs!.value;
  return isSame && Math.abs(numberIn(perSecond!) / capacity - 1) < 0.03;
};

test('every availability is above 0.9 and at most 1', () => {
  expect(
    breaking(({ availability }) => availability === undefined || (availability.value > 0.9 && availability.value <= 1)),
  ).toEqual([]);
});

test('every service time and ceiling is above 0, requests at once come in whole numbers', () => {
  expect(
    breaking(({ serviceMs, capacityRps }) => (serviceMs?.value ?? 1) > 0 && (capacityRps?.value ?? 1) > 0),
  ).toEqual([]);
  expect(breaking(({ concurrency: { value } = { value: 1 } }) => Number.isInteger(value) && value >= 1)).toEqual([]);
});

test('no cost is negative, and costs and data use the fields of the document', () => {
  expect(
    breaking(({ cost }) =>
      Object.values(cost?.value ?? {}).every((dollars) => typeof dollars === 'number' && dollars >= 0),
    ),
  ).toEqual([]);
  expect(breaking(({ cost }) => Object.keys(cost?.value ?? {}).every((field) => COST_FIELDS.includes(field)))).toEqual(
    [],
  );
  expect(breaking(({ data }) => Object.keys(data?.value ?? {}).every((field) => DATA_FIELDS.includes(field)))).toEqual(
    [],
  );
});

test('a row describes a whole machine or none: service time and requests at once', () => {
  expect(breaking(({ serviceMs, concurrency }) => (serviceMs === undefined) === (concurrency === undefined))).toEqual(
    [],
  );
  expect(breaking(({ serviceMs, capacityRps }) => capacityRps === undefined || serviceMs !== undefined)).toEqual([]);
});

test('a published ceiling is within reach of the machine below it', () => {
  expect(breaking((defaults) => !hidesIt(defaults))).toEqual([]);
});

test('every sum in a note comes out, and is that of the machine it stands by', () => {
  expect(breaking(comesOut)).toEqual([]);
});

test('nobody is sure of what nobody published', () => {
  expect(
    breaking((defaults) =>
      Object.values(defaults).every(({ source, confidence }) => source !== 'plumbline' || confidence === 'low'),
    ),
  ).toEqual([]);
});

test('a service takes 20 ms, eight at once: 400 requests a second', () => {
  const { serviceMs, concurrency } = kindOf('service')!.defaults;
  expect((concurrency!.value * 1000) / serviceMs!.value).toBe(400);
});

test('a SQL database carries what was measured on 4 vCPU, within two percent', () => {
  const { serviceMs, concurrency } = kindOf('sql-database')!.defaults;
  expect((concurrency!.value * 1000) / serviceMs!.value / 4730).toBeCloseTo(1, 1);
});

test('a quota binds where there is one: functions stop at ten times their concurrency, not at 20 000/s', () => {
  const lambda = attributesOf({ kind: 'function', technology: 'AWS Lambda' });
  expect(Math.min((lambda.concurrency.value * 1000) / lambda.serviceMs!.value, lambda.capacityRps!.value)).toBe(10_000);
});

test('a technology without a machine of its own has that of its kind', () => {
  const redis = attributesOf({ kind: 'cache', technology: 'Redis' });
  expect(redis.serviceMs).toMatchObject({ value: 0.5, origin: { from: 'kind', name: 'Cache' } });
  expect(redis.concurrency.value).toBe(37);
});

test('one RDS instance is promised 99.5 %, and the report can say who says so', () => {
  expect(attributesOf({ kind: 'sql-database', technology: 'rds' }).availability).toMatchObject({
    value: 0.995,
    origin: { from: 'technology', name: 'Amazon RDS', confidence: 'high', source: { year: 2024 } },
  });
});

test('a client and a generic component add no time, fail never and cost nothing', () => {
  for (const kind of ['client', 'web-app', 'mobile-app', 'iot-device', 'component'])
    expect(attributesOf({ kind })).toMatchObject({
      serviceMs: undefined,
      capacityRps: undefined,
      availability: { value: 1 },
      cost: undefined,
    });
});
