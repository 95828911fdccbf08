import type { Connection, Parties } from './connections';
import type { Service } from './service';

/** What stands in front of everything, even where services behind it call back through it. */
const GATES: ReadonlySet<string> = new Set(['cdn', 'waf', 'load-balancer', 'api-gateway']);
const FRONTS: ReadonlySet<string> = new Set(['reverse-proxy', 'frontend', 'websocket-gateway']);

/** Programs that people outside reach, in the order of their names; and why these. */
export function entrances(
  { services, sorts }: Parties,
  connections: readonly Connection[],
): { readonly names: readonly string[]; readonly basis: string } {
  const all = [...services.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const isGate = ({ name }: Service) => GATES.has(sorts.get(name)!.kind.id);
  const isFront = (service: Service) => isGate(service) || FRONTS.has(sorts.get(service.name)!.kind.id);
  const isOpen = ({ ports }: Service) => ports.some(({ isPublished }) => isPublished);
  const isProgram = ({ name }: Service) => {
    const { kind } = sorts.get(name)!;
    return (
      (kind.group === 'compute' || kind.group === 'other') &&
      kind.id !== 'batch-job' &&
      kind.id !== 'worker' &&
      kind.id !== 'scheduler'
    );
  };
  const isServing = ({ name }: Service) => {
    const { kind } = sorts.get(name)!;
    const isStore = kind.group === 'data' || kind.group === 'messaging';
    return !isStore && !kind.supporting && kind.id !== 'batch-job' && kind.id !== 'worker' && kind.id !== 'scheduler';
  };
  const calls = new Set(connections.map(({ from }) => from));
  const called = new Set(connections.map(({ to }) => to));
  const isRoot = ({ name }: Service) => !called.has(name);
  const choices: readonly (readonly [readonly Service[], string])[] = [
    [all.filter((service) => isFront(service) && isOpen(service)), 'it publishes a port'],
    [all.filter((service) => isProgram(service) && isOpen(service) && isRoot(service)), 'it publishes a port'],
    [all.filter((service) => isProgram(service) && isOpen(service)), 'it publishes a port'],
    [all.filter(isGate), 'it looks like the front of the system'],
    [all.filter((service) => isFront(service) && isRoot(service)), 'it looks like the front of the system'],
    [all.filter(isFront), 'it looks like the front of the system'],
    [
      all.filter((service) => isProgram(service) && isRoot(service) && calls.has(service.name)),
      'nothing else calls it',
    ],
    [
      all.filter((service) => isServing(service) && isRoot(service) && calls.has(service.name)),
      'nothing else calls it',
    ],
  ];
  const [chosen, basis] = choices.find(([found]) => found.length > 0) ?? [[], ''];
  // Behind one entrance of these there may be another: only what no other entrance calls is the outermost.
  const names = new Set(chosen.map(({ name }) => name));
  const inner = new Set(connections.flatMap(({ from, to }) => (names.has(from) ? to : [])));
  const outermost = chosen.filter(({ name }) => !inner.has(name));
  return { names: (outermost.length > 0 ? outermost : chosen).map(({ name }) => name), basis };
}
