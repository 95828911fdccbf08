import { reachable } from '../../graph';
import type { Analysis } from '../results';
import type { Finding } from '../report';
import { journeyName, listed, nameOf } from './words';

const SOURCE = 'file format: journeys state where requests enter and how many';

export function inputFindings({ system }: Analysis): Finding[] {
  const found: Finding[] = [];
  if (system.components.length > 0 && system.journeys.length === 0) {
    found.push({
      code: 'input.no-journey',
      severity: 'warning',
      about: [],
      message: 'No journey says where requests enter and how many: nothing can be computed yet.',
      evidence: { components: system.components.length },
      fix: 'Add a journey: an entry, usually the client, and a rate at peak.',
      source: SOURCE,
    });
    return found;
  }
  system.journeys.forEach((journey, j) => {
    if (journey.entry === -1) {
      found.push({
        code: 'input.no-entry',
        severity: 'error',
        about: [journey.id],
        message: `“${journeyName(system, j)}” enters nowhere: none of its figures can be computed.`,
        evidence: { journey: journey.id },
        fix: 'Choose the component at which its requests arrive.',
        source: SOURCE,
      });
    } else if (journey.journey.ratePerSecond === undefined && journey.population === undefined) {
      found.push({
        code: 'input.no-rate',
        severity: 'warning',
        about: [journey.id],
        message: `“${journeyName(system, j)}” has no rate: it puts no load on anything.`,
        evidence: { journey: journey.id },
        fix: 'State its requests per second at peak.',
        source: SOURCE,
      });
    }
  });
  const entries = system.journeys.filter(({ entry }) => entry !== -1).map(({ entry }) => entry);
  const reached = reachable(system.graph, entries);
  const unreached = system.components.map((_, v) => v).filter((v) => reached[v] === 0);
  if (unreached.length > 0 && entries.length > 0) {
    found.push({
      code: 'input.unreachable',
      severity: 'info',
      about: unreached.map((v) => system.components[v]!),
      message: `No journey reaches ${listed(unreached.map((v) => nameOf(system, v)))}: ${unreached.length === 1 ? 'it has' : 'they have'} no load and no part in any answer.`,
      evidence: { count: unreached.length },
      fix: 'Connect what belongs to a journey, or add the journey that uses it.',
      source: SOURCE,
    });
  }
  return found;
}
