import { type Change, commands, compose, type Fragment, records } from '@shared/edit';
import { type Design, papersOf, type Position, unique } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { select, useSession } from '@renderer/state/session';

/** What copy takes along: components with what is between and around them, and the papers beside them. */
export type Cutting = Fragment & { readonly notes?: Design['notes'] };

/** The selection as something that can be put down again. */
export function cutting(): Cutting {
  const { design } = useDocument.getState();
  const { components, connectors, boundaries, notes } = useSession.getState().selection;
  const fragment = commands.copy(design, {
    components: [...components],
    connectors: [...connectors],
    boundaries: [...boundaries],
  });
  const papers = Object.fromEntries([...notes].flatMap((id) => (design.notes[id] ? [[id, design.notes[id]]] : [])));
  return { ...fragment, notes: papers };
}

type Options = {
  readonly offset?: Position;
  readonly label?: string;
  /** Journeys that enter at components of the fragment. */
  readonly journeys?: Design['journeys'];
};

/** Puts a cutting down under new ids, as one change, and selects it. */
export function insertFragment(part: Cutting, { offset = { x: 24, y: 24 }, label, journeys = {} }: Options = {}): void {
  const { design } = useDocument.getState();
  const names = new Map<string, string>();
  const taken: Record<string, true> = {};
  const mint = (old: string): string => {
    const id = unique(old, { ...design.components, ...design.connectors, ...design.boundaries, ...taken });
    taken[id] = true;
    names.set(old, id);
    return id;
  };
  const pasted = commands.paste(design, part, { offset, mint });
  const sheets = papersChange(design, part.notes ?? {}, offset);
  const entries = Object.entries(journeys).flatMap(([id, journey]) => {
    const calls = Object.entries(journey.calls ?? {}).map(([c, n]) => [names.get(c) ?? c, n] as const);
    const to = {
      ...journey,
      ...(journey.entry === undefined ? {} : { entry: names.get(journey.entry) ?? journey.entry }),
      ...(calls.length === 0 ? {} : { calls: Object.fromEntries(calls) }),
    };
    return commands.setJourney(design, unique(id, design.journeys), to).touched;
  });
  const all = compose(
    pasted.change,
    { label: '', touched: [...sheets.change.touched, ...entries] },
    label ?? pasted.change.label,
  );
  run(all);
  const connectors = Object.keys(part.connectors).flatMap((id) => names.get(id) ?? []);
  const boundaries = Object.keys(part.boundaries).flatMap((id) => names.get(id) ?? []);
  select({ components: pasted.components, connectors, boundaries, notes: sheets.ids });
}

function papersChange(design: Design, notes: Design['notes'], offset: Position): { change: Change; ids: string[] } {
  const papers = papersOf({ ...design, notes });
  const taken: Record<string, unknown> = { ...design.notes };
  const ids: string[] = [];
  const touched = Object.entries(papers).flatMap(([old, paper]) => {
    const id = unique(old, taken);
    taken[id] = true;
    ids.push(id);
    const position = { x: paper.position.x + offset.x, y: paper.position.y + offset.y };
    return records.setRecord(design, 'notes', id, { ...paper, position }).touched;
  });
  return { change: { label: 'Paste', touched }, ids };
}

/** The selection once more, this far from itself. */
export const duplicateAt = (offset: Position): void => insertFragment(cutting(), { offset, label: 'Duplicate' });
