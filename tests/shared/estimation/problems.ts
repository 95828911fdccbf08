/**
 * Worked estimates as they are published, with the figures that the sources print. `is` is the arithmetic written out;
 * `published` is what the source says, where it says something; `error` marks figures whose arithmetic is wrong in the
 * source and must not be repeated.
 */
export type Figure = {
  readonly line: string;
  readonly is: number;
  readonly published?: number;
  readonly error?: string;
};
export type Problem = {
  readonly name: string;
  readonly source: string;
  readonly estimate: Record<string, unknown>;
  readonly figures: readonly Figure[];
};

const KPS = 'karanpratapsingh/system-design';
const NOTES = 'preslavmihaylov/booknotes, System Design Interview';
const PRIMER = 'donnemartin/system-design-primer';
const DAY = 86_400;
const MONTH = 30 * DAY;

const figure = (line: string, is: number, published?: number, error?: string): Figure => ({
  line,
  is,
  ...(published === undefined ? {} : { published }),
  ...(error === undefined ? {} : { error }),
});
const own = (id: string, formula: string, unit?: string) => ({ id, name: id, formula, ...(unit ? { unit } : {}) });

export const PROBLEMS: readonly Problem[] = [
  {
    name: 'URL shortener',
    source: KPS,
    estimate: {
      years: 10,
      actions: [
        { id: 'create', operation: 'write', times: 100e6, per: 'month', requestBytes: 500, storedBytes: 500 },
        { id: 'redirect', operation: 'read', times: 100, per: 'action', of: 'create', responseBytes: 500 },
      ],
      lines: [
        own('records', '100M / month * 12 months * 10', 'rows'),
        own('keys6', '62^6', 'keys'),
        own('keys7', '62^7', 'keys'),
        own('keyStore', '6 B * keys6', 'bytes'),
        own('memory', 'cacheShare * 350M * 500 B', 'bytes'),
      ],
    },
    figures: [
      figure('create.average', 1e8 / MONTH, 40),
      figure('redirect.average', 1e10 / MONTH, 4000),
      figure('create.in', (1e8 / MONTH) * 500, 20e3),
      figure('redirect.out', (1e10 / MONTH) * 500, 2e6),
      figure('records', 1e8 * 12 * 10, 12e9),
      // 365 days a year are more than twelve months of thirty: the sheet says 6.08 TB where the source says 6.
      figure('create.storage', (1e8 / 30) * 365 * 10 * 500, 6e12),
      figure('memory', 0.2 * 350e6 * 500, 35e9),
      figure('keys6', 62 ** 6, 56.8e9),
      figure('keys7', 62 ** 7, 3.5e12),
      figure('keyStore', 6 * 62 ** 6, 390e9, 'the text says 300 GB and 390 GB; it is 341 GB'),
    ],
  },
  {
    name: 'E04 URL shortener (booknotes)',
    source: NOTES,
    estimate: {
      years: 10,
      actions: [
        { id: 'create', operation: 'write', times: 100e6, per: 'day', storedBytes: 100 },
        { id: 'redirect', operation: 'read', times: 10, per: 'action', of: 'create' },
      ],
      lines: [own('records', '100M / day * 10 years', 'rows')],
    },
    figures: [
      figure('create.average', 1e8 / DAY, 1200),
      figure('redirect.average', 1e9 / DAY, 12_000),
      figure('records', 1e8 * 3650, 365e9),
      figure('create.storage', 1e8 * 3650 * 100, 36.5e12),
      figure('ratio', 10, 10),
    ],
  },
  {
    name: 'E03 Pastebin (primer)',
    source: PRIMER,
    estimate: {
      lines: [
        own('content', '1.27 kB * 10M', 'bytes'),
        own('writes', '10M / 2.5M s', '1/s'),
        own('reads', '100M / 2.5M s', '1/s'),
        own('content3', 'content * 36', 'bytes'),
        own('links3', '10M * 36'),
      ],
    },
    figures: [
      figure('content', 1270 * 1e7, 12.7e9),
      figure('writes', 4, 4),
      figure('reads', 40, 40),
      figure('content3', 457.2e9, 450e9),
      figure('links3', 360e6, 360e6),
    ],
  },
  {
    name: 'E01 Twitter (booknotes)',
    source: NOTES,
    estimate: {
      dailyUsers: 150e6,
      peakFactor: 2,
      years: 5,
      actions: [
        { id: 'tweet', operation: 'write', times: 2, per: 'user-day' },
        { id: 'media', operation: 'write', times: 0.1, per: 'action', of: 'tweet', storedBytes: 1e6 },
      ],
    },
    figures: [
      figure('tweet.average', (150e6 * 2) / DAY, 3500),
      figure('tweet.peak', (2 * 150e6 * 2) / DAY, 7000),
      figure('media.stored', 150e6 * 2 * 0.1 * 1e6, 30e12),
      figure('media.storage', 30e12 * 365 * 5, 55e15),
    ],
  },
  {
    name: 'Twitter feed',
    source: KPS,
    estimate: {
      dailyUsers: 200e6,
      years: 10,
      actions: [
        { id: 'tweet', operation: 'write', times: 5, per: 'user-day', requestBytes: 100, storedBytes: 100 },
        {
          id: 'media',
          operation: 'write',
          times: 0.1,
          per: 'action',
          of: 'tweet',
          requestBytes: 50e3,
          storedBytes: 50e3,
        },
      ],
      lines: [own('people', 'dailyUsers', 'users')],
    },
    figures: [
      figure('tweet.daily', 200e6 * 5, 1e9),
      figure('tweet.average', 1e9 / DAY, 12_000),
      figure('media.daily', 100e6, 100e6),
      figure('tweet.stored', 100e9, 100e9),
      figure('media.stored', 5e12, 5e12),
      figure('storage', 5.1e12 * 3650, 19e15),
      figure('incoming', 5.1e12 / DAY, 60e6),
      figure('people', 200e6, 100e6, 'the summary table halves the 200 million of the text'),
    ],
  },
  {
    name: 'Twitter feed (primer)',
    source: PRIMER,
    estimate: {
      lines: [
        own('perBillion', '400 / 1 s / 1e9'),
        own('tweets', '15B * perBillion', '1/s'),
        own('reads', '250B * perBillion', '1/s'),
        own('deliveries', '150B * perBillion', '1/s'),
        own('searches', '10B * perBillion', '1/s'),
        own('content', '10 kB * 500M * 30', 'bytes'),
        own('content3', 'content * 36', 'bytes'),
        own('fanout', '500M * 10'),
      ],
    },
    figures: [
      figure('tweets', 6000, 6000),
      figure('reads', 100e3, 100e3),
      figure('deliveries', 60e3, 60e3),
      figure('searches', 4000, 4000),
      figure('content', 150e12, 150e12),
      figure('content3', 5.4e15, 5.4e15),
      figure('fanout', 5e9, 5e9),
    ],
  },
  {
    name: 'Chat',
    source: KPS,
    estimate: {
      dailyUsers: 50e6,
      years: 10,
      actions: [
        { id: 'send', operation: 'write', times: 40, per: 'user-day', requestBytes: 100, storedBytes: 100 },
        {
          id: 'media',
          operation: 'write',
          times: 0.05,
          per: 'action',
          of: 'send',
          requestBytes: 100e3,
          storedBytes: 100e3,
        },
      ],
      lines: [own('sockets', '1M * 10 kB', 'bytes')],
    },
    figures: [
      figure('send.daily', 2e9, 2e9),
      figure('media.daily', 100e6, 100e6),
      figure('send.average', 2e9 / DAY, 24_000),
      figure('send.stored', 200e9, 200e9),
      figure('media.stored', 10e12, 10e12),
      figure('storage', 10.2e12 * 3650, 38e15),
      figure('incoming', 10.2e12 / DAY, 120e6),
      figure('sockets', 10e9, 10e9),
    ],
  },
  {
    name: 'Video',
    source: KPS,
    estimate: {
      dailyUsers: 200e6,
      years: 10,
      actions: [
        { id: 'view', operation: 'read', times: 5, per: 'user-day', responseBytes: 100e6 },
        {
          id: 'upload',
          operation: 'write',
          times: 0.005,
          per: 'action',
          of: 'view',
          requestBytes: 100e6,
          storedBytes: 100e6,
        },
      ],
    },
    figures: [
      figure('view.daily', 1e9, 1e9),
      figure('upload.daily', 1e9 / 200, 5e6),
      figure('view.average', 1e9 / DAY, 12_000),
      figure('upload.stored', 500e12, 500e12),
      figure('upload.storage', 500e12 * 3650, 1.825e18),
      figure('upload.in', 500e12 / DAY, 5.8e9),
      figure('view.out', (1e9 * 100e6) / DAY),
    ],
  },
  {
    name: 'Video (booknotes)',
    source: NOTES,
    estimate: {
      dailyUsers: 5e6,
      actions: [{ id: 'upload', operation: 'write', times: 0.1, per: 'user-day', storedBytes: 300e6 }],
      lines: [own('delivery', '5M * 5 * 300 MB * $0.02 / 1 GB', 'USD')],
    },
    figures: [figure('upload.stored', 150e12, 150e12), figure('delivery', 150_000, 150_000)],
  },
  {
    name: 'Ride hailing',
    source: KPS,
    estimate: {
      dailyUsers: 100e6,
      years: 10,
      actions: [{ id: 'act', operation: 'write', times: 10, per: 'user-day', requestBytes: 400, storedBytes: 400 }],
      lines: [own('nearby', '10M / 30 s', '1/s'), own('drivers', '1M / 4 s', '1/s')],
    },
    figures: [
      figure('act.daily', 1e9, 1e9),
      figure('act.average', 1e9 / DAY, 12_000),
      figure('act.stored', 400e9, 400e9),
      // The source cuts 1.46 PB to 1.4 PB.
      figure('act.storage', 1.46e15, 1.4e15),
      figure('act.in', 400e9 / DAY, 5e6),
      figure('nearby', 1e7 / 30, 334e3),
      figure('drivers', 250e3),
    ],
  },
  {
    name: 'Ticketing',
    source: 'iamslash/TIL; booknotes for the hotel',
    estimate: {
      years: 5,
      actions: [{ id: 'seat', operation: 'write', times: 500 * 10 * 2000 * 2, per: 'day', storedBytes: 100 }],
      lines: [
        own('views', '3B / month', '1/s'),
        own('tickets', '10M / month', '1/s'),
        own('reservations', '1M * 70% / 3 days', '1/s'),
        own('inventory', '5000 * 20 * 2 * 365', 'rows'),
      ],
    },
    figures: [
      figure('seat.daily', 20e6, 20e6),
      figure('seat.stored', 2e9, 2e9),
      figure('seat.storage', 3.65e12, 3.6e12),
      figure('views', 3e9 / MONTH, 1157),
      figure('tickets', 1e7 / MONTH, 3.86),
      // 240 000 a day over 100 000 seconds, and then up to 3.
      figure('reservations', (1e6 * 0.7) / 3 / DAY, 3),
      figure('inventory', 73e6, 73e6),
    ],
  },
  {
    name: 'Rate limiter',
    source: 'derived',
    estimate: {
      lines: [
        own('counters', '1M * 32 B', 'bytes'),
        own('keys', '10M * 16 B', 'bytes'),
        own('operations', '2 * 12k / 1 s', '1/s'),
      ],
    },
    figures: [figure('counters', 32e6), figure('keys', 160e6), figure('operations', 24e3)],
  },
  {
    name: 'Web crawler',
    source: NOTES,
    estimate: {
      peakFactor: 2,
      actions: [{ id: 'crawl', operation: 'write', times: 1e9, per: 'month', storedBytes: 500e3 }],
      lines: [
        own('monthly', '1B * 500 kB', 'bytes'),
        own('five', 'monthly * 60', 'bytes'),
        own('searches', '100B * 400 / 1 s / 1e9', '1/s'),
        own('crawls', '4B * 400 / 1 s / 1e9', '1/s'),
        own('pages', '500 kB * 4B', 'bytes'),
        own('pages3', 'pages * 36', 'bytes'),
        own('download', '400 / 1 s * 500 kB', 'B/s'),
      ],
    },
    figures: [
      figure('crawl.average', 1e9 / MONTH, 400),
      figure('crawl.peak', (2 * 1e9) / MONTH, 800),
      figure('monthly', 500e12, 500e12),
      figure('five', 30e15, 30e15),
      figure('searches', 40e3, 40e3),
      figure('crawls', 1600, 1600),
      figure('pages', 2e15, 2e15),
      figure('pages3', 72e15, 72e15),
      figure('download', 200e6),
    ],
  },
  {
    name: 'Notifications',
    source: NOTES,
    estimate: {
      actions: [
        { id: 'push', operation: 'write', times: 10e6, per: 'day' },
        { id: 'sms', operation: 'write', times: 1e6, per: 'day' },
        { id: 'email', operation: 'write', times: 5e6, per: 'day' },
      ],
    },
    figures: [
      figure('push.average', 1e7 / DAY, 115.7),
      figure('sms.average', 1e6 / DAY, 11.6),
      figure('email.average', 5e6 / DAY, 57.9),
      figure('average', 16e6 / DAY, 185.2),
    ],
  },
  {
    name: 'Typeahead',
    source: NOTES,
    estimate: {
      dailyUsers: 10e6,
      peakFactor: 2,
      actions: [
        { id: 'search', operation: 'read', times: 10, per: 'user-day' },
        { id: 'suggest', operation: 'read', times: 20, per: 'action', of: 'search' },
        { id: 'query', operation: 'write', times: 0.2, per: 'action', of: 'search', storedBytes: 20 },
      ],
    },
    figures: [
      figure('search.average', 1e8 / DAY, 1200),
      figure('suggest.average', 2e9 / DAY, 24_000),
      figure('suggest.peak', 4e9 / DAY, 48_000),
      figure('query.stored', 400e6, 400e6),
    ],
  },
  {
    name: 'File sync',
    source: `${NOTES}; notes after Grokking`,
    estimate: {
      dailyUsers: 10e6,
      peakFactor: 2,
      actions: [{ id: 'upload', operation: 'write', times: 2, per: 'user-day', requestBytes: 500e3 }],
      lines: [
        own('allocated', '50M * 10 GB', 'bytes'),
        own('files', '500M * 200', 'files'),
        own('stored', 'files * 100 kB', 'bytes'),
        own('requests', '500M / day', '1/s'),
        own('photos', '100M * 100 * 1 MB', 'bytes'),
      ],
    },
    figures: [
      figure('allocated', 500e15, 500e15),
      figure('upload.average', 20e6 / DAY, 240),
      figure('upload.peak', 40e6 / DAY, 480),
      figure('upload.in', (20e6 * 500e3) / DAY),
      figure('files', 100e9, 100e9),
      figure('stored', 10e15, 10e15),
      figure('requests', 500e6 / DAY, 9000, 'repeated in several notes; 5 787 a second is right'),
      figure('photos', 10e15, 10e18, 'the note multiplies by a billion people instead of a hundred million'),
    ],
  },
  {
    name: 'News feed',
    source: NOTES,
    estimate: {
      dailyUsers: 10e6,
      actions: [
        { id: 'post', operation: 'write', times: 1, per: 'user-day' },
        { id: 'deliver', operation: 'write', times: 200, per: 'action', of: 'post' },
        { id: 'read', operation: 'read', times: 10, per: 'user-day' },
      ],
    },
    figures: [
      figure('post.average', 1e7 / DAY, 115.7),
      figure('deliver.average', 2e9 / DAY, 23_148),
      figure('read.average', 1e8 / DAY, 1157),
    ],
  },
  {
    name: 'Payment and wallet',
    source: NOTES,
    estimate: {
      secondsPerDay: 100_000,
      actions: [{ id: 'pay', operation: 'write', times: 1e6, per: 'day' }],
      lines: [own('nodes', 'ceil(2 * 1M / 1000)', 'nodes'), own('fewer', 'ceil(2 * 1M / 10k)', 'nodes')],
    },
    figures: [figure('pay.average', 10, 10), figure('nodes', 2000, 2000), figure('fewer', 200, 200)],
  },
  {
    name: 'Ad click aggregation',
    source: NOTES,
    estimate: {
      secondsPerDay: 100_000,
      peakFactor: 5,
      growthPerYear: 0.3,
      years: 3,
      actions: [{ id: 'click', operation: 'write', times: 1e9, per: 'day', storedBytes: 100 }],
      lines: [
        own('inThree', 'click.average * (1 + growthPerYear)^3', '1/s'),
        own('monthly', 'click.stored * 30', 'bytes'),
      ],
    },
    figures: [
      figure('click.average', 10_000, 10_000),
      figure('click.peak', 50_000, 50_000),
      figure('click.stored', 100e9, 100e9),
      figure('monthly', 3e12, 3e12),
      figure('inThree', 10_000 * 1.3 ** 3, 21_970),
      figure('click.storage', 100e9 * 365 * (1 + 1.3 + 1.3 ** 2)),
    ],
  },
  {
    name: 'Distributed cache',
    source: 'code-with-amitk; InterviewBit; primer',
    estimate: {
      lines: [
        own('machines', '30 TB / 72 GB', 'machines'),
        own('each', '10M / 1 s / 420', '1/s'),
        own('cpu', '4 / (23 000 / 1 s)', 'seconds'),
        own('larger', '30 TB / 144 GB', 'machines'),
        own('queries', '10B * 400 / 1 s / 1e9', '1/s'),
        own('entries', '270 B * 10 billion', 'bytes'),
      ],
    },
    figures: [
      figure('machines', 30e12 / 72e9, 420),
      figure('each', 1e7 / 420, 23_000),
      figure('cpu', 4 / 23_000, 174e-6),
      figure('larger', 30e12 / 144e9, 208.3),
      figure('queries', 4000, 4000),
      figure('entries', 2.7e12, 2.7e12),
    ],
  },
];
