import { boundaryTitle, printQuantity } from '../../model';
import type { Finding, Report } from '../report';
import { type Loss, losses, lossesToSolve } from '../resilience/losses';
import type { Analysis } from '../results';
import { gravestFirst } from './severity';
import { listed, nameOf } from './words';

/** Components × losses that are solved anew at most: beyond it a person would wait. */
const MOST = 300_000;

/** The report with what each single loss does to those that are left: too much for every keystroke, so asked for apart. */
export function withLossFindings(analysis: Analysis, report: Report): Report {
  const found = lossFindings(analysis);
  if (found.length === 0) return report;
  return { ...report, findings: gravestFirst([...report.findings, ...found]) };
}

function lossFindings(analysis: Analysis): Finding[] {
  const work = lossesToSolve(analysis).length * analysis.system.components.length;
  if (work > MOST) {
    return [
      {
        code: 'availability.losses-not-examined',
        severity: 'info',
        about: [],
        message:
          'What each single loss does to the load of the others is not examined: the design is too large for it.',
        evidence: { work, most: MOST },
        fix: 'The page Reliability examines it when it is opened.',
        source: 'budget of the analysis',
      },
    ];
  }
  // One replica less than the load needs is told as a single point of failure at peak.
  return losses(analysis)
    .filter(({ isWhole }) => isWhole)
    .map((loss) => finding(analysis, loss));
}

function finding(analysis: Analysis, { failure, overloads }: Loss): Finding {
  const { system } = analysis;
  const lost =
    failure.type === 'replicas'
      ? nameOf(system, system.indexOf.get(failure.component)!)
      : boundaryTitle(system.design, failure.boundary);
  const name = (id: string) => nameOf(system, system.indexOf.get(id)!);
  const [first] = overloads;
  const others = overloads.slice(1).map(({ component }) => name(component));
  return {
    code: 'availability.overload-after-loss',
    severity: 'warning',
    about: [
      ...overloads.map(({ component }) => component),
      failure.type === 'replicas' ? failure.component : failure.boundary,
    ],
    message: `Without ${lost}, ${name(first!.component)} is asked for ${printQuantity(first!.arrivalRps, 'rate')} and can do ${printQuantity(first!.capacityRps, 'rate')}${others.length > 0 ? `; overloaded are then ${listed(others)} too` : ''}.`,
    evidence: { failure, overloads },
    fix: 'Give it room for that load, limit what reaches it, or serve less until the loss is mended.',
    source: 'load solved anew after the loss (N − 1 criterion)',
  };
}
