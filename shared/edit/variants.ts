import type { Design, Issue } from '../model';
import { readDesign } from '../model';
import { fail, ok, type Result } from '../result';
import { apply, type Change, compose, NOTHING, TABLES, type Touch } from './change';
import { type Conflict, rebase } from './rebase';
import { change, write } from './touch';

/** A named set of changes over the base design. It holds changes, not a copy: it follows when the base is edited. */
export type Variant = {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly notes?: string;
};

/** The variants of a design that can be read, in the order of their ids. */
export function variantsOf(design: Design): readonly (Variant & { readonly id: string })[] {
  return Object.keys(design.variants)
    .sort()
    .flatMap((id) => {
      const variant = readVariant(design, id);
      return variant.ok ? [{ id, ...variant.value }] : [];
    });
}

/** The id of a variant that somebody names by id or by name; undefined where there is none. */
export const variantId = (design: Design, name: string): string | undefined =>
  Object.hasOwn(design.variants, name) ? name : variantsOf(design).find((variant) => variant.name === name)?.id;

const TABLE_NAMES = new Set<unknown>([...TABLES, 'design']);

/** One variant as the file states it, or where and why it cannot be read. */
export function readVariant(design: Design, id: string): Result<Variant, Issue> {
  const stored = design.variants[id] as Readonly<Record<string, unknown>> | undefined;
  if (stored === undefined) return fail({ path: `variants.${id}`, message: 'expected a variant, got nothing there' });
  const changes: Change[] = [];
  const list = stored['changes'] ?? [];
  if (!Array.isArray(list))
    return fail({ path: `variants.${id}.changes`, message: `expected a list, got ${typeof list}` });
  for (const [i, each] of list.entries()) {
    const path = `variants.${id}.changes[${i}]`;
    const { label, touched } = (each ?? {}) as { label?: unknown; touched?: unknown };
    if (!Array.isArray(touched))
      return fail({ path: `${path}.touched`, message: 'expected a list of what it touches' });
    for (const [t, touch] of touched.entries()) {
      const { table, id: record } = (touch ?? {}) as { table?: unknown; id?: unknown };
      if (!TABLE_NAMES.has(table) || table === 'variants')
        return fail({
          path: `${path}.touched[${t}].table`,
          message: `expected the name of a table, got ${JSON.stringify(table) ?? 'nothing'}`,
        });
      if (typeof record !== 'string')
        return fail({
          path: `${path}.touched[${t}].id`,
          message: `expected an id, got ${JSON.stringify(record) ?? 'nothing'}`,
        });
    }
    changes.push({ label: typeof label === 'string' ? label : '', touched: touched as readonly Touch[] });
  }
  const { name, notes } = stored;
  return ok({
    name: typeof name === 'string' && name !== '' ? name : id,
    changes,
    ...(typeof notes === 'string' ? { notes } : {}),
  });
}

export type Applied = { readonly design: Design; readonly change: Change; readonly conflicts: readonly Conflict[] };

/** The base with the changes of a variant: a valid design, or what is wrong with it. The base is not changed. */
export function withVariant(design: Design, id: string): Result<Applied, readonly Issue[]> {
  const variant = readVariant(design, id);
  if (!variant.ok) return fail([variant.error]);
  let at = design;
  let whole = NOTHING;
  const conflicts: Conflict[] = [];
  for (const each of variant.value.changes) {
    const step = rebase(at, each);
    at = apply(at, step.change);
    whole = compose(whole, step.change);
    conflicts.push(...step.conflicts);
  }
  const read = readDesign(at);
  if (!read.ok)
    return fail(
      read.error.map((issue) => ({ ...issue, message: `${issue.message} (in variant “${variant.value.name}”)` })),
    );
  return ok({ design: at, change: { ...whole, label: variant.value.name }, conflicts });
}

/** Adds a variant, or replaces the one of this id. */
export const keepVariant = (design: Design, options: { readonly id: string } & Variant): Change => {
  const { id, ...variant } = options;
  return change(`Keep variant “${variant.name}”`, write(design, 'variants', id, variant));
};

export function renameVariant(design: Design, id: string, name: string): Change {
  const stored = design.variants[id];
  if (stored === undefined) return NOTHING;
  return change(`Rename variant to “${name}”`, write(design, 'variants', id, { ...stored, name }));
}

export const deleteVariant = (design: Design, id: string): Change =>
  change('Delete variant', write(design, 'variants', id, undefined));

/** Makes a variant the design: its changes become part of the base, and it is no variant any more. */
export function adoptVariant(design: Design, id: string): Result<Change, readonly Issue[]> {
  const applied = withVariant(design, id);
  if (!applied.ok) return applied;
  const { change: made, design: next } = applied.value;
  return ok(compose(made, deleteVariant(next, id), `Adopt variant “${made.label}”`));
}
