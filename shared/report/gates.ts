import type { Finding, Report, TargetFigures } from '../analysis';
import { availability, percent } from '../formats';
import type { Design } from '../model';
import { print, wordsOf } from './words';

/** One condition of a pipeline: whom it is about, what was asked for, what there is. A figure that is missing does not pass. */
export type Gate = {
  readonly name: string;
  /** Id of a journey or component; undefined: the whole design. */
  readonly about?: string;
  readonly limit: number;
  readonly value: number | null;
  readonly passed: boolean;
  /** "p99 of “Follow a link” is 13 ms, at most 50 ms". */
  readonly message: string;
};

export type GateOptions = {
  readonly maxP99Ms?: number;
  readonly minAvailability?: number;
  readonly maxCostPerMonth?: number;
  readonly maxUtilization?: number;
  readonly noSinglePoints?: boolean;
  /** Findings of this severity or a graver one fail. */
  readonly failOn?: 'error' | 'warning';
};

/** The targets in the file, then the limits of the caller, in the order of ids. */
export function gatesOf(design: Design, report: Report, options: GateOptions = {}): readonly Gate[] {
  const words = wordsOf(design, report);
  const journeys = Object.entries(report.journeys);
  const atMost = (
    name: string,
    about: string,
    limit: number,
    value: number | null,
    text: string,
    write: (value: number) => string,
  ): Gate => {
    const passed = value !== null && value <= limit;
    return {
      name,
      about,
      limit,
      value,
      passed,
      message: `${text} is ${value === null ? 'not computed' : write(value)}, wanted at most ${write(limit)}`,
    };
  };
  const duration = (ms: number) => print(ms, 'duration');
  return [
    ...journeys.flatMap(([id, { targets }]) =>
      targets.map((target) => targetGate(id, words.journey(id), target, words.money)),
    ),
    ...(options.maxP99Ms === undefined
      ? []
      : journeys.map(([id, { p99Ms }]) =>
          atMost('max-p99', id, options.maxP99Ms!, p99Ms, `p99 of “${words.journey(id)}”`, duration),
        )),
    ...(options.minAvailability === undefined
      ? []
      : journeys.map(([id, figures]) =>
          atLeastAvailable(id, words.journey(id), options.minAvailability!, figures.availability),
        )),
    ...(options.maxCostPerMonth === undefined
      ? []
      : [costGate(report.cost.perMonth, options.maxCostPerMonth, words.money)]),
    ...(options.maxUtilization === undefined
      ? []
      : Object.entries(report.components).map(([id, { utilization }]) =>
          atMost('max-utilization', id, options.maxUtilization!, utilization, `${words.component(id)} in use`, percent),
        )),
    ...(options.noSinglePoints ? [singlePointGate(report, words)] : []),
    ...(options.failOn === undefined ? [] : [findingGate(report.findings, options.failOn)]),
  ];
}

function targetGate(
  id: string,
  journey: string,
  { name, target, value, met }: TargetFigures,
  money: (amount: number) => string,
): Gate {
  const write = (x: number) =>
    name === 'availability' ? availability(x) : name === 'costPerMillion' ? money(x) : print(x, 'duration');
  const label = {
    p99Ms: 'p99',
    p95Ms: 'p95',
    p50Ms: 'p50',
    availability: 'availability',
    costPerMillion: 'cost of a million requests',
  }[name];
  const wanted = name === 'availability' ? 'at least' : 'at most';
  return {
    name: `target ${name}`,
    about: id,
    limit: target,
    value,
    passed: met === true,
    message: `${label} of “${journey}” is ${value === null ? 'not computed' : write(value)}, wanted ${wanted} ${write(target)}`,
  };
}

const atLeastAvailable = (id: string, journey: string, limit: number, value: number | null): Gate => ({
  name: 'min-availability',
  about: id,
  limit,
  value,
  passed: value !== null && value >= limit,
  message: `availability of “${journey}” is ${value === null ? 'not computed' : availability(value)}, wanted at least ${availability(limit)}`,
});

const costGate = (value: number, limit: number, write: (amount: number) => string): Gate => ({
  name: 'max-cost',
  limit,
  value,
  passed: value <= limit,
  message: `the design costs ${write(value)} a month, wanted at most ${write(limit)}`,
});

function singlePointGate(report: Report, words: ReturnType<typeof wordsOf>): Gate {
  const points = report.singlePointsOfFailure;
  const names = points.map(({ failure }) => words.failure(failure));
  return {
    name: 'no-spof',
    limit: 0,
    value: points.length,
    passed: points.length === 0,
    message:
      points.length === 0
        ? 'no single point of failure'
        : `${points.length} single point${points.length === 1 ? '' : 's'} of failure, wanted none: ${names.join(', ')}`,
  };
}

function findingGate(findings: readonly Finding[], failOn: 'error' | 'warning'): Gate {
  const grave = findings.filter(
    ({ severity }) => severity === 'error' || (failOn === 'warning' && severity === 'warning'),
  );
  const what = failOn === 'error' ? 'errors' : 'errors or warnings';
  const codes = [...new Set(grave.map(({ code }) => code))];
  return {
    name: `fail-on ${failOn}`,
    limit: 0,
    value: grave.length,
    passed: grave.length === 0,
    message:
      grave.length === 0
        ? `no ${what} among the findings`
        : `${grave.length} ${what} among the findings, wanted none: ${codes.join(', ')}`,
  };
}

/** The gates as lines for a terminal, those that fail first. */
export function gatesText(gates: readonly Gate[]): string {
  if (gates.length === 0) return 'Nothing to check: the file has no targets, and no limit was given.\n';
  const failed = gates.filter(({ passed }) => !passed);
  const passed = gates.filter((gate) => gate.passed);
  const lines = [
    ...failed.map(({ message }) => `FAILED  ${message}`),
    ...passed.map(({ message }) => `passed  ${message}`),
  ];
  return `${lines.join('\n')}\n\n${passed.length} passed, ${failed.length} failed\n`;
}
