import type { Expression, Group, Structure } from '@shared/reliability';

export type Link = readonly [string, string];

/** A grid of rows × columns with links between neighbours; vertices are named `row,column`. */
export function grid(rows: number, columns: number): Link[] {
  const links: Link[] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (c + 1 < columns) links.push([`${r},${c}`, `${r},${c + 1}`]);
      if (r + 1 < rows) links.push([`${r},${c}`, `${r + 1},${c}`]);
    }
  }
  return links;
}

type Options = {
  /** Unavailability of a link; 0 makes links perfect. */
  readonly link?: (index: number) => number;
  /** Unavailability of a vertex; without it vertices never fail. */
  readonly vertex?: (name: string) => number;
  readonly isDirected?: boolean;
};

/** "All terminals are reached from the first", as a structure of links and vertices that fail. */
export function networkStructure(
  links: readonly Link[],
  terminals: readonly string[],
  options: Options,
): { readonly structure: Structure; readonly root: number; readonly groupNames: readonly string[] } {
  const groups: Group[] = [];
  const groupNames: string[] = [];
  const expressions: Expression[] = [];
  const add = (expression: Expression) => expressions.push(expression) - 1;
  const part = (name: string, unavailability: number) => {
    groupNames.push(name);
    const group = groups.push({ unavailability, placement: [{ location: -1, count: 1 }] }) - 1;
    return add({ type: 'works', group, required: 1 });
  };
  const linkWorks = links.map(([a, b], i) =>
    options.link ? part(`${a}-${b}`, options.link(i)) : add({ type: 'all', of: [] }),
  );
  const source = terminals[0]!;
  const names = [...new Set(links.flat())];
  const reached = new Map(names.map((name) => [name, add({ type: 'all', of: [] })]));
  for (const name of names) {
    const own = options.vertex && !terminals.includes(name) ? [part(name, options.vertex(name))] : [];
    if (name === source) continue;
    const ways = links.flatMap(([a, b], i) => {
      if (b === name) return [add({ type: 'all', of: [linkWorks[i]!, reached.get(a)!] })];
      return a === name && !options.isDirected ? [add({ type: 'all', of: [linkWorks[i]!, reached.get(b)!] })] : [];
    });
    const any = add({ type: 'atLeast', count: 1, of: ways });
    expressions[reached.get(name)!] = { type: 'all', of: [...own, any] };
  }
  const root = add({ type: 'all', of: terminals.slice(1).map((terminal) => reached.get(terminal)!) });
  return { structure: { locations: [], groups, expressions }, root, groupNames };
}
