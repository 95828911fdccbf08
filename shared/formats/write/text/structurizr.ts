import type { Design } from '../../../model';
import { handlesOf, indented, oneLine, type OutlineComponent, type OutlineNode, outlineOf } from './outline';

export const STRUCTURIZR_LOSSES = [
  'positions: the views lay themselves out',
  'zones and regions are groups, without their availability',
  'journeys, figures and everything of the process; attributes that are a number or a word are kept as properties',
];

/** A workspace in the Structurizr DSL: one software system with its containers, the people and systems around it, one view. */
export function writeStructurizr(design: Design): string {
  const outline = outlineOf(design);
  const handles = handlesOf(
    outline.components.map(({ id }) => id),
    RESERVED,
  );
  const handle = (id: string) => handles.get(id)!;
  const isOutside = ({ group }: OutlineComponent) => group === 'people' || group === 'external';
  const containers = (nodes: readonly OutlineNode[]): readonly string[] =>
    nodes.flatMap((node) => {
      if (node.type === 'component') return isOutside(node) ? [] : elementLines(node, handle(node.id));
      const inside = containers(node.children);
      return inside.length === 0
        ? []
        : [`group ${quoted(node.title.replaceAll('/', '∕'))} {`, ...indented(inside), '}'];
    });
  const around = outline.components.filter(isOutside).flatMap((node) => elementLines(node, handle(node.id)));
  const relations = outline.connectors
    // A thing that calls itself is drawn by no view.
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, label, isAsync, connector }) => {
      const words = label || (isAsync ? 'Sends to' : 'Calls');
      const head = `${handle(from)} -> ${handle(to)} ${quoted(words)} ${quoted(connector.protocol ?? '')}`;
      return isAsync ? `${head} "Asynchronous"` : head;
    });
  const model = [
    'properties {',
    '  "structurizr.groupSeparator" "/"',
    '}',
    ...around,
    `${SYSTEM} = softwareSystem ${quoted(design.name || 'System')} ${quoted(design.summary ?? '')} {`,
    ...indented(containers(outline.roots)),
    '}',
    ...relations,
  ];
  return [
    `workspace ${quoted(design.name || 'System')} ${quoted(design.summary ?? '')} {`,
    ...indented(['model {', ...indented(model), '}', 'views {', ...indented(VIEWS), '}']),
    '}',
    '',
  ].join('\n');
}

const SYSTEM = 'theSystem';
const RESERVED = new Set([
  'workspace',
  'model',
  'views',
  'person',
  'softwaresystem',
  'container',
  'component',
  'group',
  'element',
  'this',
  'deploymentenvironment',
  'properties',
  'thesystem',
  'tags',
  'description',
  'technology',
  'url',
  'perspectives',
]); // prettier-ignore

const VIEWS = [
  `container ${SYSTEM} "Containers" {`,
  '  include *',
  '  autolayout lr',
  '}',
  'styles {',
  '  element "Person" {',
  '    shape Person',
  '  }',
  '  element "Database" {',
  '    shape Cylinder',
  '  }',
  '  element "Queue" {',
  '    shape Pipe',
  '  }',
  '  relationship "Asynchronous" {',
  '    style dashed',
  '  }',
  '}',
];

function elementLines(node: OutlineComponent, handle: string): readonly string[] {
  const { name, what, group, component } = node;
  const about = quoted(component.notes ?? '');
  const head =
    group === 'people'
      ? `${handle} = person ${quoted(name)} ${about}`
      : group === 'external'
        ? `${handle} = softwareSystem ${quoted(name)} ${about}`
        : `${handle} = container ${quoted(name)} ${about} ${quoted(what)}`;
  const tag = group === 'data' ? 'Database' : group === 'messaging' ? 'Queue' : undefined;
  const properties = Object.entries(component)
    .filter(([key, value]) => !SHOWN.has(key) && ['string', 'number', 'boolean'].includes(typeof value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${quoted(key)} ${quoted(JSON.stringify(value).replace(/^"(.*)"$/s, '$1'))}`);
  return [
    `${head} {`,
    ...indented([
      ...(tag === undefined ? [] : [`tags ${quoted(tag)}`]),
      'properties {',
      ...indented([`"kind" ${quoted(node.kind)}`, ...properties]),
      '}',
    ]),
    '}',
  ];
}

const SHOWN = new Set(['kind', 'name', 'technology', 'notes', 'boundary', 'pinned', 'order']);

const quoted = (text: string): string => `"${oneLine(text).replaceAll('\\', '/').replaceAll('"', '\\"')}"`;
