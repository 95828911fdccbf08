import { z } from 'zod';
import { nonNegative } from '../fields';
import type { Known } from '../known';
import { lenient, oneOf, text, texts } from './field';

export const REQUIREMENT_KINDS = [
  'functional',
  'non-functional',
  'scope-in',
  'scope-out',
  'constraint',
  'assumption',
  'stakeholder',
  'question',
] as const;

export const QUALITIES = [
  'latency',
  'availability',
  'throughput',
  'cost',
  'rpo',
  'rto',
  'consistency',
  'security',
  'other',
] as const;

/**
 * One statement of what is wanted, or of what surrounds it. The numbers of latency, availability and cost are the targets
 * of the journeys named; `limit` holds the others: requests per second for throughput, seconds for RPO and RTO.
 */
export const requirementSchema = z.looseObject({
  kind: oneOf(REQUIREMENT_KINDS),
  text,
  priority: oneOf(['must', 'should', 'could', 'wont']),
  journeys: texts,
  quality: oneOf(QUALITIES),
  limit: lenient(nonNegative),
  /** Why the business wants it. */
  reason: text,
  /** Who answers a question or speaks for an interest. */
  owner: text,
  /** What a question was answered with; a question without it is open. */
  answer: text,
  components: texts,
});

export type Requirement = Known<z.infer<typeof requirementSchema>>;
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];
export type Quality = (typeof QUALITIES)[number];
