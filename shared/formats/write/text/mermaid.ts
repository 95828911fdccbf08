import type { Report } from '../../../analysis';
import type { Design } from '../../../model';
import { handlesOf, indented, oneLine, type OutlineComponent, type OutlineNode, outlineOf } from './outline';

const RESERVED = new Set(['end', 'graph', 'flowchart', 'subgraph', 'style', 'class', 'click', 'default', 'direction']);

/** What a flowchart of Mermaid has no place for. */
export const MERMAID_LOSSES = [
  'positions: Mermaid lays the drawing out itself',
  'attributes other than name, technology and replicas',
  'journeys, figures and everything of the process; single points of failure are outlined in red',
];

/** A flowchart of Mermaid (`flowchart LR`), as GitHub, GitLab and most editors draw it. */
export function writeMermaid(design: Design, report?: Report): string {
  const outline = outlineOf(design);
  const handles = handlesOf(
    [...boundaryIds(outline.roots), ...outline.components.map(({ id }) => id)].map((id) => id),
    RESERVED,
  );
  const handle = (id: string) => handles.get(id)!;
  const nodes = (list: readonly OutlineNode[]): readonly string[] =>
    list.flatMap((node) =>
      node.type === 'component'
        ? [`${handle(node.id)}${shapeOf(node)}`]
        : [
            `subgraph ${handle(boundaryKey(node.id))}[${quoted(node.caption)}]`,
            ...indented(nodes(node.children)),
            'end',
          ],
    );
  const edges = outline.connectors.map(({ from, to, label, isAsync }) => {
    const arrow = isAsync ? '-.->' : '-->';
    return `${handle(from)} ${arrow}${label === '' ? '' : `|${quoted(label)}|`} ${handle(to)}`;
  });
  return [
    `%% ${oneLine(design.name)}`,
    'flowchart LR',
    ...indented([...nodes(outline.roots), ...edges, ...marks(report, design, handle)]),
    '',
  ].join('\n');
}

/** A boundary and a component may have the same id. */
const boundaryKey = (id: string): string => `boundary ${id}`;

const boundaryIds = (nodes: readonly OutlineNode[]): readonly string[] =>
  nodes.flatMap((node) => (node.type === 'boundary' ? [boundaryKey(node.id), ...boundaryIds(node.children)] : []));

/** Names of shapes say what something is: a drum keeps data, a double wall queues, a stadium is a person or a client. */
function shapeOf(node: OutlineComponent): string {
  const second = [node.what === node.name ? '' : node.what, node.replicas].filter((text) => text !== '').join(' ');
  const label = quoted(node.name, second);
  switch (node.group) {
    case 'people':
      return `([${label}])`;
    case 'data':
      return `[(${label})]`;
    case 'messaging':
      return `[[${label}]]`;
    case 'external':
      return `{{${label}}}`;
    case 'compute':
    case 'edge':
    case 'platform':
    case 'other':
    default:
      return `[${label}]`;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '#quot;',
  '#': '#35;',
  '<': '#lt;',
  '>': '#gt;',
  '&': '#amp;',
  '`': '#96;',
  '\\': '#92;',
};

const escaped = (text: string): string => Array.from(text, (char) => ESCAPES[char] ?? char).join('');

function quoted(text: string, below = ''): string {
  return `"${escaped(text)}${below === '' ? '' : `<br/>${escaped(below)}`}"`;
}

function marks(report: Report | undefined, design: Design, handle: (id: string) => string): readonly string[] {
  const points = (report?.singlePointsOfFailure ?? []).flatMap(({ failure }) =>
    failure.type === 'replicas' && design.components[failure.component] !== undefined
      ? [handle(failure.component)]
      : [],
  );
  if (points.length === 0) return [];
  return [
    'classDef singlePoint stroke:#c93a3a,stroke-width:3px',
    `class ${[...new Set(points)].join(',')} singlePoint`,
  ];
}
