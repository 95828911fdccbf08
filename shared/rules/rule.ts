import type { Finding } from '../analysis';
import type { Facts } from './facts';

export type Category =
  | 'reliability'
  | 'data'
  | 'security'
  | 'privacy'
  | 'observability'
  | 'operability'
  | 'performance'
  | 'scalability'
  | 'cost';

/** A field that, once set, answers a question: `security.encryptionAtRest` of a component. */
export type Answer = {
  readonly table: 'components' | 'connectors';
  readonly id: string;
  readonly path: string;
  /** What makes the rule content; absent: anything. */
  readonly good?: string | boolean | number;
};

/** One place where a rule is broken, or where the design does not say whether it is. */
export type Hit = {
  /** Most important first. */
  readonly about: readonly string[];
  readonly state: 'broken' | 'unsaid';
  readonly message: string;
  readonly evidence?: Readonly<Record<string, unknown>>;
  readonly answer?: Answer;
};

export type Rule = {
  readonly id: string;
  readonly category: Category;
  readonly severity: Finding['severity'];
  /** Short: for lists. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly source: string;
  readonly test: (facts: Facts) => readonly Hit[];
};
