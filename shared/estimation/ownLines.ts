import { type EstimateLine, percent } from '../model';
import { fail, ok, type Result } from '../result';
import { type Amount, amountOf, BYTES, COUNT, type Dims, PER_SECOND, sameDims, SECONDS, unitName } from './amount';
import { evaluate } from './formula';
import type { LineInput, SheetLine } from './line';
import { printAmount, type Rounding } from './print';
import type { Settings } from './settings';

/** What a line may say its unit is, and what it then has to come to. */
const UNITS: Readonly<Record<string, Dims>> = {
  count: COUNT,
  bytes: BYTES,
  B: BYTES,
  rate: PER_SECOND,
  '1/s': PER_SECOND,
  's-1': PER_SECOND,
  'B/s': { ...BYTES, seconds: -1 },
  seconds: SECONDS,
  s: SECONDS,
  USD: { ...COUNT, money: 1 },
};

/**
 * Lines with a formula of the person. They may name each other in any order, computed lines, and the sheet's settings;
 * a circle is a problem of all lines on it. A formula in words, as templates of old have them, keeps the value stated
 * beside it.
 */
export function ownLines(
  lines: readonly EstimateLine[],
  computed: readonly SheetLine[],
  settings: Settings,
  rounding: Rounding,
): readonly SheetLine[] {
  const known = new Map<string, Amount>(settingNames(settings));
  for (const { id, amount } of computed) if (amount !== null) known.set(id, amount);
  const byId = new Map(lines.map((line, i) => [line.id ?? `line-${i + 1}`, line] as const));
  const done = new Map<string, Result<Amount>>();
  const amountOfLine = (id: string, path: ReadonlySet<string>): Result<Amount> => {
    const before = done.get(id);
    if (before !== undefined) return before;
    if (path.has(id)) return fail(`it needs itself: ${[...path, id].join(' → ')}`);
    const result = evaluate(byId.get(id)!.formula ?? '', (name) => {
      if (byId.has(name)) return amountOfLine(name, new Set([...path, id]));
      const found = known.get(name);
      return found === undefined ? fail(`expected the name of a line, got “${name}”`) : ok(found);
    });
    const checked = result.ok ? withUnit(result.value, byId.get(id)!.unit) : result;
    done.set(id, checked);
    return checked;
  };
  return [...byId].map(([id, line]) => shown(id, line, amountOfLine(id, new Set()), rounding));
}

const settingNames = (settings: Settings): [string, Amount][] =>
  Object.entries(settings).flatMap(([name, given]) => (given === undefined ? [] : [[name, amountOf(given.value)]]));

/** A unit that the formula does not come to is a mistake; a word for what is counted is none. */
function withUnit(amount: Amount, unit: string | undefined): Result<Amount> {
  const expected = unit === undefined ? undefined : UNITS[unit];
  if (expected === undefined || sameDims(expected, amount.dims)) return ok(amount);
  const hint = unit === 'bytes' || unit === 'B' ? ': “500 B” with a space are bytes, “500B” are billions' : '';
  return fail(`expected ${unitName(expected)}, got ${unitName(amount.dims)}${hint}`);
}

function shown(id: string, line: EstimateLine, result: Result<Amount>, rounding: Rounding): SheetLine {
  const base = { id, group: 'own', name: line.name ?? id, formula: line.formula ?? '', source: line.source };
  if (result.ok) {
    const counted = line.unit !== undefined && UNITS[line.unit] === undefined ? ` ${line.unit}` : '';
    const text = `${printAmount(result.value, { rounding })}${sameDims(result.value.dims, COUNT) ? counted : ''}`;
    return { ...base, amount: result.value, text, inputs: [] };
  }
  if (line.value !== undefined) return stated(base, line, line.value, rounding);
  return { ...base, amount: null, text: null, inputs: [], problem: result.error };
}

/** A share of something is read as a percentage; a sign follows its number, a word stands apart. */
function textOf(amount: Amount, unit: string | undefined, rounding: Rounding): string {
  if (unit === 'share') return percent(amount.likely);
  const number = printAmount(amount, { rounding, perDay: unit === '1/day' });
  if (unit === undefined || unit === '1/day' || UNITS[unit] !== undefined) return number;
  return unit === '×' ? `${number}${unit}` : `${number} ${unit}`.trim();
}

function stated(
  base: Pick<SheetLine, 'id' | 'group' | 'name' | 'formula' | 'source'>,
  line: EstimateLine,
  value: number,
  rounding: Rounding,
): SheetLine {
  const dims = UNITS[line.unit ?? ''] ?? (line.unit === '1/day' ? PER_SECOND : COUNT);
  const amount = amountOf(line.unit === '1/day' ? value / 86_400 : value, dims);
  const input: LineInput = { name: 'value', text: `${value}`, origin: 'stated', note: 'its formula is in words' };
  const text = textOf(amount, line.unit, rounding);
  return { ...base, amount, text, inputs: [input] };
}
