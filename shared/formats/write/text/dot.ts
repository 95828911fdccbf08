import type { Report } from '../../../analysis';
import type { Design } from '../../../model';
import { indented, oneLine, type OutlineComponent, type OutlineNode, outlineOf } from './outline';

export const DOT_LOSSES = [
  'positions: Graphviz lays the drawing out itself',
  'attributes other than name, technology, replicas and kind',
  'journeys, figures and everything of the process; single points of failure are outlined in red',
];

/** A directed graph of Graphviz; boundaries are clusters. */
export function writeDot(design: Design, report?: Report): string {
  const outline = outlineOf(design);
  const points = new Set(
    (report?.singlePointsOfFailure ?? []).flatMap(({ failure }) =>
      failure.type === 'replicas' ? [failure.component] : [],
    ),
  );
  const written = (nodes: readonly OutlineNode[]): readonly string[] =>
    nodes.flatMap((node) =>
      node.type === 'component'
        ? [`${quoted(node.id)} [${attributesOf(node, points.has(node.id))}];`]
        : [
            `subgraph ${quoted(`cluster ${node.id}`)} {`,
            ...indented([
              `label=${quoted(node.caption)};`,
              `style=${STYLES[node.kind] ?? 'rounded'};`,
              ...written(node.children),
            ]),
            '}',
          ],
    );
  const edges = outline.connectors.map(({ from, to, label, isAsync }) => {
    const attributes = [
      ...(label === '' ? [] : [`label=${quoted(label)}`]),
      ...(isAsync ? ['style=dashed', 'arrowhead=vee'] : []),
    ];
    return `${quoted(from)} -> ${quoted(to)}${attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`};`;
  });
  return [
    `digraph ${quoted(design.name)} {`,
    ...indented([
      'rankdir=LR; compound=true; fontname="Helvetica"; labeljust=l;',
      'node [shape=box, style=rounded, fontname="Helvetica", fontsize=11];',
      'edge [fontname="Helvetica", fontsize=9];',
      ...written(outline.roots),
      ...edges,
    ]),
    '}',
    '',
  ].join('\n');
}

const STYLES: Readonly<Record<string, string>> = {
  zone: '"rounded,dashed"',
  trust: '"rounded,dotted"',
  team: '"rounded,dashed"',
};

function attributesOf(node: OutlineComponent, isSinglePoint: boolean): string {
  const below = [node.what === node.name ? '' : node.what, node.replicas].filter((text) => text !== '').join(' ');
  const shape = node.group === 'data' ? 'cylinder' : node.group === 'messaging' ? 'cds' : undefined;
  return [
    `label=${quoted(node.name, below)}`,
    // What is no attribute of Graphviz is kept and not looked at.
    `kind=${quoted(node.kind)}`,
    ...(shape === undefined ? [] : [`shape=${shape}`, 'style=solid']),
    ...(isSinglePoint ? ['color="#c93a3a"', 'penwidth=2'] : []),
  ].join(', ');
}

/** Within quotes only the quote and the backslash mean something; `\n` is a line of its own. */
const escaped = (text: string): string => oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
const quoted = (text: string, below = ''): string => `"${escaped(text)}${below === '' ? '' : `\\n${escaped(below)}`}"`;
