/** How well a name answers a query: 0 begins with it, 1 a word does, 2 contains it, 3 has its letters in order. */
function rank(name: string, query: string): number | undefined {
  const text = name.toLowerCase();
  if (text.startsWith(query)) return 0;
  if (text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(query))) return 1;
  if (text.includes(query)) return 2;
  let at = 0;
  for (const letter of text) if (letter === query[at]) at += 1;
  return query.length > 1 && at === query.length ? 3 : undefined;
}

/** Rows whose label, or hint, answers the query, the best first; rows of one group stay together in the order of the best. */
export function matching<
  R extends {
    readonly label: string;
    readonly hint?: string | undefined;
    readonly group?: string | undefined;
    readonly isDisabled?: boolean;
  },
>(rows: readonly R[], query: string, limit: number): readonly R[] {
  const asked = query.trim().toLowerCase();
  if (asked === '') return rows.slice(0, limit);
  const found = rows.flatMap((row) => {
    const own = rank(row.label, asked);
    const hint = row.hint === undefined ? undefined : rank(row.hint, asked);
    const worth = own ?? (hint === undefined || hint > 1 ? undefined : hint + 4);
    // What cannot be done now is found, after everything that can.
    const best = worth === undefined ? undefined : worth + (row.isDisabled ? 10 : 0);
    return best === undefined ? [] : [{ row, best }];
  });
  const sorted = found.sort((a, b) => a.best - b.best).slice(0, limit);
  const groups = [...new Set(sorted.map(({ row }) => row.group))];
  return groups.flatMap((group) => sorted.filter(({ row }) => row.group === group).map(({ row }) => row));
}
