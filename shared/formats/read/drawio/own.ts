import { type Design, readDesign, recordIssues, type Issue, formatIssues } from '../../../model';
import { ok, type Result } from '../../../result';
import type { ImportNote } from '../../imported';
import { fieldOf, valueOf } from '../../write/drawio/data';
import type { Cell, Page } from './file';
import type { Places } from './places';
import { paperOf } from './papers';
import { linesOf } from './words';

const ID = /^(boundary|component|connector|paper):(.+)$/s;

/** The page says that it is a design of ours. */
export const isOwn = ({ cells }: Page): boolean =>
  cells.some(({ id, data }) => id === '0' && data['format'] === 'plumbline');

/** A drawing that we have written, with what somebody has changed in it since. Precondition: `isOwn`. */
export function readOwn(
  page: Page,
  places: Places,
): Result<{ readonly design: Design; readonly notes: readonly ImportNote[] }, readonly Issue[]> {
  const notes: ImportNote[] = [];
  const fields = (cell: Cell) =>
    Object.fromEntries(Object.entries(cell.data).map(([key, value]) => [fieldOf(key), valueOf(value)]));
  const head = fields(page.cells.find(({ id }) => id === '0')!);
  const tables: Record<'boundaries' | 'components' | 'connectors', Record<string, Record<string, unknown>>> = {
    boundaries: {},
    components: {},
    connectors: {},
  };
  const papers: Record<string, unknown> = {};
  for (const cell of page.cells) {
    const [, table, id] = ID.exec(cell.id) ?? [];
    if (table === undefined || id === undefined) continue;
    if (table === 'boundary' && cell.isVertex) tables.boundaries[id] = boundaryOf(cell, fields(cell));
    if (table === 'component' && cell.isVertex && 'kind' in cell.data) {
      tables.components[id] = { ...named(cell, fields(cell)), position: places.at(cell), ...within(cell) };
    }
    if (table === 'paper') {
      const paper = paperOf(cell, fields(cell), places);
      if (paper !== undefined) papers[id] = paper;
    }
    if (table === 'connector' && cell.isEdge) {
      const ends = { from: componentOf(cell.source), to: componentOf(cell.target) };
      if (ends.from === undefined || ends.to === undefined) {
        notes.push({ what: 'left-out', about: id, text: 'the connector ends at nothing' });
      } else {
        const label = linesOf(cell.label).join(' ');
        tables.connectors[id] = {
          ...fields(cell),
          ...ends,
          ...(label === '' ? {} : { label }),
          ...wayOf(cell, places),
        };
      }
    }
  }
  for (const [id, connector] of Object.entries(tables.connectors)) {
    if (tables.components[connector['from'] as string] && tables.components[connector['to'] as string]) continue;
    delete tables.connectors[id];
    notes.push({ what: 'left-out', about: id, text: 'the component at one of its ends is not in the drawing' });
  }
  withoutMistakes(tables, notes);
  const undrawn = (head['boundaries'] ?? {}) as Record<string, Record<string, unknown>>;
  const undrawnNotes = (head['notes'] ?? {}) as Record<string, unknown>;
  const read = readDesign({
    ...head,
    ...tables,
    boundaries: { ...undrawn, ...tables.boundaries },
    notes: { ...undrawnNotes, ...papers },
  });
  return read.ok ? ok({ design: read.value, notes }) : read;
}

const componentOf = (cell: string | undefined): string | undefined =>
  cell?.startsWith('component:') ? cell.slice('component:'.length) : undefined;

const within = ({ parent }: Cell) =>
  parent?.startsWith('boundary:') ? { boundary: parent.slice('boundary:'.length) } : { boundary: undefined };

function boundaryOf(cell: Cell, fields: Record<string, unknown>): Record<string, unknown> {
  const { parent } = cell;
  const home = parent?.startsWith('boundary:') ? parent.slice('boundary:'.length) : undefined;
  const { parent: _, ...rest } = fields;
  return home === undefined ? rest : { ...rest, parent: home };
}

/** Who renames a shape in the drawing changes its label; the first line is the name. */
function named(cell: Cell, fields: Record<string, unknown>): Record<string, unknown> {
  const [first = ''] = linesOf(cell.label);
  const known = typeof fields['name'] === 'string' ? fields['name'] : undefined;
  // Long names are cut in the drawing: what begins like the name is the name.
  const isSame = known !== undefined && squeezed(known).startsWith(squeezed(first.replace(/…$/, '')));
  return isSame || first === '' || known === undefined ? fields : { ...fields, name: first };
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '').toLowerCase();

/** The ends are where the line is glued; what lies between is as drawn. */
function wayOf(cell: Cell, places: Places): Record<string, unknown> {
  const route = places.way(cell);
  return route === undefined ? {} : { route };
}

/** A field that somebody has set to what it cannot be is left out, and said so; the rest of the record stays. */
function withoutMistakes(
  tables: Readonly<Record<'boundaries' | 'components' | 'connectors', Record<string, Record<string, unknown>>>>,
  notes: ImportNote[],
): void {
  for (const table of ['boundaries', 'components', 'connectors'] as const) {
    for (const [id, record] of Object.entries(tables[table])) {
      for (const issue of recordIssues(table, record)) {
        const field = issue.path.split(/[.[]/)[0]!;
        if (field in record && field !== 'kind') delete record[field];
        notes.push({ what: 'left-out', about: id, text: formatIssues([issue]) });
      }
    }
  }
}
