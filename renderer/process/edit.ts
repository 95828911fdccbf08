import { apply, type Change, commands, compose, type ProcessTable, records } from '@shared/edit';
import { differences, followEstimate } from '@shared/estimation';
import { type Design, estimateOf, type EstimateAction, type EstimateLine, reviewOf, slug, unique } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';

type Fields = Readonly<Record<string, unknown>>;

const current = (): Design => useDocument.getState().design;

/** Nothing typed is nothing stored. */
export const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

/** Sets fields of a record; typing in one field is one step of undo. */
export function edit(table: ProcessTable, id: string, fields: Fields): void {
  run(records.setRecord(current(), table, id, fields), `${table} ${id} ${Object.keys(fields).join()}`);
}

/** Adds a record under an id made from its name, and says which. */
export function add(table: ProcessTable, name: string, fields: Fields): string {
  const design = current();
  const id = unique(slug(name), design[table]);
  run(records.setRecord(design, table, id, fields));
  return id;
}

export const remove = (table: ProcessTable, id: string): void => run(records.removeRecord(current(), table, id));

/** Sets what a journey must achieve. */
export function setTarget(journey: string, target: string, value: unknown): void {
  const design = current();
  const targets: Record<string, unknown> = { ...design.journeys[journey]?.targets, [target]: value };
  if (value === undefined) delete targets[target];
  const fields = { targets: Object.keys(targets).length === 0 ? undefined : targets };
  run(commands.setJourney(design, journey, fields), `target ${journey} ${target}`);
}

/** Changes the estimate and, with it, the journeys and stores that followed it until now; what was set by hand stays. */
export function editEstimate(fields: Fields, gesture?: string): void {
  const design = current();
  const byHand = new Set(differences(design).map(({ id }) => id));
  const edited = records.setFields(design, 'estimate', fields);
  const followed = followEstimate(apply(design, edited), { except: byHand });
  run(compose(edited, followed, 'Edit estimate'), gesture ?? `estimate ${Object.keys(fields).join()}`);
}

/** Takes the estimate over where somebody had set something else by hand. */
export const takeOver = (): void => run(followEstimate(current()));

const withoutNothing = (record: Fields): Fields =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

function editItem(list: 'actions' | 'lines', index: number, fields: Fields): void {
  const items: readonly (EstimateAction | EstimateLine)[] = estimateOf(current())[list];
  const next = items.map((item, i) => (i === index ? withoutNothing({ ...item, ...fields }) : item));
  editEstimate({ [list]: next }, `estimate ${list} ${index} ${Object.keys(fields).join()}`);
}

export const editAction = (index: number, fields: Fields): void => editItem('actions', index, fields);
export const editLine = (index: number, fields: Fields): void => editItem('lines', index, fields);

export function addAction(fields: Fields & { readonly name: string }): void {
  const { actions } = estimateOf(current());
  const taken = Object.fromEntries(actions.map(({ id }) => [id, true]));
  // Names of formulas have no dashes.
  const id = unique(slug(fields.name).replaceAll('-', '_'), taken);
  editEstimate({ actions: [...actions, withoutNothing({ id, ...fields })] }, `add ${id}`);
}

export function addLine(): void {
  const { lines } = estimateOf(current());
  const taken = Object.fromEntries(lines.map(({ id }, i) => [id ?? `line-${i + 1}`, true]));
  const id = unique('line', taken).replaceAll('-', '_');
  editEstimate({ lines: [...lines, { id, name: 'New line', formula: '' }] }, `add ${id}`);
}

export function removeItem(list: 'actions' | 'lines', index: number): void {
  const items: readonly unknown[] = estimateOf(current())[list];
  editEstimate({ [list]: items.filter((_, i) => i !== index) }, `remove ${list} ${index}`);
}

export const editReview = (fields: Fields, gesture?: string): void =>
  run(records.setFields(current(), 'review', fields), gesture ?? `review ${Object.keys(fields).join()}`);

/** One entry of one of the review's tables: the tick of a point, the state of a step or of a test. */
export function editReviewEntry(
  table: 'steps' | 'checklist' | 'experiments' | 'accepted',
  id: string,
  entry: Fields | undefined,
): void {
  const entries: Record<string, unknown> = { ...reviewOf(current())[table] };
  if (entry === undefined) delete entries[id];
  else entries[id] = withoutNothing(entry);
  editReview({ [table]: entries }, `review ${table} ${id}`);
}

/** Sets `security.encryptionAtRest` and the like, leaving the other parts of the field as they are. */
export function answer(table: 'components' | 'connectors', id: string, path: string, value: unknown): void {
  const design = current();
  const dot = path.indexOf('.');
  const [key, part] = dot === -1 ? [path, undefined] : [path.slice(0, dot), path.slice(dot + 1)];
  const record: Fields = { ...design[table][id] };
  const fields = { [key]: part === undefined ? value : partOf(record[key], part, value) };
  const change: Change =
    table === 'components'
      ? commands.setComponents(design, [id], fields)
      : commands.setConnectors(design, [id], fields);
  run(change, `${table} ${id} ${path}`);
}

function partOf(before: unknown, part: string, value: unknown): Fields | undefined {
  const parts: Record<string, unknown> = { ...(typeof before === 'object' ? before : {}) };
  if (value === undefined) delete parts[part];
  else parts[part] = value;
  return Object.keys(parts).length === 0 ? undefined : parts;
}
