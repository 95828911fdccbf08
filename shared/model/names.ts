import type { Design } from './design';

/** "zone a", "region eu-west"; a name that says its kind already does not say it twice: "zone-a". */
export function boundaryTitle(design: Design, id: string): string {
  const boundary = design.boundaries[id];
  const name = boundary?.name ?? id;
  if (boundary === undefined || boundary.kind === 'frame') return name;
  const what = boundary.kind === 'trust' ? 'trust boundary' : boundary.kind;
  return name.toLowerCase().includes(boundary.kind) ? name : `${what} ${name}`;
}
