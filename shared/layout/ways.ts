import type { Connector, Design, Position } from '../model';
import { lanesOf } from './lanes';
import { type Drawn, ownWay } from './route';
import { createRouter, type Detours, type Router } from './router';
import { type Box, boxOf } from './size';

/** Where a connector begins and ends on the drawing: components, or what stands for them. */
export type Ends = Parameters<Router>[0];

/**
 * The ways of connectors between what is drawn: bends by hand, else the stored way while it fits, else its own, beside
 * others of the same two ends. `boxes` is everything that is drawn as a box.
 */
export function createWays(
  connectors: Readonly<Record<string, Connector>>,
  boxes: Readonly<Record<string, Box>>,
  options: {
    readonly endsOf: (id: string) => Ends;
    readonly known?: Detours;
    /** What a connector says of its way, where that is not what stands in its record. */
    readonly drawnAs?: (id: string) => Drawn;
  },
): (id: string) => readonly Position[] {
  const router = createRouter(boxes, options.known);
  const drawnAs = options.drawnAs ?? ((id) => connectors[id]!);
  const hasWay = (id: string): boolean => {
    const { fromBox, toBox } = options.endsOf(id);
    return ownWay(fromBox, toBox, drawnAs(id)) !== undefined;
  };
  const lanes = lanesOf(connectors, hasWay);
  return (id) => router(options.endsOf(id), drawnAs(id), lanes.get(id));
}

const known = new WeakMap<Design, ReadonlyMap<string, readonly Position[]>>();

/** The ways of all connectors of a design whose both ends are there; worked out once for a design. */
export function waysOf(design: Design): ReadonlyMap<string, readonly Position[]> {
  let ways = known.get(design);
  if (ways === undefined) {
    const boxes = Object.fromEntries(Object.entries(design.components).map(([id, each]) => [id, boxOf(each)]));
    const there = Object.entries(design.connectors).filter(([, { from, to }]) => boxes[from] && boxes[to]);
    const connectors = Object.fromEntries(there);
    const endsOf = (id: string): Ends => {
      const { from, to } = connectors[id]!;
      return { from, to, fromBox: boxes[from]!, toBox: boxes[to]! };
    };
    const wayOf = createWays(connectors, boxes, { endsOf });
    ways = new Map(there.map(([id]) => [id, wayOf(id)]));
    known.set(design, ways);
  }
  return ways;
}
