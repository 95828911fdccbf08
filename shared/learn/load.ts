import { topic } from './topic';

const SRE22 = 'Site Reliability Engineering, chapter 22, Addressing Cascading Failures';
const TAIL = 'Dean and Barroso, The Tail at Scale, Communications of the ACM 56(2), 2013';

/** Load, waiting and estimating. */
export const LOAD = [
  topic(
    'envelope',
    'Estimating on the back of an envelope',
    'A rough estimate decides between designs that differ tenfold; it need not be right to ten per cent. Multiply people by what each does, divide by 86 400 seconds, and multiply by a peak factor. Round early and upwards. What the estimate changes in the design is worth estimating, the rest is not.',
    'Dean, Designs, Lessons and Advice from Building Large Distributed Systems, LADIS 2009',
  ),
  topic(
    'peak',
    'Why the peak and not the average',
    'A system fails at its peak. Daily peaks are usually two to three times the average, and news or sales can make it ten. A design that carries the average stands still for hours every day.',
    'AWS, Amazon Cognito service quotas, measured ratio of 3 to 1',
  ),
  topic(
    'read-write',
    'Reads and writes',
    'Reads can be copied, cached and spread; writes have to be agreed upon. A system that reads a hundred times for each write is a caching problem, one that mostly writes is a partitioning problem. So the ratio decides more than the sum.',
    'Kleppmann, Designing Data-Intensive Applications, chapter 5',
  ),
  topic(
    'retention',
    'How long is it kept?',
    'Storage is what comes in a day, times the days it is kept, times the copies. Without an end it only grows, and so do backups, indexes and the time to restore. Whoever sets an end also limits what can leak.',
    'AWS Well-Architected Framework, COST04 and SUS04',
  ),
  topic(
    'working-set',
    'How large must a cache be?',
    'Large enough for what is asked again while it is fresh. Few objects usually take most reads: a fifth of them four fifths, by rule of thumb. Measure the popularity before trusting the rule, because a flat one makes every cache useless.',
    'Breslau and others, Web Caching and Zipf-like Distributions, INFOCOM 1999',
  ),
  topic(
    'utilization',
    'Why not plan for 100 per cent?',
    'The time in a queue grows with 1 / (1 − utilisation): at 50 per cent a request takes twice its service time, at 90 per cent ten times. Planning for 60 to 70 per cent leaves room for bursts and for the loss of a replica.',
    'Kleinrock, Queueing Systems, volume 1, 1975 (M/M/1)',
  ),
  topic(
    'littles-law',
    'Little’s law',
    'The number of requests inside a system is their rate times the time each stays: L = λ · W. A thousand a second that take 200 ms are 200 at once. It holds whatever the distribution, so it sizes connection pools and threads.',
    'Little, A Proof for the Queuing Formula L = λW, Operations Research 9(3), 1961',
  ),
  topic(
    'percentiles',
    'Why p99s do not add',
    'Two calls in a row rarely both meet their worst case, so the p99 of the sum is below the sum of the p99s. In parallel it is the reverse: whoever waits for ten answers meets a slow one ten times as often. Only distributions can be combined, percentiles cannot.',
    TAIL,
  ),
  topic(
    'tail',
    'The tail at scale',
    'When a request asks 100 servers and each is slow once in a hundred times, 63 of 100 requests are slow: 1 − 0.99¹⁰⁰. So the p99 of a part is the median of the whole. Ask fewer, answer with what is there, or ask a second time after the p95.',
    TAIL,
  ),
  topic(
    'retry-storm',
    'Retry storms',
    'Three attempts at each of four layers are 81 calls at the bottom. Retries add load exactly when there is none to spare, and can hold a system down after the cause is gone. Retry at one layer, with a budget of ten per cent, backoff and jitter.',
    SRE22,
  ),
  topic(
    'timeouts',
    'How long to wait',
    'A timeout frees what waits; without one a hung callee takes all threads of its callers. Two to three times the p99.9 of the callee is enough. The caller must wait longer than the callee, or work goes on that nobody wants.',
    SRE22,
  ),
  topic(
    'backlog',
    'When a queue falls behind',
    'While more comes in than goes out, the backlog grows; afterwards it drains with what is to spare: backlog / (capacity − arrivals). At 90 per cent use an hour of standstill takes nine hours to drain. Alert on the age of the oldest message, which says what users wait for.',
    'Amazon Builders’ Library, Avoiding insurmountable queue backlogs',
  ),
  topic(
    'hot-key',
    'Hot keys',
    'Partitions share the load only if keys do. When one key takes a tenth of the requests, a hundred partitions carry ten times one partition’s load, not a hundred. Split the key, cache it, or treat its owner apart.',
    'Amazon DynamoDB documentation, best practices for partition keys',
  ),
  topic(
    'fan-out',
    'Write when posted, or collect when read',
    'Writing to every follower makes reading cheap and one post of a celebrity expensive; collecting when read is the reverse. Most systems push for ordinary authors and pull for the few with millions of followers.',
    'Kleppmann, Designing Data-Intensive Applications, chapter 1',
  ),
];
