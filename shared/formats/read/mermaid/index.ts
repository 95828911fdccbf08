import { guessKind, technologyOf } from '../../../catalogue';
import { type Boundary, type Component, type Connector, emptyDesign, type Issue, slug, unique } from '../../../model';
import { fail, ok, type Result } from '../../../result';
import { boundaryOfTitle } from '../../boundaryWords';
import type { Imported, ImportNote, SourceFile } from '../../imported';
import { boundaryKind } from '../drawio/kinds';
import { blocksOf, withoutFrontMatter } from './blocks';
import { type Flowchart, type Node, readFlowchart } from './flowchart';

const FORMAT = 'Mermaid';
const LARGEST = 16 * 1024 * 1024;

/** A design of the flowcharts of a Mermaid file, or of a Markdown file with Mermaid in it: the one that has most arrows. */
export function readMermaid(file: SourceFile, options: { readonly id: string }): Result<Imported, readonly Issue[]> {
  const refuse = (message: string) => fail([{ path: file.path, message }]);
  if (file.text.length > LARGEST) return refuse(`expected at most ${LARGEST} characters, got ${file.text.length}`);
  const blocks = blocksOf(file.text.replaceAll(/\r\n?/g, '\n'));
  const charts = blocks.filter(({ type }) => /^(?:flowchart(?:-elk)?|graph)$/i.test(type));
  if (charts.length === 0) {
    const types = [...new Set(blocks.map(({ type }) => type || 'something else'))].join(', ');
    return refuse(`expected a flowchart of Mermaid, got ${types}`);
  }
  const problems: Issue[] = [];
  let best: { readonly chart: Flowchart; readonly line: number } | undefined;
  for (const block of charts) {
    const chart = readFlowchart(withoutFrontMatter(block.text));
    if (!chart.ok) {
      problems.push({ path: `${file.path}:${block.line + chart.error.line + 1}`, message: chart.error.message });
    } else if (best === undefined || chart.value.edges.length > best.chart.edges.length) {
      best = { chart: chart.value, line: block.line };
    }
  }
  if (best === undefined) return fail(problems);
  if (best.chart.nodes.size === 0) return refuse('expected a flowchart with nodes, got none');
  const { design, notes } = designOf(best.chart, nameOf(file), options.id);
  const unread: ImportNote[] = [
    ...problems.map(({ path, message }) => ({ what: 'left-out' as const, about: path, text: message })),
    ...blocks
      .filter(({ line }) => line !== best.line)
      .map(({ type, line }) => ({
        what: 'left-out' as const,
        about: `line ${line + 1}`,
        text: `another diagram of the file (${type || 'unknown'})`,
      })),
  ];
  return ok({ design, account: { format: FORMAT, files: [file.path], notes: [...notes, ...unread] } });
}

/** The first comment names what we have written. */
function nameOf({ path, text }: SourceFile): string {
  const comment = /^\s*%%\s+([^\n{]+)\n\s*(?:flowchart|graph)\b/.exec(text)?.[1]?.trim();
  return (
    comment ||
    path
      .split(/[/\\]/)
      .at(-1)!
      .replace(/\.[^.]*$/, '') ||
    'Flowchart'
  );
}

function designOf(chart: Flowchart, name: string, id: string) {
  const notes: ImportNote[] = [];
  const boundaries: Record<string, Boundary> = {};
  const boundaryIds = new Map<string, string>();
  for (const { id: group, title, parent } of chart.groups.values()) {
    const key = unique(slug(group.replace(/^boundary_/, '')), boundaries);
    const known = boundaryOfTitle(title);
    const outer = parent === undefined ? undefined : boundaryIds.get(parent);
    boundaryIds.set(group, key);
    boundaries[key] = {
      ...(known ?? { kind: boundaryKind(title), name: title }),
      ...(outer === undefined ? {} : { parent: outer }),
    };
  }
  const components: Record<string, Component> = {};
  const ids = new Map<string, string>();
  for (const node of chart.nodes.values()) {
    const key = unique(slug(node.id.replace(/^x_(?=.)/, '')), components);
    ids.set(node.id, key);
    const { component, basis } = componentOf(node);
    const boundary = node.group === undefined ? undefined : boundaryIds.get(node.group);
    components[key] = { ...component, ...(boundary === undefined ? {} : { boundary }) };
    notes.push({ what: 'inferred', about: key, text: `${component.name ?? key}: ${basis}` });
  }
  const connectors = connectorsOf(chart, ids, notes);
  if ([...chart.nodes.values()].some(({ shape }) => shape === 'diamond')) {
    notes.push({
      what: 'left-out',
      about: 'decisions',
      text: 'diamonds are decisions: this may be a flow of control rather than an architecture',
    });
  }
  return { design: { ...emptyDesign({ id, name }), boundaries, components, connectors }, notes };
}

/** `Links<br/>PostgreSQL ×2`: a name, what it is, how many. */
function componentOf({ id, label, shape }: Node): { readonly component: Component; readonly basis: string } {
  const [first = id, ...below] = label.split('\n');
  const rest = below.join(' ');
  const count = /(?:^|\s)[×x](\d{1,5})$/.exec(rest) ?? /\s[×x](\d{1,5})$/.exec(first);
  const name = count !== null && rest === '' ? first.slice(0, count.index).trim() : first;
  const said = rest.replace(/(?:^|\s)[×x]\d{1,5}$/, '').trim();
  const technology = technologyOf(said);
  const guess = guessKind(said) ?? guessKind(name) ?? guessKind(id);
  const byShape = SHAPE_KINDS[shape];
  const kind = technology?.kind ?? guess?.kind.id ?? byShape ?? 'component';
  const component: Component = {
    kind,
    ...(technology === undefined ? {} : { technology: technology.name }),
    ...(technology === undefined && guess?.technology !== undefined && guess.kind.id === kind
      ? { technology: guess.technology.name }
      : {}),
    name,
    ...(count === null || Number(count[1]) < 1 ? {} : { replicas: Number(count[1]) }),
  };
  const basis =
    technology !== undefined || guess !== undefined
      ? `a ${kind} by ${guess?.basis ?? `“${said}”`}`
      : byShape !== undefined
        ? `a ${kind} by its shape`
        : 'a component of no particular kind, nothing says more';
  return { component, basis };
}

const SHAPE_KINDS: Readonly<Record<string, string>> = {
  cylinder: 'sql-database',
  cyl: 'sql-database',
  database: 'sql-database',
  das: 'queue',
  subroutine: 'queue',
  hexagon: 'external-system',
  stadium: 'client',
};

function connectorsOf(
  chart: Flowchart,
  ids: ReadonlyMap<string, string>,
  notes: ImportNote[],
): Readonly<Record<string, Connector>> {
  const connectors: Record<string, Connector> = {};
  for (const { from, to, label, isDotted, hasHead } of chart.edges) {
    const [a, b] = [ids.get(from), ids.get(to)];
    if (a === undefined || b === undefined) {
      notes.push({ what: 'left-out', about: `${from} → ${to}`, text: 'an arrow to or from a whole subgraph' });
      continue;
    }
    const key = unique(`${a}-${b}`, connectors);
    const words = label.replaceAll('\n', ' ');
    connectors[key] = {
      from: a,
      to: b,
      ...(words === '' ? {} : { label: words }),
      ...(isDotted ? { mode: 'async' as const } : {}),
    };
    notes.push(
      hasHead
        ? { what: 'stated', about: key, text: `${a} → ${b}: an arrow` }
        : { what: 'inferred', about: key, text: `${a} → ${b}: a line without a head, read from left to right` },
    );
  }
  return connectors;
}
