import { version } from '../../package.json';
import { analyze } from '../../shared/analysis';
import { type Dimension, likely, parseQuantity } from '../../shared/model';
import { type Gate, type GateOptions, gatesOf, gatesText, junit, recordLines, sarif } from '../../shared/report';
import { ok, type Result } from '../../shared/result';
import { wholeReport } from '../../shared/rules';
import { variantOf } from './compare';
import { readDesignFile } from './load';
import { choice, type Command, type Trouble, wrongUsage } from './outcome';

export const check: Command = {
  usage:
    'plumbline check FILE [--max-p99 MS] [--min-availability P] [--max-cost USD] [--max-utilization U] [--no-spof] [--fail-on error|warning] [--variant NAME] [--format text|json|sarif|junit] [--output PATH]',
  summary: 'a gate for pipelines: the targets in the file and those on the line; ends with 1 when one is missed',
  options: ['max-p99', 'min-availability', 'max-cost', 'max-utilization', 'fail-on', 'variant', 'format'],
  flags: ['no-spof'],
  run: async ({ files, values, flags, io }) => {
    const format = choice('format', values['format'], { of: ['text', 'json', 'sarif', 'junit'], usually: 'text' });
    if (!format.ok) return format;
    const limits = limitsOf(values, flags.has('no-spof'));
    if (!limits.ok) return limits;
    const read = await readDesignFile(files[0]!, io);
    if (!read.ok) return read;
    const design = variantOf(read.value.design, values['variant']);
    if (!design.ok) return design;
    const report = wholeReport(design.value, analyze(design.value));
    const gates = gatesOf(design.value, report, limits.value);
    const hasFailed = gates.some(({ passed }) => !passed);
    const written = (): string => {
      switch (format.value) {
        case 'json':
          return JSON.stringify(asData(gates, hasFailed), undefined, 2);
        case 'sarif':
          return JSON.stringify(
            sarif(design.value, report, { version, path: files[0]!, lines: recordLines(read.value.text), gates }),
            undefined,
            2,
          );
        case 'junit':
          return junit(design.value, report, gates);
        case 'text':
          return gatesText(gates);
        default:
          return format.value satisfies never;
      }
    };
    return ok({ contents: written(), hasFailed });
  },
};

const asData = (gates: readonly Gate[], hasFailed: boolean): object => ({
  format: 'plumbline-check',
  version: 1,
  passed: !hasFailed,
  gates,
});

function limitsOf(
  values: Readonly<Record<string, string | undefined>>,
  noSinglePoints: boolean,
): Result<GateOptions, Trouble> {
  const maxP99Ms = limit('max-p99', values, 'duration');
  if (!maxP99Ms.ok) return maxP99Ms;
  const minAvailability = limit('min-availability', values, 'probability');
  if (!minAvailability.ok) return minAvailability;
  const maxCostPerMonth = limit('max-cost', values, 'money');
  if (!maxCostPerMonth.ok) return maxCostPerMonth;
  const maxUtilization = limit('max-utilization', values, 'probability');
  if (!maxUtilization.ok) return maxUtilization;
  const failOn =
    values['fail-on'] === undefined
      ? ok(undefined)
      : choice('fail-on', values['fail-on'], { of: ['error', 'warning'] });
  if (!failOn.ok) return failOn;
  return ok({
    ...(maxP99Ms.value === undefined ? {} : { maxP99Ms: maxP99Ms.value }),
    ...(minAvailability.value === undefined ? {} : { minAvailability: minAvailability.value }),
    ...(maxCostPerMonth.value === undefined ? {} : { maxCostPerMonth: maxCostPerMonth.value }),
    ...(maxUtilization.value === undefined ? {} : { maxUtilization: maxUtilization.value }),
    ...(failOn.value === undefined ? {} : { failOn: failOn.value }),
    noSinglePoints,
  });
}

/** A number as people write it: 200, 200 ms, 99.95%, 3 nines. */
export function limit(
  name: string,
  values: Readonly<Record<string, string | undefined>>,
  dimension: Dimension,
): Result<number | undefined, Trouble> {
  const text = values[name];
  if (text === undefined) return ok(undefined);
  const quantity = parseQuantity(text, dimension);
  if (!quantity.ok) return wrongUsage(`--${name}: ${quantity.error}`);
  const value = likely(quantity.value);
  return value >= 0 ? ok(value) : wrongUsage(`--${name}: expected a number ≥ 0, got ${JSON.stringify(text)}`);
}
