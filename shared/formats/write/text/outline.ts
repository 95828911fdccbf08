import { type GroupId, kindOf } from '../../../catalogue';
import { BOUNDARY_WORDS } from '../../boundaryWords';
import { type Component, type Connector, type Design, isRange } from '../../../model';

/** A design as text formats write it: boundaries that hold something, nested; components in them; connectors apart. */
export type Outline = {
  readonly roots: readonly OutlineNode[];
  readonly connectors: readonly OutlineConnector[];
  /** Every component, wherever it stands. */
  readonly components: readonly OutlineComponent[];
};

export type OutlineNode = OutlineBoundary | OutlineComponent;

export type OutlineBoundary = {
  readonly type: 'boundary';
  readonly id: string;
  readonly title: string;
  /** With what it is, as the canvas says it: "Region · eu-1". */
  readonly caption: string;
  readonly kind: string;
  readonly children: readonly OutlineNode[];
};

export type OutlineComponent = {
  readonly type: 'component';
  readonly id: string;
  readonly name: string;
  /** "PostgreSQL", or the name of the kind. */
  readonly what: string;
  readonly replicas: string;
  readonly group: GroupId;
  readonly kind: string;
  readonly component: Component;
};

export type OutlineConnector = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly isAsync: boolean;
  readonly connector: Connector;
};

export function outlineOf(design: Design): Outline {
  const components = Object.keys(design.components)
    .sort()
    .map((id) => componentNode(id, design.components[id]!));
  const childrenOf = (boundary: string | undefined, seen: readonly string[]): readonly OutlineNode[] => [
    ...Object.keys(design.boundaries)
      .filter((id) => design.boundaries[id]!.parent === boundary && !seen.includes(id))
      .sort()
      .flatMap((id): OutlineNode[] => {
        const { kind, name } = design.boundaries[id]!;
        const children = childrenOf(id, [...seen, id]);
        if (children.length === 0) return [];
        const title = oneLine(name ?? id);
        const caption = [BOUNDARY_WORDS[kind], title].filter((word) => word !== '').join(' · ');
        return [{ type: 'boundary', id, title, caption, kind, children }];
      }),
    ...components.filter(({ component }) => component.boundary === boundary),
  ];
  return { roots: childrenOf(undefined, []), connectors: connectorsOf(design), components };
}

function connectorsOf(design: Design): readonly OutlineConnector[] {
  return Object.keys(design.connectors)
    .sort()
    .map((id) => {
      const connector = design.connectors[id]!;
      const { from, to, label, mode } = connector;
      return { id, from, to, label: oneLine(label ?? ''), isAsync: mode === 'async', connector };
    });
}

function componentNode(id: string, component: Component): OutlineComponent {
  const kind = kindOf(component.kind);
  const { replicas } = component;
  const count = replicas === undefined ? 1 : isRange(replicas) ? replicas.likely : replicas;
  return {
    type: 'component',
    id,
    name: oneLine(component.name ?? '') || kind?.name || id,
    what: oneLine(component.technology ?? kind?.name ?? component.kind),
    replicas: count > 1 ? `×${count}` : '',
    group: kind?.group ?? 'other',
    kind: component.kind,
    component,
  };
}

export const oneLine = (text: string): string =>
  text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Names that a language allows for things, one for each id: letters, digits and underscores, none of its own words. */
export function handlesOf(
  ids: readonly string[],
  reserved: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    ids.map((id) => {
      const plain = id.replaceAll(/[^A-Za-z0-9_]+/g, '_').replaceAll(/^_+|_+$/g, '') || 'x';
      const legal = /^\d/.test(plain) || reserved.has(plain.toLowerCase()) ? `x_${plain}` : plain;
      let handle = legal;
      for (let n = 2; taken.has(handle.toLowerCase()); n++) handle = `${legal}_${n}`;
      taken.add(handle.toLowerCase());
      return [id, handle];
    }),
  );
}

/** Lines within something, two spaces further in. */
export const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** The boundary of a node and all around it, the outermost first: for languages whose names are paths. */
export function pathsOf({ roots }: Outline): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, readonly string[]>();
  const visit = (nodes: readonly OutlineNode[], path: readonly string[]) => {
    for (const node of nodes) {
      if (node.type === 'boundary') visit(node.children, [...path, node.id]);
      else paths.set(node.id, path);
    }
  };
  visit(roots, []);
  return paths;
}
