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
  // The language refuses two of one name beside each other, and two relations of the same words between the same two.
  const named = apart(
    outline.components,
    ({ name }) => name,
    ({ group }) => (group === 'people' ? 'person' : group === 'external' ? 'system' : 'container'),
    [['system', design.name || 'System']],
  );
  const nameOf = ({ id }: OutlineComponent) => named.get(id)!;
  const isOutside = ({ group }: OutlineComponent) => group === 'people' || group === 'external';
  const containers = (nodes: readonly OutlineNode[]): readonly string[] =>
    nodes.flatMap((node) => {
      if (node.type === 'component') return isOutside(node) ? [] : elementLines(node, handle(node.id), nameOf(node));
      const inside = containers(node.children);
      return inside.length === 0
        ? []
        : [`group ${quoted(node.title.replaceAll('/', '∕'))} {`, ...indented(inside), '}'];
    });
  const around = outline.components
    .filter(isOutside)
    .flatMap((node) => elementLines(node, handle(node.id), nameOf(node)));
  // A thing that calls itself is drawn by no view.
  const connectors = outline.connectors.filter(({ from, to }) => from !== to);
  const words = apart(
    connectors,
    ({ label, isAsync }) => label || (isAsync ? 'Sends to' : 'Calls'),
    ({ from, to }) => `${from} ${to}`,
  );
  const relations = connectors.map(({ id, from, to, isAsync, connector }) => {
    const head = `${handle(from)} -> ${handle(to)} ${quoted(words.get(id)!)} ${quoted(connector.protocol ?? '')}`;
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

/** Words by id, as they are written: the second of the same words in the same place gets a number. */
function apart<T extends { readonly id: string }>(
  things: readonly T[],
  wordsOf: (thing: T) => string,
  placeOf: (thing: T) => string,
  taken: readonly (readonly [place: string, words: string])[] = [],
): ReadonlyMap<string, string> {
  const keyOf = (place: string, words: string) => `${place} ${quoted(words).toLowerCase()}`;
  const seen = new Set(taken.map(([place, words]) => keyOf(place, words)));
  return new Map(
    things.map((thing) => {
      const [place, plain] = [placeOf(thing), wordsOf(thing)];
      let words = plain;
      for (let n = 2; seen.has(keyOf(place, words)); n++) words = `${plain} ${n}`;
      seen.add(keyOf(place, words));
      return [thing.id, words];
    }),
  );
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

function elementLines(node: OutlineComponent, handle: string, name: string): readonly string[] {
  const { what, group, component } = node;
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
