import type { Report } from '../analysis';
import { estimateSheet, type Sheet } from '../estimation';
import {
  type Api,
  apisOf,
  type Comment,
  commentsOf,
  type Decision,
  decisionsOf,
  type Design,
  entitiesOf,
  type Entity,
  type Requirement,
  requirementsOf,
  type Review,
  reviewOf,
} from '../model';
import { type Breach, type Facts, factsOf, lint } from '../rules';

/** A design with everything that the steps look at, read once. */
export type Subject = {
  readonly design: Design;
  readonly report: Report;
  readonly facts: Facts;
  readonly breaches: readonly Breach[];
  readonly sheet: Sheet;
  readonly requirements: Readonly<Record<string, Requirement>>;
  readonly apis: Readonly<Record<string, Api>>;
  readonly entities: Readonly<Record<string, Entity>>;
  readonly comments: Readonly<Record<string, Comment>>;
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly review: Review;
};

export function subjectOf(design: Design, report: Report): Subject {
  return {
    design,
    report,
    facts: factsOf(design, report),
    breaches: lint(design, report),
    sheet: estimateSheet(design),
    requirements: requirementsOf(design),
    apis: apisOf(design),
    entities: entitiesOf(design),
    comments: commentsOf(design),
    decisions: decisionsOf(design),
    review: reviewOf(design),
  };
}

export const journeyName = (design: Design, id: string): string => design.journeys[id]?.name ?? id;

const leaving = new WeakMap<Design['connectors'], ReadonlyMap<string, readonly string[]>>();

/** Ids of the connectors that leave each component; found once as long as no connector changes. */
function outgoingOf({ connectors }: Design): ReadonlyMap<string, readonly string[]> {
  const before = leaving.get(connectors);
  if (before !== undefined) return before;
  const found = new Map<string, string[]>();
  for (const [id, { from }] of Object.entries(connectors)) {
    const list = found.get(from);
    if (list === undefined) found.set(from, [id]);
    else list.push(id);
  }
  leaving.set(connectors, found);
  return found;
}

/** Components that a journey can reach from its entry, connectors that it does not use left out. */
export function componentsOf(design: Design, journeyId: string): ReadonlySet<string> {
  const journey = design.journeys[journeyId];
  const reached = new Set<string>();
  if (journey?.entry === undefined) return reached;
  const outgoing = outgoingOf(design);
  const open = [journey.entry];
  const isUsed = (id: string): boolean => {
    const { calls, operations } = design.connectors[id]!;
    const often = journey.calls?.[id] ?? calls ?? 1;
    const count = typeof often === 'number' ? often : often.high;
    const share = journey.readShare ?? 1;
    const reads = typeof share === 'number' ? share : share.likely;
    return count > 0 && !(operations === 'writes' && reads === 1) && !(operations === 'reads' && reads === 0);
  };
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    for (const id of outgoing.get(at) ?? []) if (isUsed(id)) open.push(design.connectors[id]!.to);
  }
  return reached;
}
