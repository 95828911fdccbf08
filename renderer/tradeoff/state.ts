import { run, useDocument } from '@renderer/state/document';
import { showPage } from '@renderer/state/session';
import {
  adoptVariant,
  type Change,
  deleteVariant,
  diff,
  invert,
  compose,
  keepVariant,
  renameVariant,
  variantsOf,
  apply,
} from '@shared/edit';
import { type Design, formatIssues, slug, unique } from '@shared/model';
import type { Range } from '@shared/tradeoff';
import { create } from 'zustand';

export type Section = 'tactics' | 'targets' | 'variants' | 'choice' | 'sensitivity' | 'drill' | 'decisions';

/** The criteria by which designs are weighed. */
export const CRITERIA = ['p99', 'downtime', 'load', 'cost'] as const;
export type Criterion = (typeof CRITERIA)[number];

type TradeoffState = {
  readonly section: Section;
  /** Ids of variants that are compared; the base is always one of them. */
  readonly compared: readonly string[];
  /** A design from another file that is compared too. */
  readonly other: { readonly name: string; readonly design: Design } | undefined;
  /** The design as it was when somebody began a variant by hand. */
  readonly begun: Design | undefined;
  /** Swing weights in points, and the ranges over which they are given; undefined until somebody sets them. */
  readonly points: Readonly<Record<Criterion, number>>;
  readonly ranges: Readonly<Partial<Record<Criterion, Range>>>;
};

export const useTradeoff = create<TradeoffState>()(() => ({
  section: 'tactics',
  compared: [],
  other: undefined,
  begun: undefined,
  points: { p99: 50, downtime: 100, load: 50, cost: 50 },
  ranges: {},
}));

const { setState: set, getState: get } = useTradeoff;

export const showSection = (section: Section): void => set({ section });
export const toggleCompared = (id: string): void => {
  const { compared } = get();
  set({ compared: compared.includes(id) ? compared.filter((each) => each !== id) : [...compared, id] });
};
export const compareAll = (ids: readonly string[]): void => set({ compared: ids });
/** Shows one variant beside the base, wherever the person was. */
export function compareOnly(id: string): void {
  set({ compared: [id], section: 'variants' });
  showPage('tradeoffs');
}
export const compareWith = (other: TradeoffState['other']): void => set({ other });
/** Shows a design that is not a variant of this one beside it. */
export function compareWithDesign(other: { readonly name: string; readonly design: Design }): void {
  set({ other, compared: [], section: 'variants' });
  showPage('tradeoffs');
}
export const setPoints = (criterion: Criterion, value: number): void =>
  set({ points: { ...get().points, [criterion]: value } });
export const setRange = (criterion: Criterion, range: Range): void =>
  set({ ranges: { ...get().ranges, [criterion]: range } });

const design = (): Design => useDocument.getState().design;

/** Keeps a change as a variant and shows it beside the base. The base stays as it is. */
export function tryAsVariant(change: Change): void {
  const at = design();
  // Trying the same again shows the variant that is there.
  const known = variantsOf(at).find(({ name }) => name === change.label);
  const id = known?.id ?? unique(slug(change.label), at.variants);
  if (known === undefined) run(keepVariant(at, { id, name: change.label, changes: [change] }));
  compareOnly(id);
}

/** The change becomes part of the design. */
export const take = (change: Change): void => run(change);

/** The variant becomes the design; a text where it cannot. */
export function adopt(id: string): string | undefined {
  const change = adoptVariant(design(), id);
  if (!change.ok) return formatIssues(change.error);
  run(change.value);
  set({ compared: get().compared.filter((each) => each !== id) });
  return undefined;
}

export const rename = (id: string, name: string): void => {
  if (name.trim() !== '') run(renameVariant(design(), id, name.trim()));
};

export function discard(id: string): void {
  run(deleteVariant(design(), id));
  set({ compared: get().compared.filter((each) => each !== id) });
}

/** From now on every edit belongs to a variant, until `keepBegun`. */
export const beginByHand = (): void => set({ begun: design() });
export const stopByHand = (): void => set({ begun: undefined });

/** What was edited since `beginByHand` becomes a variant, and the design is again what it was: one step of undo. */
export function keepBegun(name: string): void {
  const { begun } = get();
  if (begun === undefined) return;
  const now = design();
  const edits = diff(begun, now, { without: ['variants', 'decisions'] });
  set({ begun: undefined });
  if (edits.touched.length === 0) return;
  const back = invert(edits);
  const before = apply(now, back);
  const id = unique(slug(name), before.variants);
  run(
    compose(
      back,
      keepVariant(before, { id, name, changes: [{ ...edits, label: name }] }),
      `Keep edits as variant “${name}”`,
    ),
  );
  compareOnly(id);
}
