import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Structure } from '@shared/reliability';

/** Immediate dominators and the milliseconds that networkx takes for them; undefined where it is not installed. */
export function networkxDominators(
  arcs: readonly (readonly [number, number])[],
  root: number,
): { readonly ms: number; readonly dominatorOf: ReadonlyMap<number, number> } | undefined {
  const script = `
import json, sys, time
import networkx as nx
arcs = json.load(sys.stdin)
graph = nx.DiGraph(arcs)
times = []
for _ in range(5):
    start = time.perf_counter()
    found = dict(nx.immediate_dominators(graph, ${root}))
    times.append(time.perf_counter() - start)
print(json.dumps({"ms": sorted(times)[2] * 1000, "found": sorted((k, v) for k, v in found.items() if v is not None)}))`;
  const { status, stdout } = spawnSync('python3', ['-c', script], {
    input: JSON.stringify(arcs),
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 1 << 28,
  });
  if (status !== 0) return undefined;
  const { ms, found } = JSON.parse(stdout) as { ms: number; found: [number, number][] };
  return { ms, dominatorOf: new Map(found) };
}

/** The probability of a fault tree and the milliseconds that SCRAM takes for it; undefined where it is not installed. */
export function scramUnavailability(
  structure: Structure,
  root: number,
): { readonly ms: number; readonly value: number } | undefined {
  if (spawnSync('scram', ['--version']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-scram-'));
  const file = join(folder, 'tree.xml');
  writeFileSync(file, faultTree(structure, root));
  const start = performance.now();
  const { stdout } = spawnSync('scram', ['--bdd', '--probability', '1', file], {
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 1 << 28,
  });
  const ms = performance.now() - start;
  rmSync(folder, { recursive: true });
  const probability = /<sum-of-products[^>]* probability="([^"]+)"/.exec(stdout)?.[1];
  return probability === undefined ? undefined : { ms, value: Number(probability) };
}

/** The structure as a fault tree of the Open-PSA Model Exchange Format: one event for each replica and each place. */
function faultTree({ locations, groups, expressions }: Structure, root: number): string {
  const gates: string[] = [];
  const events = new Map<string, number>();
  const isMade = new Set<string>();
  const gate = (name: string, body: () => string): string => {
    if (!isMade.has(name)) {
      isMade.add(name);
      gates.push(`<define-gate name="${name}">${body()}</define-gate>`);
    }
    return `<gate name="${name}"/>`;
  };
  const event = (name: string, q: number): string => {
    events.set(name, q);
    return `<basic-event name="${name}"/>`;
  };
  const partFails = (group: number, part: number, location: number): string => {
    const own = event(`g${group}_${part}`, groups[group]!.unavailability);
    const places: string[] = [];
    for (let at = location; at !== -1; at = locations[at]!.parent) {
      if (locations[at]!.unavailability > 0) places.push(event(`l${at}`, locations[at]!.unavailability));
    }
    return places.length === 0 ? own : gate(`p${group}_${part}`, () => `<or>${own}${places.join('')}</or>`);
  };
  const fails = (at: number): string => {
    const e = expressions[at]!;
    return gate(`e${at}`, () => {
      if (e.type === 'all') return anyOf(e.of.map(fails));
      if (e.type === 'atLeast') return atLeast(e.of.length - e.count + 1, e.of.map(fails));
      const parts = groups[e.group]!.placement.flatMap(({ location, count }) => Array<number>(count).fill(location));
      return atLeast(
        parts.length - e.required + 1,
        parts.map((location, part) => partFails(e.group, part, location)),
      );
    });
  };
  const never = (): string => event('never', 0);
  const anyOf = (of: readonly string[]): string => {
    const [one] = of;
    return of.length > 1 ? `<or>${of.join('')}</or>` : (one ?? never());
  };
  const atLeast = (count: number, of: readonly string[]): string =>
    count <= 1
      ? anyOf(of)
      : count === of.length
        ? `<and>${of.join('')}</and>`
        : `<atleast min="${count}">${of.join('')}</atleast>`;
  fails(root);
  const data = [...events].map(
    ([name, q]) => `<define-basic-event name="${name}"><float value="${q}"/></define-basic-event>`,
  );
  return `<?xml version="1.0"?><opsa-mef><define-fault-tree name="tree">${gates.toReversed().join('\n')}</define-fault-tree><model-data>${data.join('\n')}</model-data></opsa-mef>`;
}
