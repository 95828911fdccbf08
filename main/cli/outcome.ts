import type { Issue } from '../../shared/model';
import { fail, ok, type Result } from '../../shared/result';
import type { Io } from './io';

/** 0 done, 1 a gate failed, 2 wrong usage, 3 the input cannot be read. */
export type Status = 0 | 1 | 2 | 3;

export type Output = {
  /** The result: for standard output or `--output`. */
  readonly contents: string | Uint8Array;
  /** What a person should know about it: for standard error. */
  readonly notes?: string;
  /** A gate failed: the result is there, and the command ends with 1. */
  readonly hasFailed?: boolean;
};

export type Trouble = { readonly status: 2 | 3; readonly message: string };
export type Outcome = Result<Output, Trouble>;

export type Request = {
  readonly files: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Options without a value that were given. */
  readonly flags: ReadonlySet<string>;
  readonly io: Io;
};

export type Command = {
  readonly usage: string;
  readonly summary: string;
  /** Names of options that take a value. */
  readonly options: readonly string[];
  /** Names of options that take none. */
  readonly flags?: readonly string[];
  readonly several?: boolean;
  readonly takesNoFile?: boolean;
  readonly run: (request: Request) => Promise<Outcome>;
};

export const wrongUsage = (message: string) => fail<Trouble>({ status: 2, message });
export const unreadable = (message: string) => fail<Trouble>({ status: 3, message });

/** One of the values that an option may have. */
export function choice<T extends string>(
  name: string,
  value: string | undefined,
  { of, usually }: { of: readonly T[]; usually?: T },
): Result<T, Trouble> {
  if (value === undefined) return usually === undefined ? wrongUsage(`--${name} is missing`) : ok(usually);
  const chosen = of.find((candidate) => candidate === value);
  if (chosen !== undefined) return ok(chosen);
  return wrongUsage(`--${name}: expected ${of.join(' or ')}, got ${JSON.stringify(value)}`);
}

/** `path: expected …, got …`, a line each; what concerns the whole file stands under its name. */
export const issueLines = (issues: readonly Issue[], file: string): string =>
  issues.map(({ path, message }) => `${path === '' ? file : path}: ${message}`).join('\n');
