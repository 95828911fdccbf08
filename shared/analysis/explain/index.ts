import { nameOf } from '../findings/words';
import type { Report } from '../report';
import type { Analysis } from '../results';
import { explainComponent } from './component';
import { type Explanation, figure, print } from './explanation';
import { explainAttempts } from './connector';
import { explainJourney } from './journey';

/**
 * How a figure of the report was made: formula, inputs, from whom each is, and what is left out. `path` names it as in the
 * report: `components.db.utilization`, `journeys.redirect.p99Ms`, `cost.perMonth`. Undefined for a path that is no figure.
 */
export function explain(analysis: Analysis, report: Report, path: string): Explanation | undefined {
  const { system } = analysis;
  const [table, ...rest] = path.split('.');
  const key = rest.at(-1) ?? '';
  const id = rest.slice(0, -1).join('.');
  if (table === 'components') {
    const v = system.indexOf.get(id);
    const figures = v === undefined ? undefined : report.components[id];
    return figures && explainComponent(analysis, figures, v!, key);
  }
  if (table === 'journeys') {
    const j = system.journeys.findIndex((journey) => journey.id === id);
    const figures = j === -1 ? undefined : report.journeys[id];
    return figures && explainJourney(analysis, figures, j, key);
  }
  if (table === 'connectors' && key === 'callsPerSecond') return explainCalls(analysis, report, id);
  if (table === 'connectors') return explainAttempts(analysis, report, id, key);
  return path === 'cost.perMonth' ? explainTotal(analysis, report) : undefined;
}

function explainCalls({ system }: Analysis, report: Report, id: string): Explanation | undefined {
  const e = system.connectors.indexOf(id);
  const figures = report.connectors[id];
  if (e === -1 || figures === undefined) return undefined;
  const caller = system.from[e]!;
  const callerId = system.components[caller]!;
  return {
    figure: `connectors.${id}.callsPerSecond`,
    title: `Calls from ${nameOf(system, caller)} to ${nameOf(system, system.to[e]!)}`,
    value: print(figures.callsPerSecond, 'rate'),
    formula: 'rate at the caller × calls per request × share that gets past its cache or router',
    inputs: [
      figure(
        'rate at the caller',
        print(report.components[callerId]!.arrivalRps, 'rate'),
        `components.${callerId}.arrivalRps`,
      ),
      {
        name: 'calls per request',
        value: String(system.calls[e]),
        origin: system.design.connectors[id]!.calls === undefined ? 'one unless stated' : 'stated here',
      },
    ],
    accuracy: 'exact',
    limits: ['Repeated attempts are not counted.'],
    source: 'traffic equations (Jackson 1957)',
  };
}

function explainTotal({ system, cost }: Analysis, report: Report): Explanation {
  const dearest = system.components.map((_, v) => v).sort((a, b) => cost.perComponent[b]! - cost.perComponent[a]!);
  return {
    figure: 'cost.perMonth',
    title: 'Cost a month',
    value: `${print(report.cost.perMonth, 'money')} USD`,
    formula: 'sum over all components',
    inputs: dearest
      .filter((v) => cost.perComponent[v]! > 0)
      .slice(0, 20)
      .map((v) =>
        figure(
          nameOf(system, v),
          `${print(cost.perComponent[v]!, 'money')} USD`,
          `components.${system.components[v]!}.costPerMonth`,
        ),
      ),
    accuracy: 'exact',
    limits: ['List prices of the year that each source names.'],
    source: 'price lists named by the components',
  };
}
