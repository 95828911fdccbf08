import type { Design } from '../../../model';
import { handlesOf, indented, oneLine, type OutlineComponent, type OutlineNode, outlineOf } from './outline';

export const C4_LOSSES = [
  'positions: the tool lays the drawing out itself',
  'attributes other than name, kind, technology, protocol and notes',
  'journeys, figures and everything of the process',
];

/** A container diagram after Simon Brown’s C4 model, in the macros of C4-PlantUML, which reads its library from itself. */
export function writePlantUml(design: Design): string {
  return [
    '@startuml',
    '!include <C4/C4_Container>',
    '',
    `title ${oneLine(design.name)}`,
    'LAYOUT_LEFT_RIGHT()',
    '',
    ...bodyOf(design, { quote: (text) => `"${oneLine(text).replaceAll('"', '”').replaceAll('\\', '/')}"` }),
    '',
    'SHOW_LEGEND()',
    '@enduml',
    '',
  ].join('\n');
}

/** The same container diagram as Mermaid draws it. */
export function writeMermaidC4(design: Design): string {
  return [
    'C4Container',
    ...indented([
      `title ${oneLine(design.name).replaceAll(/[;#"]/g, ' ')}`,
      ...bodyOf(design, { quote: (text) => `"${oneLine(text).replaceAll(/["`]/g, '’').replaceAll('#', '＃')}"` }),
    ]),
    '',
  ].join('\n');
}

type Language = { readonly quote: (text: string) => string };

function bodyOf(design: Design, { quote }: Language): readonly string[] {
  const outline = outlineOf(design);
  const boundaries = (nodes: readonly OutlineNode[]): readonly string[] =>
    nodes.flatMap((node) => (node.type === 'boundary' ? [`boundary ${node.id}`, ...boundaries(node.children)] : []));
  const handles = handlesOf([...outline.components.map(({ id }) => id), ...boundaries(outline.roots)], RESERVED);
  const handle = (id: string) => handles.get(id)!;
  const written = (nodes: readonly OutlineNode[]): readonly string[] =>
    nodes.flatMap((node) => {
      if (node.type === 'component') return [elementOf(node, handle(node.id), quote)];
      const head = `Boundary(${handle(`boundary ${node.id}`)}, ${quote(node.title)}, ${quote(node.kind)})`;
      return [`${head} {`, ...indented(written(node.children)), '}'];
    });
  const relations = outline.connectors.map(({ from, to, label, isAsync, connector }) => {
    const words = label || (isAsync ? 'sends to' : 'calls');
    const how = [connector.protocol, isAsync ? 'asynchronous' : undefined].filter((part) => part).join(', ');
    return `Rel(${handle(from)}, ${handle(to)}, ${quote(words)}${how === '' ? '' : `, ${quote(how)}`})`;
  });
  return [...written(outline.roots), '', ...relations];
}

const RESERVED = new Set(['person', 'system', 'container', 'component', 'boundary', 'rel', 'title', 'end']);

function elementOf(node: OutlineComponent, handle: string, quote: (text: string) => string): string {
  const { name, what, replicas, group, component } = node;
  const description = component.notes === undefined ? '' : `, ${quote(component.notes)}`;
  const technology = quote([what, replicas].filter((text) => text !== '').join(' '));
  switch (group) {
    case 'people':
      return `Person(${handle}, ${quote(name)}${description})`;
    case 'external':
      return `System_Ext(${handle}, ${quote(name)}${description})`;
    case 'data':
      return `ContainerDb(${handle}, ${quote(name)}, ${technology}${description})`;
    case 'messaging':
      return `ContainerQueue(${handle}, ${quote(name)}, ${technology}${description})`;
    case 'compute':
    case 'edge':
    case 'platform':
    case 'other':
    default:
      return `Container(${handle}, ${quote(name)}, ${technology}${description})`;
  }
}
