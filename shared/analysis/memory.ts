import type { Dependencies } from './dependencies';
import type { Duration, DurationFigures, Law } from '../stochastic';
import type { CutSets, unavailability } from '../reliability';

/**
 * What the analysis of a changed design may take over from an earlier one: whoever tries a hundred changes of one design
 * changes the waiting of few journeys and the structure of others. Nothing is taken over on trust: a result is that of
 * an earlier question that is equal to this one in everything that the result is computed from.
 */
export type Memory = {
  readonly waits: Slots<Waits, DurationFigures | undefined>;
  readonly structures: Slots<Pick<Dependencies, 'structure' | 'root'>, ReturnType<typeof unavailability>>;
  readonly cuts: Slots<Pick<Dependencies, 'structure' | 'root'>, CutSets>;
};

export type Waits = { readonly durations: readonly Duration[]; readonly root: number };

/** By journey, class and what is asked: the questions that were asked first, with their answers. */
type Slots<Q, A> = Map<string, { readonly question: Q; readonly answer: A }[]>;

export const emptyMemory = (): Memory => ({ waits: new Map(), structures: new Map(), cuts: new Map() });

/** The first questions are those of the design that changes are tried on; later ones come back less often than they cost. */
const MOST = 3;

/** The answer to an equal question of before, or a new one. Without a memory nothing is compared. */
export function recalled<Q, A>(
  slots: Slots<Q, A> | undefined,
  slot: string,
  question: Q,
  isSame: (a: Q, b: Q) => boolean,
  answer: () => A,
): A {
  if (slots === undefined) return answer();
  const known = slots.get(slot) ?? [];
  const before = known.find((each) => isSame(each.question, question));
  if (before !== undefined) return before.answer;
  const found = answer();
  if (known.length < MOST) {
    known.push({ question, answer: found });
    slots.set(slot, known);
  }
  return found;
}

type Asked = Pick<Dependencies, 'structure' | 'root'>;

/** The same groups, places and expressions under the same numbers; which components they stand for is another question. */
export const areSameStructures = (a: Asked, b: Asked): boolean =>
  a.root === b.root && areAlike(a.structure, b.structure);

export const areSameWaits = (a: Waits, b: Waits): boolean =>
  a.root === b.root &&
  a.durations.length === b.durations.length &&
  a.durations.every((duration, i) => {
    const other = b.durations[i]!;
    return duration.type === 'law' && other.type === 'law'
      ? areSameLaws(duration.law, other.law)
      : duration.type === other.type && areAlike(duration, other);
  });

/** A point off every axis at which transforms of different laws differ. */
const PROBE = { re: Float64Array.of(0.013, 0.7), im: Float64Array.of(0.029, 1.9) };
const [ONE, OTHER] = [0, 1].map(() => ({ re: new Float64Array(2), im: new Float64Array(2) })) as [
  typeof PROBE,
  typeof PROBE,
];

/**
 * The same to twelve digits: percentiles are inverted to six, and a wait that changes by less changes none of them. A law
 * is told by its moments, its atom and its transform at two points.
 */
export function areSameLaws(a: Law, b: Law): boolean {
  if (a === b) return true;
  if (!isNear(a.meanMs, b.meanMs) || !isNear(a.variance, b.variance)) return false;
  if (!isNear(a.shiftMs, b.shiftMs) || !isNear(a.atom, b.atom)) return false;
  if (a.atom === 1) return true;
  a.transform(PROBE, ONE);
  b.transform(PROBE, OTHER);
  return [0, 1].every((k) => isNear(ONE.re[k]!, OTHER.re[k]!) && isNear(ONE.im[k]!, OTHER.im[k]!));
}

const isNear = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));

/** Plain data, to the last digit. */
export function areAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!areAlike(a[i], b[i])) return false;
    return true;
  }
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  let fields = 0;
  for (const key in left) {
    if (!areAlike(left[key], right[key])) return false;
    fields++;
  }
  for (const _ in right) fields--;
  return fields === 0;
}
