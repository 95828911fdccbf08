import type { Effective, Origin, Source } from '../../catalogue';
import { type Dimension, percent as printShare, printQuantity } from '../../model';

/** How a figure was made: what a person needs to check it, or to doubt it. */
export type Explanation = {
  /** Path in the report: `components.db.utilization`. */
  readonly figure: string;
  readonly title: string;
  readonly value: string;
  /** In words: "arrival rate / (replicas × capacity of a replica)". */
  readonly formula: string;
  /** The same with numbers, where it is short enough to be read. */
  readonly calculation?: string;
  readonly inputs: readonly Input[];
  readonly accuracy: 'exact' | 'numerical' | 'approximate';
  /** What the figure leaves out. */
  readonly limits: readonly string[];
  readonly source: string;
};

export type Input = {
  readonly name: string;
  readonly value: string;
  /** From whom: "stated here", "default of PostgreSQL", "computed". */
  readonly origin: string;
  readonly source?: Source;
  readonly confidence?: 'high' | 'medium' | 'low';
  readonly note?: string;
  /** Path of the figure that it is, to go on from. */
  readonly figure?: string;
  /** Id of the component that it belongs to. */
  readonly about?: string;
};

export const print = (value: number | null, dimension: Dimension): string =>
  value === null || !Number.isFinite(value) ? 'not computed' : printQuantity(value, dimension);

export const percent = (share: number | null): string =>
  share === null || !Number.isFinite(share) ? 'not computed' : printShare(share);

/** An attribute as an input, with the source of a default. */
export function attribute(name: string, effective: Effective<number>, dimension: Dimension): Input {
  return { name, value: print(effective.value, dimension), ...originOf(effective.origin) };
}

export function originOf(origin: Origin): Pick<Input, 'origin' | 'source' | 'confidence' | 'note'> {
  switch (origin.from) {
    case 'own':
      return { origin: 'stated here' };
    case 'technology':
    case 'kind': {
      const { source, confidence, note } = origin;
      return { origin: `default of ${origin.name}`, source, confidence, ...(note === undefined ? {} : { note }) };
    }
    case 'rule':
      return { origin: 'rule', note: origin.note };
    default:
      return origin satisfies never;
  }
}

export const figure = (name: string, value: string, path: string): Input => ({
  name,
  value,
  origin: 'computed',
  figure: path,
});

export const stated = (name: string, value: string, isOwn: boolean): Input => ({
  name,
  value,
  origin: isOwn ? 'stated here' : 'assumption of the file format',
});
