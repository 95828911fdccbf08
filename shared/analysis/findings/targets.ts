import { type Dimension, printQuantity } from '../../model';
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

export function targetFindings({ system }: Analysis, figures: Figures): Finding[] {
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
        fix: fixOf(system, figures.journeys[id]!, target.name),
        source: 'target of the journey',
      };
    }),
  );
}

function fixOf(system: Analysis['system'], journey: JourneyFigures, name: TargetFigures['name']): string {
  switch (name) {
    case 'availability': {
      const cut = journey.cutSets[0];
      const failure = cut?.failures[0];
      if (failure === undefined) return 'Raise the availability of what it needs, or need less.';
      const who =
        failure.type === 'replicas'
          ? nameOf(system, system.indexOf.get(failure.component)!)
          : `${failure.type} ${failure.boundary}`;
      return `Begin with ${who}: its failure is the most probable reason.`;
    }
    case 'costPerMillion':
      return 'Look for components that stand idle, and for what is charged per request.';
    case 'p50Ms':
    case 'p95Ms':
    case 'p99Ms':
      return journey.bottleneck === null
        ? 'Shorten the calls that it waits for, run them side by side, or answer from a cache.'
        : `Begin with ${nameOf(system, system.indexOf.get(journey.bottleneck)!)}, where requests wait most, then shorten or parallelise its calls.`;
    default:
      return name satisfies never;
  }
}
