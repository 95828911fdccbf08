import type { Design, Issue } from '../model';
import { fail, ok, type Result } from '../result';
import type { ScriptLine } from './script';

/** More lines than a drill can have; what is longer was not written by a person. */
const MOST_LINES = 1000;

const isNumber = (value: unknown, least: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= least;

/** A script of foreign origin (a file, a form) for this design; every issue names its line and field. */
export function checkScript(design: Design, script: unknown): Result<readonly ScriptLine[], readonly Issue[]> {
  if (!Array.isArray(script)) return fail([{ path: 'script', message: 'expected a list of lines' }]);
  if (script.length > MOST_LINES)
    return fail([{ path: 'script', message: `expected at most ${MOST_LINES} lines, got ${script.length}` }]);
  const issues = script.flatMap((line: unknown, i) =>
    typeof line !== 'object' || line === null
      ? [{ path: `script[${i}]`, message: 'expected a line with atSeconds and do' }]
      : lineIssues(design, line as Record<string, unknown>).map(({ path, message }) => ({
          path: `script[${i}].${path}`,
          message,
        })),
  );
  return issues.length > 0 ? fail(issues) : ok(script as ScriptLine[]);
}

type Check = readonly [field: string, isRight: boolean, expected: string];

function lineIssues(design: Design, line: Record<string, unknown>): Issue[] {
  const checks: Check[] = [
    ['atSeconds', isNumber(line['atSeconds'], 0), 'a number ≥ 0'],
    ...checksOf(design, line['do'], line),
  ];
  return checks
    .filter(([, isRight]) => !isRight)
    .map(([path, , expected]) => ({ path, message: `expected ${expected}, got ${shown(line[path])}` }));
}

function checksOf(design: Design, action: unknown, line: Record<string, unknown>): Check[] {
  const known = (records: Readonly<Record<string, unknown>>, id: unknown) =>
    typeof id === 'string' && Object.hasOwn(records, id);
  const component: Check = ['component', known(design.components, line['component']), 'the id of a component'];
  switch (action) {
    case 'kill':
    case 'revive': {
      const { replicas } = line;
      return [
        component,
        [
          'replicas',
          replicas === undefined || (isNumber(replicas, 1) && Number.isInteger(replicas)),
          'a whole number ≥ 1',
        ],
      ];
    }
    case 'slow':
      return [component, ['factor', isNumber(line['factor'], 1e-3), 'a number ≥ 0.001']];
    case 'kill-boundary':
    case 'revive-boundary': {
      const { boundary } = line;
      const kind = typeof boundary === 'string' ? design.boundaries[boundary]?.kind : undefined;
      return [['boundary', kind === 'zone' || kind === 'region', 'the id of a zone or region']];
    }
    case 'lose-cache':
      return [component, ['refillSeconds', isNumber(line['refillSeconds'], 0), 'a number ≥ 0']];
    case 'load': {
      const { journey, rampSeconds } = line;
      return [
        ['factor', isNumber(line['factor'], 0) && line['factor'] <= 1000, 'a number from 0 to 1000'],
        ['journey', journey === undefined || known(design.journeys, journey), 'the id of a journey'],
        ['rampSeconds', rampSeconds === undefined || isNumber(rampSeconds, 0), 'a number ≥ 0'],
      ];
    }
    default:
      return [['do', false, 'kill, revive, slow, kill-boundary, revive-boundary, lose-cache or load']];
  }
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80));
