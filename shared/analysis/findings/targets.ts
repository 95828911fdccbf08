import { boundaryTitle, type Dimension, printQuantity } from '../../model';
import type { Analysis } from '../results';
import type { Figures } from '../assemble';
import type { Finding, JourneyFigures, TargetFigures } from '../report';
import { journeyName, nameOf } from './words';

const WORDS: Readonly<Record<TargetFigures['name'], { readonly name: string; readonly dimension: Dimension }>> = {
  p50Ms: { name: 'p50', dimension: 'duration' },
  p95Ms: { name: 'p95', dimension: 'duration' },
  p99Ms: { name: 'p99', dimension: 'duration' },
  availability: { name: 'availability', dimension: 'probability' },
  costPerMillion: { name: 'cost of a million requests', dimension: 'money' },
};

export function targetFindings(analysis: Analysis, figures: Figures): Finding[] {
  const { system } = analysis;
  return system.journeys.flatMap(({ id }, j) =>
    figures.journeys[id]!.targets.filter(({ met }) => met === false).map((target): Finding => {
      const { name, dimension } = WORDS[target.name];
      const print = (value: number) => printQuantity(value, dimension);
      return {
        code: 'target.missed',
        severity: 'error',
        about: [id],
        message: `“${journeyName(system, j)}” misses its target: ${name} is ${print(target.value!)}, wanted ${target.name === 'availability' ? 'at least' : 'at most'} ${print(target.target)}.`,
        evidence: { name: target.name, target: target.target, value: target.value },
        fix: fixOf(analysis, j, figures.journeys[id]!, target.name),
        source: 'target of the journey',
      };
    }),
  );
}

function fixOf(analysis: Analysis, j: number, journey: JourneyFigures, name: TargetFigures['name']): string {
  const { system } = analysis;
  switch (name) {
    case 'availability': {
      const cut = journey.cutSets[0];
      const failure = cut?.failures[0];
      if (failure === undefined) return 'Raise the availability of what it needs, or need less.';
      const who =
        failure.type === 'replicas'
          ? nameOf(system, system.indexOf.get(failure.component)!)
          : boundaryTitle(system.design, failure.boundary);
      return `Begin with ${who}: its failure is the most probable reason.`;
    }
    case 'costPerMillion':
      return 'Look for components that stand idle, and for what is charged per request.';
    case 'p50Ms':
    case 'p95Ms':
    case 'p99Ms': {
      const slowest = slowestOnTheWay(analysis, j);
      return slowest === undefined
        ? 'Shorten the calls that it waits for, run them side by side, or answer from a cache.'
        : `Begin with ${nameOf(system, slowest)}, where a request spends most of its time; then shorten its calls, run them side by side, or answer from a cache.`;
    }
    default:
      return name satisfies never;
  }
}

/** The component at which a request spends the most time, all its visits together, on the way that the client waits for. */
function slowestOnTheWay({ system, traffic, stations }: Analysis, j: number): number | undefined {
  const { entry } = system.journeys[j]!;
  const isWaitedFor = new Set<number>();
  const stack = [entry];
  for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
    if (isWaitedFor.has(v)) continue;
    isWaitedFor.add(v);
    for (let i = system.graph.start[v]!; i < system.graph.start[v + 1]!; i++) {
      const e = system.graph.arc[i]!;
      const calls = traffic.callsOf[j]![0][e]! + traffic.callsOf[j]![1][e]!;
      if (system.isSync[e] === 1 && calls > 0) stack.push(system.to[e]!);
    }
  }
  const timeAt = (v: number): number => {
    const { waiting, serviceMs } = stations[v]!;
    return (traffic.rates[j]![0][v]! + traffic.rates[j]![1][v]!) * ((waiting?.meanMs ?? 0) + serviceMs);
  };
  const ranked = [...isWaitedFor].filter((v) => timeAt(v) > 0).sort((a, b) => timeAt(b) - timeAt(a) || a - b);
  return ranked[0];
}
