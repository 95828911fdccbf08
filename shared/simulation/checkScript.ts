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
      : lineIssues(idsOf(design), line as Record<string, unknown>).map(({ path, message }) => ({
          path: `script[${i}].${path}`,
          message,
        })),
  );
  return issues.length > 0 ? fail(issues) : ok(script as ScriptLine[]);
}

/**
 * What a design file holds as a drill: the lines that have the form of one, whatever they name. A line about a component that
 * is gone stays in sight, so that it can be mended; anything else is no line.
 */
export function readScript(script: unknown): readonly ScriptLine[] {
  if (!Array.isArray(script)) return [];
  return script
    .slice(0, MOST_LINES)
    .filter(
      (line: unknown): line is ScriptLine =>
        typeof line === 'object' && line !== null && lineIssues(ANY_ID, line as Record<string, unknown>).length === 0,
    );
}

/** Which ids a line may name. */
type Ids = {
  readonly component: (id: string) => boolean;
  readonly domain: (id: string) => boolean;
  readonly journey: (id: string) => boolean;
};

const ANY_ID: Ids = { component: () => true, domain: () => true, journey: () => true };

const idsOf = (design: Design): Ids => ({
  component: (id) => Object.hasOwn(design.components, id),
  domain: (id) => {
    const kind = Object.hasOwn(design.boundaries, id) ? design.boundaries[id]!.kind : undefined;
    return kind === 'zone' || kind === 'region';
  },
  journey: (id) => Object.hasOwn(design.journeys, id),
});

type Check = readonly [field: string, isRight: boolean, expected: string];

function lineIssues(ids: Ids, line: Record<string, unknown>): Issue[] {
  const checks: Check[] = [
    ['atSeconds', isNumber(line['atSeconds'], 0), 'a number ≥ 0'],
    ...checksOf(ids, line['do'], line),
  ];
  return checks
    .filter(([, isRight]) => !isRight)
    .map(([path, , expected]) => ({ path, message: `expected ${expected}, got ${shown(line[path])}` }));
}

function checksOf(ids: Ids, action: unknown, line: Record<string, unknown>): Check[] {
  const isKnown = (of: keyof Ids, id: unknown) => typeof id === 'string' && ids[of](id);
  const component: Check = ['component', isKnown('component', line['component']), 'the id of a component'];
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
    case 'revive-boundary':
      return [['boundary', isKnown('domain', line['boundary']), 'the id of a zone or region']];
    case 'lose-cache':
      return [component, ['refillSeconds', isNumber(line['refillSeconds'], 0), 'a number ≥ 0']];
    case 'load': {
      const { journey, rampSeconds } = line;
      return [
        ['factor', isNumber(line['factor'], 0) && line['factor'] <= 1000, 'a number from 0 to 1000'],
        ['journey', journey === undefined || isKnown('journey', journey), 'the id of a journey'],
        ['rampSeconds', rampSeconds === undefined || isNumber(rampSeconds, 0), 'a number ≥ 0'],
      ];
    }
    default:
      return [['do', false, 'kill, revive, slow, kill-boundary, revive-boundary, lose-cache or load']];
  }
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80));
