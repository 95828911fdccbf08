import { printQuantity } from '../../model';
import { worstAmplification } from '../critical';
import { mostAttempts } from '../policy';
import type { Finding } from '../report';
import type { Analysis } from '../results';
import type { Load } from '../settle';
import { journeyName, listed, nameOf, times } from './words';

const rate = (rps: number) => printQuantity(rps, 'rate');
/** From here on repeated attempts of several layers are worth a word. */
const MUCH = 10;

export function retryFindings(analysis: Analysis): Finding[] {
  return [...states(analysis), ...amplifications(analysis)];
}

/** A load that tips over by itself: repeated attempts keep it there after what caused them is gone. */
function states({ system, retries }: Analysis): Finding[] {
  if (retries === undefined || retries.state === 'single') return [];
  const { criticalMultiple, collapseFrom, collapsed, healthy } = retries;
  const critical = criticalMultiple === null ? '' : ` beyond ${times(criticalMultiple)} today’s load`;
  const worst = worstHit(collapsed!);
  const about = [...new Set([...retries.gives.map((v) => system.components[v]!), system.components[worst]!])];
  const rates = Object.fromEntries(
    system.journeys.map(({ id, ratePerSecond }) => [
      id,
      { today: ratePerSecond, critical: criticalMultiple === null ? null : ratePerSecond * criticalMultiple },
    ]),
  );
  const evidence = {
    criticalMultiple,
    collapseFrom,
    criticalRatePerSecond: rates,
    healthy: healthy === undefined ? null : stateOf(system, healthy),
    collapsed: stateOf(system, collapsed!),
  };
  const fix =
    'Limit repetition (a retry budget, a circuit breaker, fewer attempts), give calls longer, cancel what nobody waits for, or add capacity.';
  const source = 'metastable failures (Bronson et al. 2021); least and greatest fixed point (Knaster, Tarski)';
  const name = nameOf(system, worst);
  if (retries.state === 'storm') {
    return [
      {
        code: 'retry.storm',
        severity: 'error',
        about,
        message: `Repeated attempts alone overload ${name}: it gets ${rate(collapsed!.stations[worst]!.arrivalRps)}, and no state without the storm exists at today’s load.`,
        evidence,
        fix,
        source,
      },
    ];
  }
  return [
    {
      code: 'retry.metastable',
      severity: 'warning',
      about,
      message: `One spike may tip it over for good: besides the healthy state there is one in which repeated attempts bring ${name} to ${rate(collapsed!.stations[worst]!.arrivalRps)}. The healthy one ends${critical}.`,
      evidence,
      fix,
      source,
    },
  ];
}

/** The component with the highest load for what it can do. */
function worstHit({ stations }: Load): number {
  let worst = 0;
  stations.forEach(({ utilization }, v) => {
    if (utilization > stations[worst]!.utilization) worst = v;
  });
  return worst;
}

function stateOf(system: Analysis['system'], { stations }: Load): Record<string, unknown> {
  return Object.fromEntries(
    stations.flatMap(({ arrivalRps, utilization, limit }, v) =>
      limit === 'none' ? [] : [[system.components[v]!, { arrivalRps, utilization }]],
    ),
  );
}

function amplifications({ system, load: { policies } }: Analysis): Finding[] {
  if (policies.every((policy) => mostAttempts(policy) === 1)) return [];
  return system.journeys.flatMap(({ id, entry }, j): Finding[] => {
    if (entry === -1) return [];
    const worst = worstAmplification(system, j);
    let at = 0;
    worst.forEach((value, v) => {
      if (value > worst[at]!) at = v;
    });
    if (worst[at]! < MUCH) return [];
    const layers = system.connectors.filter((_, e) => mostAttempts(policies[e]!) > 1);
    return [
      {
        code: 'retry.amplification',
        severity: 'warning',
        about: [system.components[at]!, id],
        message: `When ${nameOf(system, at)} fails, one request of “${journeyName(system, j)}” becomes up to ${Number(worst[at]!.toPrecision(4))} at it: attempts multiply over ${listed(layers)}.`,
        evidence: { component: system.components[at]!, amplification: worst[at], connectors: layers },
        fix: 'Repeat at one layer only, or give each a retry budget.',
        source: 'Site Reliability Engineering (Beyer et al. 2016), ch. 21',
      },
    ];
  });
}
