import { z } from 'zod';
import { atLeast, nonNegative, positive, probability } from '../fields';
import type { Known } from '../known';
import { lenient, oneOf, text } from './field';

/** Something that people or machines do with the system, and how often. */
const action = z.looseObject({
  id: z.string().min(1),
  name: text,
  operation: oneOf(['read', 'write']),
  times: lenient(nonNegative),
  /** What `times` is counted per; `action`: per one of `of`. */
  per: oneOf(['user-day', 'day', 'month', 'second', 'action']),
  of: text,
  /** The journey whose rate this is. */
  journey: text,
  peakFactor: lenient(atLeast(1)),
  requestBytes: lenient(nonNegative),
  responseBytes: lenient(nonNegative),
  /** What one of it leaves behind; else the row size of `entity`. */
  storedBytes: lenient(nonNegative),
  entity: text,
  /** The component that keeps it, and what is kept there. */
  store: text,
  copies: lenient(positive),
  retentionYears: lenient(positive),
  source: text,
});

/** A line of one's own: a formula over numbers with units and over other lines. */
const line = z.looseObject({
  id: text,
  name: text,
  formula: text,
  unit: text,
  /** What a line says whose formula is words. */
  value: lenient(z.number()),
  source: text,
});

/** The sheet on the back of an envelope. Lists, because the order is the person's. */
export const estimateSchema = z.looseObject({
  dailyUsers: lenient(nonNegative),
  peakFactor: lenient(atLeast(1)),
  growthPerYear: lenient(nonNegative),
  /** How far ahead storage is planned. */
  years: lenient(positive),
  /** The year whose load the journeys carry: 0 is today. */
  designYear: lenient(nonNegative),
  copies: lenient(positive),
  /** The share of a day's reads that the cache holds. */
  cacheShare: lenient(probability),
  serverRps: lenient(positive),
  /** 86 400, or 100 000 as many reckon. */
  secondsPerDay: lenient(positive),
  rounding: oneOf(['exact', 'envelope']),
  source: text,
  actions: z.array(action).default([]).catch([]),
  lines: z.array(line).default([]).catch([]),
});

export type Estimate = Known<z.infer<typeof estimateSchema>>;
export type EstimateAction = Estimate['actions'][number];
export type EstimateLine = Estimate['lines'][number];
