import type { StepId } from '../steps';
import type { Subject } from '../subject';
import { api, data, estimate, requirements } from './asked';
import { async, components, design, resilience, scale } from './built';
import type { Check } from './check';
import { cost, decisions, operations, review, security, validation } from './run';

export type { Check } from './check';

/** What each step should have. */
export const CHECKS: Readonly<Record<StepId, (subject: Subject) => readonly Check[]>> = {
  requirements,
  estimate,
  api,
  data,
  design,
  components,
  scale,
  resilience,
  async,
  security,
  operations,
  cost,
  decisions,
  validation,
  review,
};
