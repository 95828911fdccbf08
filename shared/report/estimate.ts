import { type Design, type EstimateLine, estimateOf, likely, printQuantity } from '../model';
import type { Column } from './blocks';

type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

/** The lines of the estimate: what, how it is reckoned, what comes out, on whose word; undefined where there are none. */
export function estimateTable(design: Design): Table | undefined {
  const { lines, dailyUsers } = estimateOf(design);
  const rows = [
    ...(dailyUsers === undefined ? [] : [['Users a day', '', printQuantity(dailyUsers, 'count'), '']]),
    ...lines.flatMap((line) =>
      line.name === undefined ? [] : [[line.name, line.formula ?? '', value(line), line.source ?? '']],
    ),
  ];
  if (rows.length === 0) return undefined;
  const columns = [
    { title: 'What' },
    { title: 'How' },
    { title: 'Comes to', align: 'right' as const },
    { title: 'Source' },
  ];
  return { columns, rows };
}

function value(line: EstimateLine): string {
  if (line.value === undefined) return 'not computed';
  const { unit = '' } = line;
  const number = likely(line.value);
  if (unit === 'B') return printQuantity(number, 'bytes');
  if (unit === 'B/s') return `${printQuantity(number, 'bytes')}/s`;
  if (unit === 'share') return printQuantity(number, 'probability');
  return `${printQuantity(number, 'count')}${unit === '' ? '' : unit === '1/s' ? '/s' : ` ${unit}`}`;
}
