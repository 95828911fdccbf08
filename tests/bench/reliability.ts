import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { analyze } from '@shared/analysis';
import { dependencies } from '@shared/analysis/dependencies';
import { digraph, dominators } from '@shared/graph';
import { readSketch } from '@shared/formats/read/sketch';
import { type Design, emptyDesign } from '@shared/model';
import { unavailability } from '@shared/reliability';
import { medianMs, print, type Row } from './measure';
import { networkxDominators, scramUnavailability } from './peers';
import { seededDesign } from '../support/seededDesign';

const FILE = 'tests/bench/results/reliability.json';
const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, number>) : {};
const rows: Row[] = [];
// SCRAM prints six digits.
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-5 * Math.max(a, b);

const structureOf = (design: Design) => {
  const { system, traffic, stations } = analyze(design, { maxCutSetOrder: 1 }).analysis;
  return () => dependencies(system, traffic, stations, system.journeys[0]!, 0, 'peak');
};

for (const [size, goalMs] of [
  [100, 0.03],
  [1000, 0.1],
  [10_000, 1.5],
] as const) {
  const design = seededDesign(size, 7, { journeys: 1 });
  const { system } = analyze(design, { maxCutSetOrder: 1 }).analysis;
  const root = system.journeys[0]!.entry;
  const graph = digraph(system.components.length, system.from, system.to);
  const peer = networkxDominators(
    [...system.from].map((from, e) => [from, system.to[e]!] as const),
    root,
  );
  const mine = dominators(graph, root);
  if (peer && [...peer.dominatorOf].some(([v, dominator]) => v !== root && mine[v] !== dominator))
    throw new Error(`networkx finds other dominators at ${size} components`);
  rows.push({
    name: `dominators, ${size} components`,
    ms: medianMs(() => void dominators(graph, root), 201),
    goalMs,
    ...(peer ? { against: { name: 'networkx', ms: peer.ms } } : { note: 'networkx is not installed' }),
  });
}

for (const [size, goalMs] of [
  [100, 1],
  [1000, 15],
  [10_000, 200],
] as const) {
  const make = structureOf(seededDesign(size, 7, { journeys: 1 }));
  rows.push({
    name: `exact availability, ${size} components`,
    ms: medianMs(
      () => {
        const { structure, root } = make();
        unavailability(structure, root);
      },
      size > 5000 ? 11 : 101,
    ),
    goalMs,
  });
}

for (const isBothWays of [false, true]) {
  const { structure, root } = structureOf(mesh(10, isBothWays))();
  rows.push({
    name: `grid of 10 × 10, ${isBothWays ? 'both ways' : 'one way'}`,
    ms: medianMs(() => void unavailability(structure, root), 1),
    goalMs: 2000,
  });
}

for (const services of [8, 30, 100]) {
  const { structure, root } = structureOf(twoRegions(services))();
  const mine = unavailability(structure, root);
  const peer = scramUnavailability(structure, root);
  if (peer && (!mine.ok || !near(mine.value, peer.value)))
    throw new Error(`SCRAM finds ${peer.value} for two regions of ${services} services, we ${JSON.stringify(mine)}`);
  rows.push({
    name: `two regions of ${services} services`,
    ms: medianMs(() => void unavailability(structure, root), 51),
    ...(peer
      ? { against: { name: 'SCRAM, with its start', ms: peer.ms }, note: 'equal answers' }
      : { note: 'SCRAM is not installed' }),
  });
}

print(rows, before);
mkdirSync('tests/bench/results', { recursive: true });
writeFileSync(FILE, JSON.stringify(Object.fromEntries(rows.map(({ name, ms }) => [name, ms])), null, 2));

/** Routers on a grid that pass on to any neighbour. */
function mesh(n: number, isBothWays: boolean): Design {
  const name = (r: number, c: number) => (r === n - 1 && c === n - 1 ? 'last' : `r${r}_${c}`);
  const lines = [`client[rate=1] > ${name(0, 0)}`];
  for (let r = 0; r < n; r++) {
    for (let c = 0; c < n; c++) {
      if (name(r, c) === 'last') continue;
      const next = [
        ...(r + 1 < n ? [name(r + 1, c)] : []),
        ...(c + 1 < n ? [name(r, c + 1)] : []),
        ...(isBothWays && r > 0 ? [name(r - 1, c)] : []),
        ...(isBothWays && c > 0 ? [name(r, c - 1)] : []),
      ];
      lines.push(`${name(r, c)}[dispatch=one a=0.9] > ${next.join(', ')}`);
    }
  }
  const read = readSketch(`${lines.join('\n')}\nlast[a=0.9]`, {
    guess: (id) => ({ kind: id === 'client' ? 'client' : 'component' }),
  });
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** Two regions of two zones behind one door; services of either share a store of that region and one identity service. */
function twoRegions(services: number): Design {
  const design = emptyDesign({ id: 'regions', name: 'Two regions' });
  const boundaries: Record<string, Design['boundaries'][string]> = {};
  const components: Record<string, Design['components'][string]> = {
    client: { kind: 'client' },
    door: { kind: 'component', availability: 0.9999, replicas: 2, dispatch: 'one' },
    identity: { kind: 'component', availability: 0.9995, replicas: 3, required: 2 },
  };
  const connectors: Record<string, Design['connectors'][string]> = { in: { from: 'client', to: 'door' } };
  for (const region of ['e', 'w']) {
    boundaries[region] = { kind: 'region', availability: 0.9999 };
    for (const zone of ['1', '2']) boundaries[region + zone] = { kind: 'zone', parent: region, availability: 0.9995 };
    const zones = [`${region}1`, `${region}2`];
    components[`${region}-store`] = { kind: 'component', availability: 0.999, replicas: 2, zones };
    let previous = `${region}-0`;
    connectors[`${region}-in`] = { from: 'door', to: previous };
    for (let i = 0; i < services; i++) {
      const id = `${region}-${i}`;
      components[id] = { kind: 'component', availability: 0.999, replicas: 2 + (i % 3), zones };
      if (i > 0) connectors[`${id}-from`] = { from: i % 4 === 0 ? `${region}-0` : previous, to: id };
      if (i % 3 === 0) connectors[`${id}-store`] = { from: id, to: `${region}-store` };
      if (i % 5 === 0) connectors[`${id}-identity`] = { from: id, to: 'identity' };
      previous = id;
    }
  }
  return { ...design, boundaries, components, connectors, journeys: { j: { entry: 'client', ratePerSecond: 1 } } };
}
