import { z } from 'zod';
import { nonNegative } from '../fields';
import type { Known } from '../known';
import { flag, lenient, oneOf, text, texts } from './field';

export const PROTOCOLS = ['REST', 'gRPC', 'GraphQL', 'WebSocket', 'events'] as const;

const endpoint = z.looseObject({
  /** GET, POST …; for other protocols: rpc, query, mutation, send, receive, publish. */
  method: text,
  path: text,
  summary: text,
  journeys: texts,
  /** What goes in and comes out, as a shape: `url: string, alias?: string`. */
  request: text,
  response: text,
  /** `404 no such alias` */
  errors: texts,
  idempotent: flag,
  pagination: text,
  authentication: text,
  rateLimit: text,
  requestBytes: lenient(nonNegative),
  responseBytes: lenient(nonNegative),
});

/** What one component offers to its callers. */
export const apiSchema = z.looseObject({
  name: text,
  component: text,
  protocol: oneOf(PROTOCOLS),
  version: text,
  /** How a new version comes about without breaking callers: `path /v1`, `header`, `expand and contract`. */
  versioning: text,
  basePath: text,
  authentication: text,
  rateLimit: text,
  description: text,
  endpoints: z.record(z.string(), endpoint).default({}).catch({}),
});

export type Api = Known<z.infer<typeof apiSchema>>;
export type Endpoint = Known<z.infer<typeof endpoint>>;
