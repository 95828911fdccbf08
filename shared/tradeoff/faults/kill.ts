import { attributesOf } from '../../catalogue';
import { apply, type Change, commands, compose, NOTHING } from '../../edit';
import { type Design, likely } from '../../model';

/** How many replicas each component loses; Infinity for all of them. */
export type Losses = ReadonlyMap<string, number>;

/**
 * The design while replicas, or whole components, are gone: what is left carries the load alone. Requests go where they
 * can: routers to the targets that are left, callers to fallbacks, past what is optional, past a lost cache to the store.
 * A component that is gone keeps its place in the drawing and fails everything that needs it.
 */
export function kill(design: Design, losses: Losses): Change {
  const steps = new Steps(design);
  const dead = new Set<string>();
  for (const [id, lost] of losses) {
    const component = design.components[id];
    if (component === undefined) continue;
    const replicas = likely(component.replicas ?? 1);
    if (component.autoscale === undefined ? lost < replicas : lost < likely(component.autoscale.min)) {
      const left = (component.autoscale === undefined ? replicas : likely(component.autoscale.min)) - lost;
      steps.run((at) => commands.setComponents(at, [id], { replicas: left, autoscale: undefined }));
    } else dead.add(id);
  }
  for (const id of dead) {
    steps.run((at) =>
      commands.setComponents(at, [id], {
        availability: 0,
        mtbfHours: undefined,
        mttrHours: undefined,
        autoscale: undefined,
        hitRatio: undefined,
        redundancy: undefined,
      }),
    );
  }
  for (const id of Object.keys(design.connectors).sort()) {
    const connector = design.connectors[id]!;
    if (dead.has(connector.to) && !dead.has(connector.from)) bypass(steps, design, id, dead);
  }
  return steps.change;
}

/** Sends requests past a connector whose callee is gone, where the design knows another way. */
function bypass(steps: Steps, design: Design, id: string, dead: ReadonlySet<string>): void {
  const { from, to } = design.connectors[id]!;
  const siblings = Object.entries(design.connectors).filter(
    ([other, connector]) => other !== id && connector.from === from && !dead.has(connector.to),
  );
  if (attributesOf(design.components[from]!).dispatch.value === 'one') {
    const isElsewhere = siblings.some(
      ([, { weight, fallbackFor }]) => fallbackFor === undefined && likely(weight ?? 1) > 0,
    );
    if (isElsewhere) steps.run((at) => commands.setConnectors(at, [id], { weight: 0 }));
    return;
  }
  const spare = siblings.find(([, { fallbackFor }]) => fallbackFor === id);
  const isCacheBeside = siblings.some(([, { missOf }]) => missOf === to);
  const { required, mode } = design.connectors[id]!;
  const isOptional = required === false || (required === undefined && (mode === 'async' || isCacheBeside));
  if (spare === undefined && !isOptional) return;
  silence(steps, id);
  if (spare !== undefined) steps.run((at) => commands.setConnectors(at, [spare[0]], { fallbackFor: undefined }));
}

/** No request uses the connector, whatever a journey says of it. */
function silence(steps: Steps, id: string): void {
  steps.run((at) => commands.setConnectors(at, [id], { calls: 0 }));
  for (const [journey, { calls }] of Object.entries(steps.design.journeys)) {
    if (calls?.[id] !== undefined)
      steps.run((at) => commands.setJourney(at, journey, { calls: { ...calls, [id]: 0 } }));
  }
}

/** What stands in a boundary: replicas by component, all of them where the component stands nowhere else. */
export function lossesIn(design: Design, boundary: string): Losses {
  const losses = new Map<string, number>();
  for (const id of Object.keys(design.components).sort()) {
    const { zones, boundary: drawnIn, replicas, autoscale } = design.components[id]!;
    const count = autoscale === undefined ? likely(replicas ?? 1) : likely(autoscale.min);
    if (zones === undefined || zones.length === 0) {
      if (isInside(design, drawnIn, boundary)) losses.set(id, Infinity);
      continue;
    }
    // As evenly as possible in the order given: the first zones hold one more.
    const each = Math.floor(count / zones.length);
    const more = count % zones.length;
    const lost = zones.reduce(
      (sum, zone, i) => (isInside(design, zone, boundary) ? sum + each + (i < more ? 1 : 0) : sum),
      0,
    );
    if (lost > 0) losses.set(id, lost >= count ? Infinity : lost);
  }
  return losses;
}

function isInside(design: Design, at: string | undefined, boundary: string): boolean {
  for (let b = at; b !== undefined; b = design.boundaries[b]?.parent) if (b === boundary) return true;
  return false;
}

/** The replicas that are left stand in the zones that are left. */
export function leaveZones(design: Design, boundary: string): Change {
  const steps = new Steps(design);
  for (const id of Object.keys(design.components).sort()) {
    const { zones } = design.components[id]!;
    const left = zones?.filter((zone) => !isInside(design, zone, boundary));
    if (zones !== undefined && left !== undefined && left.length > 0 && left.length < zones.length)
      steps.run((at) => commands.setComponents(at, [id], { zones: left }));
  }
  return steps.change;
}

/** Commands one after the other, and the one change that they are. */
export class Steps {
  design: Design;
  change: Change = NOTHING;

  constructor(design: Design) {
    this.design = design;
  }

  run(command: (design: Design) => Change): this {
    const made = command(this.design);
    this.design = apply(this.design, made);
    this.change = compose(this.change, made);
    return this;
  }
}
