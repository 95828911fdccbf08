import { type Design, orderOf, papersOf } from '../model';
import { type Change, NOTHING, type Touch } from './change';
import { change, withFields, write } from './touch';

/** What is stacked over one another. Boundaries have a stack of their own: they stay behind what stands in them. */
const STACKS = [['boundaries'], ['connectors', 'components', 'notes']] as const;
type Stacked = (typeof STACKS)[number][number];

export type StackIds = { readonly [T in Stacked]: Iterable<string> };

/**
 * Brings records in front of everything that they can lie on, or sends them behind it. Among themselves they keep their
 * order. What is there already changes nothing.
 */
export function restack(design: Design, ids: StackIds, to: 'front' | 'back'): Change {
  const touches = STACKS.flatMap((tables) => restackOne(design, tables, ids, to));
  return touches.length === 0 ? NOTHING : change(to === 'front' ? 'Bring to front' : 'Send to back', touches);
}

function restackOne(design: Design, tables: readonly Stacked[], ids: StackIds, to: 'front' | 'back'): Touch[] {
  const chosen = new Set(tables.flatMap((table) => [...ids[table]].map((id) => `${table}/${id}`)));
  const all = tables.flatMap((table, layer) =>
    Object.entries(recordsOf(design, table)).map(([id, record]) => ({ table, id, layer, order: orderOf(record) })),
  );
  const isChosen = ({ table, id }: (typeof all)[number]) => chosen.has(`${table}/${id}`);
  const moved = all.filter(isChosen).sort((a, b) => a.order - b.order || a.layer - b.layer || (a.id < b.id ? -1 : 1));
  const others = all.flatMap((each) => (isChosen(each) ? [] : [each.order]));
  if (moved.length === 0 || others.length === 0) return [];
  const [low, high] = [Math.min(...others), Math.max(...others)];
  const isThere = to === 'front' ? moved[0]!.order > high : moved.at(-1)!.order < low;
  const first = to === 'front' ? Math.floor(high) + 1 : Math.ceil(low) - moved.length;
  return isThere ? [] : moved.flatMap(({ table, id }, i) => ordered(design, table, id, first + i));
}

const recordsOf = (design: Design, table: Stacked): Readonly<Record<string, { readonly order?: number }>> =>
  table === 'notes' ? papersOf(design) : design[table];

function ordered(design: Design, table: Stacked, id: string, order: number): Touch[] {
  // Zero is where everything lies that nobody has moved: it need not be said.
  const fields = { order: order === 0 ? undefined : order };
  switch (table) {
    case 'boundaries':
      return write(design, table, id, withFields(design.boundaries[id]!, fields));
    case 'components':
      return write(design, table, id, withFields(design.components[id]!, fields));
    case 'connectors':
      return write(design, table, id, withFields(design.connectors[id]!, fields));
    case 'notes':
      return write(design, table, id, withFields<Record<string, unknown>>({ ...design.notes[id] }, fields));
    default:
      return table satisfies never;
  }
}
