import { analyze, type Report } from '../analysis';
import { diff, isSame } from '../edit';
import type { Design } from '../model';
import { type Effect, effectsOf } from './effects';
import { matched, type Matching } from './matching';
import { nameIn } from './name';
import { type Profile, profileOf } from './profile';
import { sentenceOf } from './sentence';

/** One record that is not the same in both designs. */
export type RecordChange = {
  readonly what: 'added' | 'removed' | 'changed';
  readonly table: 'components' | 'connectors' | 'boundaries' | 'journeys';
  readonly id: string;
  readonly name: string;
  /** Of a changed record: what was and what is; undefined where the field is not there. */
  readonly fields: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
};

/** One of several designs that are compared, against the first of them. */
export type Compared = {
  readonly name: string;
  /** As it is compared: under the ids of the first where its records were matched by name. */
  readonly design: Design;
  readonly matching: Matching;
  readonly report: Report;
  readonly profile: Profile;
  readonly structure: readonly RecordChange[];
  readonly effects: readonly Effect[];
  /** Empty for the first. */
  readonly sentence: string;
};

export type Comparison = readonly Compared[];

/**
 * Compares designs by structure and by figures. The first is what the others are compared with; records are the same by
 * id, or by name where no component has an id in common with the first (`matching` says so).
 */
export function compare(designs: readonly { readonly name: string; readonly design: Design }[]): Comparison {
  const [base] = designs;
  const analysed = designs.map(({ name, design: own }) => {
    const { design, matching } = matched(base!.design, own);
    const known = analyze(design, { maxCutSetOrder: 2 });
    return { name, design, matching, report: known.report, profile: profileOf(known) };
  });
  const [first] = analysed;
  if (first === undefined) return [];
  return analysed.map((each) => {
    const effects = each === first ? [] : effectsOf(first.profile, each.profile);
    const sentence =
      each === first
        ? ''
        : sentenceOf(
            first.profile,
            each.profile,
            effects,
            nameIn(each.design, first.design),
            first.design.assumptions?.currency,
          );
    return { ...each, structure: structureOf(first.design, each.design), effects, sentence };
  });
}

/** How a drawing looks is no part of what it says. */
const VIEW = new Set(['position', 'route', 'bends', 'pinned', 'size', 'folded', 'order']);
const TABLES = ['components', 'connectors', 'boundaries', 'journeys'] as const;

/** What is added, removed and changed from one design to another, view data aside; tables in the order of reading, records by id. */
export function structureOf(from: Design, to: Design): readonly RecordChange[] {
  const { touched } = diff(from, to);
  return TABLES.flatMap((table) =>
    touched.flatMap((touch): RecordChange[] => {
      if (touch.table !== table) return [];
      const { id } = touch;
      const name = titleOf(touch.to === undefined ? from : to, table, id);
      if (touch.from === undefined) return [{ what: 'added', table, id, name, fields: [] }];
      if (touch.to === undefined) return [{ what: 'removed', table, id, name, fields: [] }];
      const fields = changedFields(touch.from, touch.to);
      return fields.length === 0 ? [] : [{ what: 'changed', table, id, name, fields }];
    }),
  );
}

function changedFields(from: object, to: object): RecordChange['fields'] {
  const before = from as Fields;
  const after = to as Fields;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !VIEW.has(field) && !isSame(before[field], after[field]))
    .sort()
    .flatMap((field) => {
      const [was, is] = [before[field], after[field]];
      // Of a cost, only the price that changed: `cost.perReplicaMonth`.
      if (isFields(was) && isFields(is))
        return changedFields(was, is).map((inner) => ({ ...inner, field: `${field}.${inner.field}` }));
      return [{ field, from: was, to: is }];
    });
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function titleOf(design: Design, table: RecordChange['table'], id: string): string {
  const component = nameIn(design);
  switch (table) {
    case 'components':
      return component(id);
    case 'connectors': {
      const { from, to } = design.connectors[id]!;
      return `${component(from)} → ${component(to)}`;
    }
    case 'boundaries':
      return design.boundaries[id]?.name ?? id;
    case 'journeys':
      return design.journeys[id]?.name ?? id;
    default:
      return table satisfies never;
  }
}
