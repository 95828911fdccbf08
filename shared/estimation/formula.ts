import { fail, ok, type Result } from '../result';
import { type Amount, amount, COUNT, each, maximum, over, plus, power, sameDims, times, unitName } from './amount';
import { type Token, tokensOf } from './tokens';
import { MULTIPLIERS, UNITS } from './units';

/** What a name in a formula stands for. */
export type Lookup = (name: string) => Result<Amount>;

const DEPTH_LIMIT = 40;

/**
 * The amount of a formula such as `200M users * 5 / day`, `0.2 * reads * 500 B` or `40..80 kB * uploads`. Numbers take
 * multipliers (k, M, B or billion, T), units (B … EB, ns … year, USD, %) and ranges; names are other lines. Units are
 * carried through, so that bytes and requests cannot be added. Ranges are propagated as intervals: a name that occurs
 * twice in one formula is taken as independent, which can only widen the result.
 */
export function evaluate(text: string, lookup: Lookup): Result<Amount> {
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  if (tokens.value.length === 0) return fail('expected a formula, got nothing');
  const reader = new Reader(tokens.value, lookup);
  try {
    const value = reader.sum(0);
    const rest = reader.peek();
    if (rest !== undefined) return fail(`expected an operator at character ${rest.at + 1}, got “${textOf(rest)}”`);
    return Number.isFinite(value.low) && Number.isFinite(value.high)
      ? ok(value)
      : fail('expected a number that can be written down');
  } catch (error) {
    if (error instanceof Stop) return fail(error.message);
    throw error;
  }
}

/** Unwinds the descent at the first thing that makes no sense; never leaves this file. */
class Stop extends Error {}

const must = (result: Result<Amount>): Amount => {
  if (!result.ok) throw new Stop(result.error);
  return result.value;
};

const textOf = (token: Token): string => (token.type === 'number' ? String(token.value) : token.text);

class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly lookup: Lookup;
  constructor(tokens: readonly Token[], lookup: Lookup) {
    this.tokens = tokens;
    this.lookup = lookup;
  }

  peek = (): Token | undefined => this.tokens[this.at];

  private sign(...texts: string[]): string | undefined {
    const token = this.peek();
    const isOne =
      (token?.type === 'sign' && texts.includes(token.text)) ||
      (token?.type === 'word' && token.text === 'per' && texts.includes('/'));
    if (!isOne) return undefined;
    this.at += 1;
    return token.type === 'sign' ? token.text : '/';
  }

  sum(depth: number): Amount {
    if (depth > DEPTH_LIMIT) throw new Stop('expected fewer parentheses');
    let left = this.product(depth);
    for (let sign = this.sign('+', '-'); sign !== undefined; sign = this.sign('+', '-'))
      left = must(plus(left, this.product(depth), sign === '+' ? 1 : -1));
    return left;
  }

  private product(depth: number): Amount {
    let left = this.power(depth);
    for (let sign = this.sign('*', '/'); sign !== undefined; sign = this.sign('*', '/')) {
      const right = this.power(depth);
      left = sign === '*' ? times(left, right) : must(over(left, right));
    }
    return left;
  }

  private power(depth: number): Amount {
    const base = this.value(depth);
    return this.sign('^', '**') === undefined ? base : must(power(base, this.power(depth + 1)));
  }

  private value(depth: number): Amount {
    if (depth > DEPTH_LIMIT) throw new Stop('expected a shorter formula');
    if (this.sign('-') !== undefined) return times(amount(-1), this.value(depth + 1));
    if (this.sign('$') !== undefined) return times(UNITS.get('USD')!, this.value(depth + 1));
    if (this.sign('(') !== undefined) {
      const inner = this.sum(depth + 1);
      if (this.sign(')') === undefined) throw new Stop('expected a closing parenthesis');
      return inner;
    }
    const token = this.peek();
    if (token === undefined) throw new Stop('expected a number or a name at the end');
    this.at += 1;
    if (token.type === 'number') return this.range(token.value);
    if (token.type === 'word') return this.named(token, depth);
    throw new Stop(`expected a number or a name at character ${token.at + 1}, got “${textOf(token)}”`);
  }

  /** `40`, `40 kB`, `40..80 kB`, `40..50..80 kB`: the unit behind the last number holds for all. */
  private range(first: number): Amount {
    const parts = [first * this.multiplier()];
    while (parts.length < 3 && this.sign('..', '...') !== undefined) {
      const next = this.peek();
      if (next?.type !== 'number') throw new Stop('expected a number after “..”');
      this.at += 1;
      parts.push(next.value * this.multiplier());
    }
    const [low, high] = [parts[0]!, parts.at(-1)!];
    const likely = parts.length === 3 ? parts[1]! : (low + high) / 2;
    if (!(low <= likely && likely <= high)) throw new Stop('expected low ≤ likely ≤ high in a range');
    return times({ low, likely, high, dims: COUNT }, this.unit());
  }

  private multiplier(): number {
    const token = this.peek();
    const factor = token?.type === 'word' ? MULTIPLIERS.get(token.text) : undefined;
    if (factor === undefined) return 1;
    this.at += 1;
    return factor;
  }

  private unit(): Amount {
    if (this.sign('%') !== undefined) return amount(0.01);
    const token = this.peek();
    const unit = token?.type === 'word' ? UNITS.get(token.text) : undefined;
    if (unit === undefined) return amount(1);
    this.at += 1;
    return unit;
  }

  private named(token: Token & { readonly type: 'word' }, depth: number): Amount {
    if (this.sign('(') !== undefined) return this.call(token, depth);
    const found = this.lookup(token.text);
    if (found.ok) return found.value;
    // `per day`: a unit by itself is one of it.
    const unit = UNITS.get(token.text);
    if (unit === undefined) throw new Stop(found.error);
    return unit;
  }

  private call({ text }: Token & { readonly type: 'word' }, depth: number): Amount {
    const given = [this.sum(depth + 1)];
    while (this.sign(',') !== undefined) given.push(this.sum(depth + 1));
    if (this.sign(')') === undefined) throw new Stop(`expected a closing parenthesis after ${text}(`);
    return called(text, given);
  }
}

const negated = (one: Amount): Amount => times(amount(-1), one);

function called(name: string, given: readonly Amount[]): Amount {
  const first = given[0]!;
  const other = given.find(({ dims }) => !sameDims(dims, first.dims));
  if (other !== undefined)
    throw new Stop(`expected ${name} of one unit, got ${unitName(first.dims)} and ${unitName(other.dims)}`);
  switch (name) {
    case 'ceil':
      return each(first, Math.ceil);
    case 'round':
      return each(first, Math.round);
    case 'floor':
      return each(first, Math.floor);
    case 'max':
      return maximum(given);
    case 'min':
      return negated(maximum(given.map(negated)));
    default:
      throw new Stop(`expected ceil, round, floor, min or max, got ${name}`);
  }
}
