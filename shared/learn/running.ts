import { topic } from './topic';

const SRE = (chapter: string) => `Site Reliability Engineering, ${chapter}`;
const WORKBOOK = 'The Site Reliability Workbook, chapter 5, Alerting on SLOs';

/** Failing, protecting and operating. */
export const RUNNING = [
  topic(
    'requirements',
    'Good requirements',
    'A functional requirement says what somebody can do; a quality says how well, with a number, for one journey and with a reason. “Fast” cannot be tested, “99 of 100 redirects within 50 ms, because people leave” can. What is out of scope is as important as what is in.',
    'Bass, Clements and Kazman, Software Architecture in Practice, chapter on quality attribute scenarios',
  ),
  topic(
    'nines',
    'What the nines mean',
    '99.9 per cent allow 8.8 hours a year, 99.99 per cent 53 minutes, 99.999 per cent five. Parts in a row multiply: five of 99.9 per cent are 99.5. A person cannot react within five nines, so the machine has to.',
    SRE('appendix A, Availability Table'),
  ),
  topic(
    'spof',
    'Single points of failure',
    'A part whose failure alone takes a journey down. A second copy helps only if it fails independently: another zone, other power, another deployment. A pair that cannot carry the load with one left is a single point at peak.',
    'AWS Well-Architected Framework, REL10 and REL11-BP05 (static stability)',
  ),
  topic(
    'rpo-rto',
    'RPO and RTO',
    'The recovery point is how much work may be lost, the recovery time how long it may take to come back. Backups every night mean an RPO of a day. An RPO of zero needs synchronous copies, which every write waits for.',
    'AWS Well-Architected Framework, REL13-BP01',
  ),
  topic(
    'circuit-breaker',
    'Circuit breakers',
    'After some failures in a row the caller stops calling for a while and answers at once, with a default or an error. The callee recovers, and the caller’s threads stay free. Half-open tries a single call first.',
    'Nygard, Release It!, second edition, chapter 5',
  ),
  topic(
    'slo',
    'Objectives and error budgets',
    'An objective says which share of requests must be good over 30 days; the rest is a budget to spend on change. When it is spent, stability goes before features. An objective that nobody acts on is only a number.',
    'The Site Reliability Workbook, chapter 2, Implementing SLOs',
  ),
  topic(
    'burn-rate',
    'Burn-rate alerts',
    'The burn rate is how many times faster than allowed the budget goes: at 1 it lasts exactly 30 days. Page at 14.4 over an hour (2 per cent of the budget) or 6 over six hours (5 per cent), ticket at 1 over three days. A short window beside the long one makes the alert end when the trouble does.',
    WORKBOOK,
  ),
  topic(
    'golden-signals',
    'What to measure first',
    'Latency, traffic, errors and saturation. Errors apart from successes, because failing fast looks like good latency. Saturation is what is closest to its limit, and it shows trouble before it comes.',
    SRE('chapter 6, Monitoring Distributed Systems'),
  ),
  topic(
    'stride',
    'STRIDE',
    'Six questions to ask of every call across a trust boundary: can somebody pretend to be another, change it, deny it, read it, block it, or do more than they may? Each has a usual remedy: authentication, integrity, audit, encryption, limits, authorization.',
    'Shostack, Threat Modeling: Designing for Security, chapter 3',
  ),
  topic(
    'trust-boundary',
    'Trust boundaries',
    'A line where the one side must not believe the other. On the internet side everything is checked: who, what, how often, how large. Inside, the same holds for whatever handles payments, secrets or other people’s data.',
    'Shostack, Threat Modeling: Designing for Security, chapter 2',
  ),
  topic(
    'classification',
    'Classifying data',
    'Public, internal, personal, health, payment, secret: the class decides on encryption, retention, location and who may see it. The class of a store is that of the worst thing in it. Keep sensitive fields in few places.',
    'General Data Protection Regulation, articles 4, 5 and 9; PCI DSS 4.0',
  ),
  topic(
    'pagination',
    'Paging',
    'A list without a limit works until one customer has a million rows. A cursor (the key of the last row) stays right while rows come and go; an offset reads and throws away all rows before it.',
    'Nygard, Release It!, second edition, Unbounded Result Sets; Google AIP-158',
  ),
  topic(
    'versioning',
    'Versions of an API',
    'Adding fields breaks nobody if callers ignore what they do not know. Removing and renaming do: expand first, move the callers, contract last. A version in the path is for the rare case where that fails.',
    'Google AIP-180, Backwards compatibility; Fowler, Parallel Change',
  ),
  topic(
    'rate-limit',
    'Limiting rates',
    'A token bucket gives each caller so many requests a second and a burst. Beyond it the answer is 429 with the time to wait. It protects the others from one caller, and the caller’s wallet from its own mistake.',
    'RFC 6585, section 4; OWASP API4:2023',
  ),
  topic(
    'adr',
    'Decision records',
    'A page for each decision that is hard to take back: the situation, what was chosen, what was not and why, and what follows. Written when decided, never rewritten: a later record replaces it.',
    'Nygard, Documenting Architecture Decisions, 2011',
  ),
  topic(
    'experiments',
    'Testing the riskiest assumption first',
    'Ask what would hurt most if it were wrong and how sure one is; begin where both are bad. A load test with closed clients hides overload, because clients that wait stop asking: keep arrivals independent of answers.',
    'Schroeder, Wierman and Harchol-Balter, Open Versus Closed, NSDI 2006; Principles of Chaos Engineering',
  ),
  topic(
    'deployment',
    'Deploying without an outage',
    'Most outages come from a change. A canary shows a few users the new version and compares; blue-green keeps the old one running to go back to; rolling replaces one replica at a time and needs both versions to work together.',
    'Site Reliability Engineering, chapter 8; The Site Reliability Workbook, chapter 16',
  ),
  topic(
    'cost-drivers',
    'What drives the cost',
    'Few lines make most of the bill: look at the largest first. Machines are paid for whether used or not, requests and bytes only when they come. Traffic that leaves a zone, a region or the cloud is easily forgotten.',
    'FinOps Foundation, FinOps Framework; AWS Well-Architected Framework, COST08',
  ),
];
