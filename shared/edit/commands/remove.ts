import type { Design } from '../../model';
import type { Change, Touch } from '../change';
import { change, withFields, write } from '../touch';
import { titled } from './words';

export type Ids = {
  readonly components?: readonly string[];
  readonly connectors?: readonly string[];
  readonly boundaries?: readonly string[];
  readonly journeys?: readonly string[];
};

/**
 * Deletes records and whatever would dangle: connectors of a deleted component, references to a deleted connector,
 * cache or boundary. A journey whose entry goes stays, without an entry. What stood in a deleted boundary moves into its parent.
 */
export function remove(design: Design, ids: Ids): Change {
  const components = new Set(ids.components);
  const boundaries = new Set(ids.boundaries);
  const connectors = new Set(ids.connectors);
  for (const [id, connector] of Object.entries(design.connectors)) {
    if (components.has(connector.from) || components.has(connector.to)) connectors.add(id);
  }
  const touches: Touch[] = [];
  for (const id of components) touches.push(...write(design, 'components', id, undefined));
  for (const id of connectors) touches.push(...write(design, 'connectors', id, undefined));
  for (const id of boundaries) touches.push(...write(design, 'boundaries', id, undefined));
  for (const id of ids.journeys ?? []) touches.push(...write(design, 'journeys', id, undefined));
  const gone = { components, connectors, boundaries, journeys: new Set(ids.journeys) };
  const all = [...touches, ...withoutReferences(design, gone)];
  return change(titleOf(gone), all);
}

type Gone = { readonly [K in 'components' | 'connectors' | 'boundaries' | 'journeys']: ReadonlySet<string> };

function titleOf(gone: Gone): string {
  const { components, connectors, boundaries, journeys } = gone;
  if (components.size > 0) return titled('Delete', components.size, 'component');
  if (connectors.size > 0) return titled('Delete', connectors.size, 'connector');
  if (boundaries.size > 0) return titled('Delete', boundaries.size, 'boundary', 'boundaries');
  return titled('Delete', journeys.size, 'journey');
}

function withoutReferences(design: Design, gone: Gone): Touch[] {
  return [
    ...(gone.boundaries.size > 0 ? withoutBoundaries(design, gone) : []),
    ...connectorsWithout(design, gone),
    ...journeysWithout(design, gone),
  ];
}

/** What stood in a deleted boundary stands in the nearest that is left around it. */
function withoutBoundaries(design: Design, gone: Gone): Touch[] {
  const heir = (boundary: string | undefined): string | undefined =>
    boundary !== undefined && gone.boundaries.has(boundary) ? heir(design.boundaries[boundary]?.parent) : boundary;
  const inner = Object.entries(design.boundaries).flatMap(([id, boundary]) =>
    gone.boundaries.has(id) || heir(boundary.parent) === boundary.parent
      ? []
      : write(design, 'boundaries', id, withFields(boundary, { parent: heir(boundary.parent) })),
  );
  const components = Object.entries(design.components).flatMap(([id, component]) => {
    if (gone.components.has(id)) return [];
    const zones = component.zones?.filter((zone) => !gone.boundaries.has(zone));
    if (heir(component.boundary) === component.boundary && zones?.length === component.zones?.length) return [];
    const fields = { boundary: heir(component.boundary), zones: zones?.length ? zones : undefined };
    return write(design, 'components', id, withFields(component, fields));
  });
  return [...inner, ...components];
}

function connectorsWithout(design: Design, gone: Gone): Touch[] {
  const left = (id: string | undefined, among: ReadonlySet<string>) =>
    id !== undefined && among.has(id) ? undefined : id;
  return Object.entries(design.connectors).flatMap(([id, connector]) => {
    const missOf = left(connector.missOf, gone.components);
    const fallbackFor = left(connector.fallbackFor, gone.connectors);
    const isSame = missOf === connector.missOf && fallbackFor === connector.fallbackFor;
    return gone.connectors.has(id) || isSame
      ? []
      : write(design, 'connectors', id, withFields(connector, { missOf, fallbackFor }));
  });
}

function journeysWithout(design: Design, gone: Gone): Touch[] {
  return Object.entries(design.journeys).flatMap(([id, journey]) => {
    if (gone.journeys.has(id)) return [];
    const calls = Object.entries(journey.calls ?? {}).filter(([connector]) => !gone.connectors.has(connector));
    const entry = journey.entry !== undefined && gone.components.has(journey.entry) ? undefined : journey.entry;
    if (entry === journey.entry && calls.length === Object.keys(journey.calls ?? {}).length) return [];
    const fields = { entry, calls: calls.length > 0 ? Object.fromEntries(calls) : undefined };
    return write(design, 'journeys', id, withFields(journey, fields));
  });
}
