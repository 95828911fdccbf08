import type { Report } from '../../../analysis';
import type { Design } from '../../../model';
import { captionOf, SEPARATOR } from '../../caption';
import { handlesOf, indented, oneLine, type OutlineComponent, type OutlineNode, outlineOf, pathsOf } from './outline';

/** Words that D2 takes for its own in the place of a name. */
const RESERVED = new Set(
  'label desc shape icon constraint tooltip link near width height direction top left grid-rows grid-columns grid-gap vertical-gap horizontal-gap class classes vars style layers scenarios steps source-arrowhead target-arrowhead filled opacity stroke fill bold italic font null true false'.split(
    ' ',
  ),
);

export const D2_LOSSES = [
  'positions: D2 lays the drawing out itself',
  'attributes other than name, technology and replicas; figures are kept as tooltips',
  'journeys and everything of the process',
];

export function writeD2(design: Design, report?: Report): string {
  const outline = outlineOf(design);
  const paths = pathsOf(outline);
  const boundaries = [...new Set([...paths.values()].flat())].map((id) => `boundary ${id}`);
  const handles = handlesOf([...outline.components.map(({ id }) => id), ...boundaries], RESERVED);
  const handle = (id: string) => handles.get(id)!;
  const whole = (id: string) =>
    [...(paths.get(id) ?? []).map((boundary) => handle(`boundary ${boundary}`)), handle(id)].join('.');
  const written = (nodes: readonly OutlineNode[]): readonly string[] =>
    nodes.flatMap((node) => {
      if (node.type === 'component') return componentLines(node, handle(node.id), report);
      return [
        `${handle(`boundary ${node.id}`)}: ${quoted(node.caption)} {`,
        ...indented([...boundaryStyle(node.kind), ...written(node.children)]),
        '}',
      ];
    });
  const edges = outline.connectors.map(({ from, to, label, isAsync }) => {
    const style = isAsync ? ' {style.stroke-dash: 5}' : '';
    return `${whole(from)} -> ${whole(to)}${label === '' && !isAsync ? '' : `: ${quoted(label)}${style}`}`;
  });
  return [`# ${oneLine(design.name)}`, 'direction: right', '', ...written(outline.roots), '', ...edges, ''].join('\n');
}

const SHAPES: Partial<Record<OutlineComponent['group'], string>> = {
  people: 'person',
  data: 'cylinder',
  messaging: 'queue',
  external: 'cloud',
};

function componentLines(node: OutlineComponent, handle: string, report: Report | undefined): readonly string[] {
  const below = [node.what === node.name ? '' : node.what, node.replicas].filter((text) => text !== '').join(' ');
  const figures = report && captionOf(report, node.id);
  const shape = SHAPES[node.group];
  const lines = [
    ...(shape === undefined ? [] : [`shape: ${shape}`]),
    ...(node.replicas === '' ? [] : ['style.multiple: true']),
    ...(figures === undefined || figures.parts.length === 0
      ? []
      : [`tooltip: ${quoted(figures.parts.join(SEPARATOR))}`]),
  ];
  const head = `${handle}: ${quoted(node.name, below)}`;
  return lines.length === 0 ? [head] : [`${head} {`, ...indented(lines), '}'];
}

const boundaryStyle = (kind: string): readonly string[] =>
  kind === 'region' || kind === 'frame' ? [] : ['style.stroke-dash: 4'];

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '\\$');

const quoted = (text: string, below = ''): string => `"${escaped(text)}${below === '' ? '' : `\\n${escaped(below)}`}"`;
