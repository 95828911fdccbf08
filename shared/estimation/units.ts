import { type Amount, amount, BYTES, COUNT, type Dims, SECONDS } from './amount';

const MONEY: Dims = { ...COUNT, money: 1 };
const DAY = 86_400;

const unit = (factor: number, dims: Dims, ...names: string[]): readonly (readonly [string, Amount])[] =>
  names.map((name) => [name, amount(factor, dims)]);

/** A month is 30 days and a year 365, as in every published estimate that we know. */
export const UNITS: ReadonlyMap<string, Amount> = new Map([
  ...unit(1, BYTES, 'B', 'byte', 'bytes'),
  ...unit(1 / 8, BYTES, 'bit', 'bits'),
  ...unit(1e3, BYTES, 'kB', 'KB'),
  ...unit(1e6, BYTES, 'MB'),
  ...unit(1e9, BYTES, 'GB'),
  ...unit(1e12, BYTES, 'TB'),
  ...unit(1e15, BYTES, 'PB'),
  ...unit(1e18, BYTES, 'EB'),
  ...unit(1024, BYTES, 'KiB'),
  ...unit(1024 ** 2, BYTES, 'MiB'),
  ...unit(1024 ** 3, BYTES, 'GiB'),
  ...unit(1024 ** 4, BYTES, 'TiB'),
  ...unit(1e-9, SECONDS, 'ns'),
  ...unit(1e-6, SECONDS, 'µs', 'μs', 'us'),
  ...unit(1e-3, SECONDS, 'ms'),
  ...unit(1, SECONDS, 's', 'sec', 'second', 'seconds'),
  ...unit(60, SECONDS, 'min', 'minute', 'minutes'),
  ...unit(3600, SECONDS, 'h', 'hour', 'hours'),
  ...unit(DAY, SECONDS, 'd', 'day', 'days'),
  ...unit(7 * DAY, SECONDS, 'week', 'weeks'),
  ...unit(30 * DAY, SECONDS, 'month', 'months'),
  ...unit(365 * DAY, SECONDS, 'year', 'years'),
  ...unit(1, MONEY, 'USD'),
  ...unit(0.01, COUNT, '%', 'percent'),
  // What is counted has no unit; people write it all the same.
  ...unit(1, COUNT, 'users', 'user', 'people', 'requests', 'request', 'rows', 'row', 'records', 'messages', 'keys'),
  ...unit(1, COUNT, 'files', 'items', 'times', 'servers', 'nodes', 'posts', 'views', 'writes', 'reads'),
]);

/** Behind a number: `10k`, `100M`, `12B` or `12 billion`. A `B` after a space is bytes. */
export const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);
