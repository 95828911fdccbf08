import { estimateSheet } from '../estimation';
import type { Design } from '../model';
import type { Column } from './blocks';

type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

/** The lines of the estimate: what, how it is reckoned, what comes out, on whose word; undefined where there are none. */
export function estimateTable(design: Design): Table | undefined {
  const rows = estimateSheet(design).lines.map(({ name, formula, text, problem, source }) => [
    name,
    formula,
    text ?? `not computed${problem === undefined ? '' : `: ${problem}`}`,
    source ?? '',
  ]);
  if (rows.length === 0) return undefined;
  const columns = [
    { title: 'What' },
    { title: 'How' },
    { title: 'Comes to', align: 'right' as const },
    { title: 'Source' },
  ];
  return { columns, rows };
}
