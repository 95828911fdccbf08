import { boundaryTitle, printQuantity } from '../../model';
import type { Analysis } from '../results';
import type { Figures } from '../assemble';
import { keyOf } from '../availability';
import type { Failure, Finding } from '../report';
import { outlastedByCopies } from './stale';
import { journeyName, listed, nameOf, plural } from './words';

export function availabilityFindings(analysis: Analysis, figures: Figures): Finding[] {
  return [...singlePoints(analysis, figures), ...limits(analysis)];
}

/** A single point that load alone makes one is another finding than one that would be one with a single request a day. */
function singlePoints(analysis: Analysis, figures: Figures): Finding[] {
  const { system, availabilities } = analysis;
  const structural = new Set(availabilities.flatMap((a) => a?.structuralPoints.map(partOf) ?? []));
  const probabilities = probabilitiesOf(figures);
  const outlasted = outlastedByCopies(analysis);
  const journeyAt = new Map(system.journeys.map(({ id }, j) => [id, j]));
  return figures.singlePointsOfFailure.map(({ failure, journeys }): Finding => {
    const isStructural = structural.has(partOf(failure));
    const names = journeys.map((id) => `“${journeyName(system, journeyAt.get(id)!)}”`);
    const probability = probabilities.get(keyOf(failure)) ?? 0;
    const evidence = {
      failure,
      journeys,
      probability,
      downtimeMinutesPerYear: probability * system.assumptions.daysPerYear * 1440,
    };
    const year = printQuantity(probability * system.assumptions.daysPerYear * 24, 'hours');
    const butFor = outlasted.has(keyOf(failure)) ? ', but for reads of which a cache has a copy' : '';
    const takesDown = `takes down ${listed(names)}${probability > 0 ? `: ${year} a year` : ''}${butFor}`;
    if (failure.type !== 'replicas') {
      return {
        code: isStructural ? 'availability.single-point-of-failure' : 'availability.single-point-at-peak',
        severity: 'warning',
        about: [failure.boundary],
        message: `The loss of ${boundaryTitle(system.design, failure.boundary)} ${isStructural ? '' : 'at peak '}${takesDown}.`,
        evidence,
        fix: `Spread what stands in it over more than one ${failure.type}, with enough replicas left to carry the peak.`,
        source: 'cut set of order 1 (Barlow, Proschan 1975)',
      };
    }
    const v = system.indexOf.get(failure.component)!;
    const name = nameOf(system, v);
    if (isStructural) {
      return {
        code: 'availability.single-point-of-failure',
        severity: 'warning',
        about: [failure.component],
        message: `${name} is a single point of failure: its loss ${takesDown}.`,
        evidence,
        fix: 'Give it a second replica, an alternative or a fallback, or make it optional.',
        source: 'cut set of order 1 (Barlow, Proschan 1975)',
      };
    }
    const { replicas, arrivalRps, replicaRps } = analysis.stations[v]!;
    return {
      code: 'availability.single-point-at-peak',
      severity: 'warning',
      about: [failure.component],
      message: `At peak ${name} cannot lose ${replicas === 1 ? 'its replica' : `one of its ${plural(replicas, 'replica')}`}: the rest cannot carry the load. It ${takesDown}.`,
      evidence: { ...evidence, replicas, arrivalRps, replicaRps },
      fix: 'Add the replicas that carry the peak with one of them down.',
      source: 'cut set of order 1 with the replicas required at peak',
    };
  });
}

/** Who fails, whatever the count: the structural point of a component needs all its replicas to fail. */
const partOf = (failure: Failure): string => (failure.type === 'replicas' ? failure.component : keyOf(failure));

function probabilitiesOf(figures: Figures): Map<string, number> {
  const found = new Map<string, number>();
  for (const { cutSets } of Object.values(figures.journeys)) {
    for (const { order, failures, probability } of cutSets) {
      // Cut sets come in the order of their size.
      if (order > 1) break;
      if (order === 1) found.set(keyOf(failures[0]!), probability);
    }
  }
  return found;
}

const printShare = (share: number): string => printQuantity(share, 'probability');

function limits({ system, availabilities }: Analysis): Finding[] {
  return availabilities.flatMap((availability, j): Finding[] => {
    if (availability === undefined) return [];
    const found: Finding[] = [];
    const { id } = system.journeys[j]!;
    if (availability.bounds !== undefined) {
      const { atLeast, atMost } = availability.bounds;
      found.push({
        code: 'availability.not-computed',
        severity: 'warning',
        about: [id],
        message: `The availability of “${journeyName(system, j)}” is not computed: its structure is too entangled for the exact method. It lies between ${printShare(1 - atMost)} and ${printShare(1 - atLeast)}.`,
        evidence: { method: 'decision diagram', reason: 'node budget exceeded', unavailability: { atLeast, atMost } },
        fix: 'Its cut sets are still listed; fewer shared alternatives make it computable.',
        source: 'budget of the decision diagram',
      });
    }
    if (!availability.cutSetsComplete) {
      found.push({
        code: 'availability.cut-sets-incomplete',
        severity: 'info',
        about: [id],
        message: `The cut sets of “${journeyName(system, j)}” are not listed completely: there are too many.`,
        evidence: { listed: availability.cutSets.length },
        fix: 'Those listed are right; larger ones are missing.',
        source: 'budget of the cut set search',
      });
    }
    return found;
  });
}
