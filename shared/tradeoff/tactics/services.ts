import { type Connector, likely } from '../../model';
import { Draft } from '../draft';
import type { Look, Place, Step, Tactic } from '../tactic';
import { isWaitedFor, rateOf } from './nature';
import { isCompute } from './words';

const isEntry = (look: Look, place: Place): boolean =>
  Object.values(look.design.journeys).some(({ entry }) => entry === place.id);

const connectorsOf = (look: Look, ids: readonly string[]): readonly (readonly [string, Connector])[] =>
  ids.map((id) => [id, look.design.connectors[id]!] as const);

/** Code that reads and writes data of its own and answers for it; connections that are held open do not come apart. */
const isSplittable = (look: Look, place: Place): boolean =>
  isCompute(place) &&
  place.component.kind !== 'websocket-gateway' &&
  isWaitedFor(look, place) &&
  place.outgoing.some((id) => look.placeOf.get(look.design.connectors[id]!.to)!.group === 'data');

/** Reads and writes of one service to two, each sized for its share of the load. */
function split(look: Look): Step[] {
  return look.places.flatMap((place) => {
    const reads = rateOf(look, place, 'read');
    const writes = rateOf(look, place, 'write');
    if (
      !isSplittable(look, place) ||
      isEntry(look, place) ||
      !(reads > 0 && writes > 0) ||
      place.component.autoscale !== undefined
    )
      return [];
    const outgoing = connectorsOf(look, place.outgoing);
    const isTied = outgoing.some(
      ([id, { fallbackFor, missOf }]) =>
        fallbackFor !== undefined || (missOf !== undefined && !isReads(look, id)) || look.stoodInFor.has(id),
    );
    if (
      isTied ||
      connectorsOf(look, place.incoming).some(
        ([id, { from, fallbackFor }]) => from === place.id || fallbackFor !== undefined || look.stoodInFor.has(id),
      )
    )
      return [];
    const draft = new Draft(look.design);
    const { position: _, pinned: __, ...model } = place.component;
    const least = Math.min(place.replicas, 2);
    const writers = Math.max(least, Math.ceil((place.replicas * writes) / (reads + writes)));
    const readers = Math.max(least, Math.ceil((place.replicas * reads) / (reads + writes)));
    const copy = draft.add({ ...model, name: `${place.name}, writes`, replicas: writers }, place.id);
    draft.set(place.id, { name: `${place.name}, reads`, replicas: readers });
    for (const [id, { operations }] of connectorsOf(look, place.incoming)) {
      if (operations === 'reads') continue;
      if (operations === 'writes') draft.tie(id, { to: copy, route: undefined });
      else {
        draft.double(id, { to: copy, operations: 'writes' });
        draft.tie(id, { operations: 'reads' });
      }
    }
    for (const [id, { operations, missOf }] of outgoing) {
      if (operations === 'reads' || missOf !== undefined) continue;
      if (operations === 'writes') draft.tie(id, { from: copy, route: undefined });
      else {
        draft.double(id, { from: copy, operations: 'writes' });
        draft.tie(id, { operations: 'reads' });
      }
    }
    const label = `${place.name} split into reads and writes`;
    return [
      { about: [place.id], label, change: draft.done(label), assumes: ['each part is as fast as the whole was'] },
    ];
  });
}

const isReads = (look: Look, id: string): boolean => look.design.connectors[id]!.operations === 'reads';
const isOverridden = (look: Look, id: string): boolean =>
  Object.values(look.design.journeys).some(({ calls }) => calls?.[id] !== undefined);

/** A service and the only caller that it has, in one process: no way between them, the work of both. */
function merged(look: Look): Step[] {
  return look.places.flatMap((callee) => {
    const [id] = callee.incoming;
    if (callee.incoming.length !== 1 || id === undefined || !isCompute(callee) || isEntry(look, callee)) return [];
    const connector = look.design.connectors[id]!;
    const caller = look.placeOf.get(connector.from)!;
    const isPlain =
      connector.mode !== 'async' &&
      (connector.operations ?? 'all') === 'all' &&
      connector.missOf === undefined &&
      connector.fallbackFor === undefined &&
      connector.parallel !== true &&
      connector.required !== false;
    if (
      !isPlain ||
      !isCompute(caller) ||
      caller === callee ||
      isOverridden(look, id) ||
      look.stoodInFor.has(id) ||
      likely(caller.component.hitRatio ?? 0) > 0 ||
      likely(callee.component.hitRatio ?? 0) > 0
    )
      return [];
    const [a, b] = [caller, callee].map(
      (place) => look.analysis.system.attributes[look.analysis.system.indexOf.get(place.id)!]!,
    ) as [Attributes, Attributes];
    const calls = likely(connector.calls ?? 1);
    if (
      a.serviceMs === undefined ||
      b.serviceMs === undefined ||
      a.dispatch.value === 'one' ||
      b.dispatch.value === 'one'
    )
      return [];
    if (
      callee.outgoing.some((out) => isOverridden(look, out) && calls !== 1) ||
      [caller, callee].some(({ component }) => component.autoscale !== undefined)
    )
      return [];
    const draft = new Draft(look.design);
    for (const [out, { calls: own }] of connectorsOf(look, callee.outgoing))
      draft.tie(out, { from: caller.id, calls: likely(own ?? 1) * calls, route: undefined });
    draft.drop({ components: [callee.id] });
    const writeMs = (a.writeServiceMs ?? a.serviceMs).value + calls * (b.writeServiceMs ?? b.serviceMs).value;
    const readMs = a.serviceMs.value + calls * b.serviceMs.value;
    draft.set(caller.id, {
      name: `${caller.name} with ${callee.name}`,
      replicas: caller.replicas + callee.replicas,
      serviceMs: readMs,
      ...(writeMs === readMs ? {} : { writeServiceMs: writeMs }),
      concurrency: a.concurrency.value,
    });
    const label = `${callee.name} merged into ${caller.name}`;
    return [
      {
        about: [callee.id, caller.id, id],
        label,
        change: draft.done(label),
        assumes: ['the work stays the same; as many machines as both had together'],
      },
    ];
  });
}

type Attributes = Look['analysis']['system']['attributes'][number];

export const SERVICE_TACTICS: readonly Tactic[] = [
  {
    id: 'split-service',
    name: 'Split a service',
    aim: 'capacity',
    when: 'One service that somebody waits for reads and writes data of its own.',
    buys: 'Each is sized for its own load; neither takes the other down.',
    pays: 'One more thing to build, deploy and run.',
    source: 'Newman: Building Microservices, 2nd ed. 2021; Fowler: CQRS',
    answers: ['REL-31', 'load.overloaded', 'load.near-limit'],
    judgement: 'the code must come apart there',
    propose: split,
  },
  {
    id: 'merge-services',
    name: 'Merge chatty services',
    aim: 'latency',
    when: 'A service has one caller only, which waits for it.',
    buys: 'No way between them, and one thing less that must work.',
    pays: 'They are deployed and sized together.',
    source: 'Newman 2021, ch. 3; Bass, Clements, Kazman 2021, ch. 9: reduce computational overhead',
    answers: ['REL-22', 'PERF-03', 'OPS-06', 'target.missed'],
    judgement: 'the teams must want it',
    propose: merged,
  },
];
