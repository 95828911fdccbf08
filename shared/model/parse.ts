import { z } from 'zod';
import { fail, ok, type Result } from '../result';
import { type Design, designSchema, RECORDS } from './design';
import { type Issue, pathOf } from './issue';
import { migrate } from './migrate';
import { danglingReferences } from './references';

// A strict Content-Security-Policy forbids the `new Function` with which zod would speed itself up.
z.config({ jitless: true });

const SIZE_LIMIT = 64 * 1024 * 1024;
const ISSUE_LIMIT = 20;

/** Reads the text of a `.plumb` file. Errors name the place: `components.db.replicas: expected a whole number ≥ 1, got 0`. */
export function parseDesign(text: string): Result<Design, readonly Issue[]> {
  if (text.length > SIZE_LIMIT) return refuse('', `expected at most ${SIZE_LIMIT} characters, got ${text.length}`);
  let json: unknown;
  try {
    // A byte order mark is no part of JSON, but editors on Windows write one.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse('', `expected JSON, got something else (${error instanceof Error ? error.message : String(error)})`);
  }
  return readDesign(json);
}

/** Checks a value that claims to be a design, whatever version wrote it. */
export function readDesign(value: unknown): Result<Design, readonly Issue[]> {
  const migrated = migrate(value);
  if (!migrated.ok) return refuse(migrated.error.path, migrated.error.message);
  const parsed = designSchema.safeParse(migrated.value, { reportInput: true });
  if (!parsed.success) return fail(parsed.error.issues.slice(0, ISSUE_LIMIT).map(issueOf));
  // The schema's type has an index signature for unknown fields; Design hides it so that a misspelt field cannot compile.
  const design = parsed.data as Design;
  const dangling = danglingReferences(design);
  return dangling.length > 0 ? fail(dangling.slice(0, ISSUE_LIMIT)) : ok(design);
}

/** What is wrong with one record by itself, with paths relative to it; whether what it names exists is not looked at. */
export function recordIssues(table: keyof typeof RECORDS, record: unknown): readonly Issue[] {
  const parsed = RECORDS[table].safeParse(record, { reportInput: true });
  return parsed.success ? [] : parsed.error.issues.map(issueOf);
}

const refuse = (path: string, message: string): Result<never, readonly Issue[]> => fail([{ path, message }]);

function issueOf(issue: z.core.$ZodIssue): Issue {
  return { path: pathOf(issue.path), message: `${expectation(issue)}, got ${show(issue.input)}` };
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('expected ')) return issue.message;
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_value')
    return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  if (issue.code === 'too_small' && issue.origin === 'string') return 'expected text that is not empty';
  return `expected something else (${issue.message})`;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value);
  return json.length > 80 ? `${json.slice(0, 77)}…` : json;
}
