import type { Boundary, Design } from './design';
import { type Issue, pathOf } from './issue';

type Table = 'components' | 'connectors' | 'boundaries';

/** Every id that names a record that is not there, and every boundary that is inside itself. */
export function danglingReferences(design: Design): Issue[] {
  const issues: Issue[] = [];
  const check = (path: readonly PropertyKey[], table: Table, id: string | undefined) => {
    if (id === undefined || Object.hasOwn(design[table], id)) return;
    issues.push({ path: pathOf(path), message: `expected the id of a ${SINGULAR[table]}, got ${JSON.stringify(id)}` });
  };
  for (const [id, boundary] of Object.entries(design.boundaries)) {
    check(['boundaries', id, 'parent'], 'boundaries', boundary.parent);
    if (isInsideItself(design.boundaries, id)) {
      issues.push({
        path: pathOf(['boundaries', id, 'parent']),
        message: `expected a boundary outside ${id}, got a circle`,
      });
    }
  }
  for (const [id, component] of Object.entries(design.components)) {
    check(['components', id, 'boundary'], 'boundaries', component.boundary);
    component.zones?.forEach((zone, index) => {
      const path = ['components', id, 'zones', index];
      check(path, 'boundaries', zone);
      const kind = Object.hasOwn(design.boundaries, zone) ? design.boundaries[zone]?.kind : undefined;
      if (kind !== undefined && kind !== 'zone') {
        issues.push({
          path: pathOf(path),
          message: `expected the id of a zone, got the ${kind} ${JSON.stringify(zone)}`,
        });
      }
    });
  }
  for (const [id, connector] of Object.entries(design.connectors)) {
    check(['connectors', id, 'from'], 'components', connector.from);
    check(['connectors', id, 'to'], 'components', connector.to);
    check(['connectors', id, 'missOf'], 'components', connector.missOf);
    check(['connectors', id, 'fallbackFor'], 'connectors', connector.fallbackFor);
    const primary = connector.fallbackFor === undefined ? undefined : design.connectors[connector.fallbackFor];
    if (primary !== undefined && (primary === connector || primary.from !== connector.from)) {
      const message = `expected another connector of ${connector.from}, got ${JSON.stringify(connector.fallbackFor)}`;
      issues.push({ path: pathOf(['connectors', id, 'fallbackFor']), message });
    }
  }
  for (const [id, journey] of Object.entries(design.journeys)) {
    check(['journeys', id, 'entry'], 'components', journey.entry);
    for (const connector of Object.keys(journey.calls ?? {}))
      check(['journeys', id, 'calls', connector], 'connectors', connector);
  }
  return issues;
}

const SINGULAR: Readonly<Record<Table, string>> = {
  components: 'component',
  connectors: 'connector',
  boundaries: 'boundary',
};

function isInsideItself(boundaries: Readonly<Record<string, Boundary>>, id: string): boolean {
  const seen = new Set<string>();
  for (let at = boundaries[id]?.parent; at !== undefined && !seen.has(at); at = boundaries[at]?.parent) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}
