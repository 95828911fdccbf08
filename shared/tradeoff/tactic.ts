import type { Analysis, Report } from '../analysis';
import type { Change } from '../edit';
import type { Design } from '../model';

/** Which quality a tactic is there for. */
export type Quality = 'availability' | 'latency' | 'capacity' | 'cost' | 'consistency';

/**
 * A change that buys one quality attribute and pays with another (Bass, Clements, Kazman: Software Architecture in
 * Practice, 4th ed. 2021). What it is said to buy is prose; what it buys in this design is the difference of two analyses.
 */
export type Tactic = {
  readonly id: string;
  readonly name: string;
  readonly aim: Quality;
  /** When it applies: what a person would look for, and what `propose` looks for. */
  readonly when: string;
  readonly buys: string;
  readonly pays: string;
  readonly source: string;
  /** What only a person can know or allow: a search must not take such a step by itself. */
  readonly judgement?: string;
  /** Codes of findings that it is a way out of. */
  readonly answers: readonly string[];
  /** Every place of the design where it applies, in the order of ids. Pure; the proposed designs are valid. */
  readonly propose: (look: Look) => readonly Step[];
};

/** One place where a tactic applies: the change, and what it takes for granted. */
export type Step = {
  /** Ids of the components, connectors or boundaries that it is about, most important first. */
  readonly about: readonly string[];
  /** "Second replica of Links DB". */
  readonly label: string;
  readonly change: Change;
  /** Numbers that nobody stated and this change assumes: "the cache answers 80% of reads". */
  readonly assumes: readonly string[];
};

export type Proposal = Step & { readonly id: string; readonly tactic: string };

/** A design as tactics look at it: with its figures, and with what they all ask for found once. */
export type Look = {
  readonly design: Design;
  readonly report: Report;
  readonly analysis: Analysis;
  readonly places: readonly Place[];
  readonly placeOf: ReadonlyMap<string, Place>;
  /** Connectors that another one stands in for. */
  readonly stoodInFor: ReadonlySet<string>;
  readonly hours: number;
};

/** A component with what surrounds it. */
export type Place = {
  readonly id: string;
  readonly name: string;
  readonly component: Design['components'][string];
  readonly group: string | undefined;
  readonly replicas: number;
  readonly isStateful: boolean;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Some journey asks it. */
  readonly isUsed: boolean;
  /** It is part of a cut set of order 1 or 2. */
  readonly isWeak: boolean;
  /** One failure of it, or of all its replicas, takes a journey down. */
  readonly isSinglePoint: boolean;
};
