import type { Finding } from '../report';

const RANK = { error: 0, warning: 1, info: 2 };

/** The gravest first; within a severity as they came. */
export const gravestFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
