/** A number worth knowing by heart, for comparing an estimate with. */
export type KnownNumber = { readonly name: string; readonly value: string; readonly source: string };

const NAPKIN = 'Napkin Math (S. Eskildsen), re-measured 2026-03';
const AWS = 'Amazon Web Services documentation';

const known = (name: string, value: string, source = NAPKIN): KnownNumber => ({ name, value, source });

/** How long things take. Measured on cloud machines; the order of magnitude is what counts. */
export const LATENCIES: readonly KnownNumber[] = [
  known('Random read from memory', '20 to 100 ns'),
  known('System call', '300 ns'),
  known('Read 8 KiB from SSD, random', '100 µs'),
  known('Write 8 KiB to SSD and sync', '300 µs'),
  known('Read 8 KiB from a hard disk', '10 ms'),
  known('Round trip in a zone', '100 to 300 µs'),
  known('Round trip between zones', '0.25 to 1.5 ms'),
  known('Round trip US East to US West', '60 ms'),
  known('Round trip Europe West to US East', '80 ms'),
  known('Round trip Europe West to Singapore', '160 ms'),
  known('Broadband, last mile', '5 to 50 ms', 'assumption, not measured'),
  known('Mobile network, last mile', '30 to 100 ms', 'assumption, not measured'),
  known('Read 1 GB from memory in order', '50 ms (20 GB/s)'),
  known('Compress 1 MB', '2 ms (500 MB/s)'),
];

/** How much fits, and how often. */
export const CAPACITIES: readonly KnownNumber[] = [
  known('Seconds in a day', '86 400, roughly 100 000', 'arithmetic'),
  known('A million a day', '12 a second', 'arithmetic'),
  known('A billion a month', '386 a second, roughly 400', 'arithmetic'),
  known('Characters of base 62: six, seven', '57 billion, 3.5 trillion keys', 'arithmetic'),
  known('A WebSocket connection', '10 kB of memory', 'booknotes on System Design Interview, chapter on chat'),
  known('PostgreSQL connections, default', '100', 'PostgreSQL documentation, max_connections'),
  known('DynamoDB partition', '1 000 writes/s or 3 000 reads/s of small items', AWS),
  known('DynamoDB item', 'at most 400 kB', AWS),
  known('SQS message', 'at most 256 kB, kept 4 to 14 days', AWS),
  known('Kinesis shard', '1 MB/s or 1 000 records/s in', AWS),
  known('S3 prefix', '3 500 writes/s, 5 500 reads/s', AWS),
  known('Internet egress', '0.09 USD a GB, first 10 TB', 'Infracost price tests for AWS'),
  known('Traffic between zones', '0.01 USD a GB in each direction', 'Infracost price tests for AWS'),
];
