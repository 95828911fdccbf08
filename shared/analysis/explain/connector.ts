import { nameOf } from '../findings/words';
import { BREAKER_OPENS_AT } from '../policy';
import type { ConnectorFigures, Report } from '../report';
import type { Analysis } from '../results';
import { type Explanation, figure, type Input, percent, print } from './explanation';

type Part = Pick<Explanation, 'title' | 'value' | 'formula' | 'accuracy' | 'limits' | 'source'>;

/** How attempts, failed calls and waiting for a connection were made; undefined for a figure that there is not. */
export function explainAttempts(
  { system, load }: Analysis,
  report: Report,
  id: string,
  key: string,
): Explanation | undefined {
  const e = system.connectors.indexOf(id);
  const figures = report.connectors[id];
  const part = e === -1 || figures === undefined ? undefined : partOf(figures, key);
  if (part === undefined) return undefined;
  const { timeoutMs, maxAttempts, budget, hedgeMs, errorRatio, connections, hasBreaker } = load.policies[e]!;
  const stated = (name: string, value: string): Input => ({ name, value, origin: 'stated here' });
  const callee = system.components[system.to[e]!]!;
  return {
    figure: `connectors.${id}.${key}`,
    ...part,
    title: `${part.title} from ${nameOf(system, system.from[e]!)} to ${nameOf(system, system.to[e]!)}`,
    inputs: [
      ...(timeoutMs === undefined ? [] : [stated('timeout', print(timeoutMs, 'duration'))]),
      ...(maxAttempts === 1 ? [] : [stated('attempts at most', String(maxAttempts))]),
      ...(budget === undefined || hasBreaker ? [] : [stated('retry budget', percent(budget))]),
      ...(hasBreaker ? [stated('circuit breaker opens at', percent(BREAKER_OPENS_AT))] : []),
      ...(hedgeMs === undefined ? [] : [stated('second attempt after', print(hedgeMs, 'duration'))]),
      ...(errorRatio === 0 ? [] : [stated('errors whatever the load', percent(errorRatio))]),
      ...(connections === undefined ? [] : [stated('connections per replica', String(connections))]),
      figure(
        'mean time of the callee',
        print(report.components[callee]!.meanMs, 'duration'),
        `components.${callee}.meanMs`,
      ),
    ],
  };
}

function partOf(figures: ConnectorFigures, key: string): Part | undefined {
  const fixedPoint = 'least fixed point of load, waiting and attempts (Knaster, Tarski 1955)';
  switch (key) {
    case 'attemptsPerCall':
      return {
        title: 'Attempts per call',
        value:
          figures.attemptsPerCall === null ? 'not computed' : String(Number(figures.attemptsPerCall.toPrecision(4))),
        formula:
          '1 + f + f² + … up to the attempts allowed, f the probability that an attempt fails; times 1 + P(slower than the hedge)',
        accuracy: 'numerical',
        limits: ['Attempts fail independently of each other.', 'What the caller has given up is worked on to its end.'],
        source: fixedPoint,
      };
    case 'failedShare':
      return {
        title: 'Calls that fail',
        value: percent(figures.failedShare),
        formula: 'probability that the last attempt fails too: too late, refused, or by errors, while everything works',
        accuracy: 'numerical',
        limits: ['Attempts fail independently of each other.', 'Outages are part of the availability, not of this.'],
        source: fixedPoint,
      };
    case 'waitForConnectionMs':
      return {
        title: 'Wait for a connection',
        value: print(figures.waitForConnectionMs, 'duration'),
        formula: 'mean wait of a queue whose servers are the connections and whose service is the whole answer',
        accuracy: 'approximate',
        limits: ['The answer is taken as it is without the pool in front of it.'],
        source: 'M/G/c (Kimura 1986) on the time that a connection is held',
      };
    default:
      return undefined;
  }
}
