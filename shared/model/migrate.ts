import { fail, ok, type Result } from '../result';

type Fields = Record<string, unknown>;

export const CURRENT_VERSION = 1;

/** `steps[n]` turns a file of version n into one of version n + 1. Every past version stays readable for ever. */
const steps: Readonly<Record<number, (file: Fields) => Fields>> = {};

/** Brings a parsed file to the current version, or says why it cannot be read. */
export function migrate(value: unknown): Result<Fields, { readonly path: string; readonly message: string }> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail({
      path: '',
      message: `expected a Plumbline design, got ${value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`}`,
    });
  }
  let file = value as Fields;
  if (file['format'] !== 'plumbline') {
    return fail({
      path: 'format',
      message: `expected "plumbline", got ${JSON.stringify(file['format']) ?? 'nothing'}`,
    });
  }
  const version = file['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fail({
      path: 'version',
      message: `expected a whole number ≥ 1, got ${JSON.stringify(version) ?? 'nothing'}`,
    });
  }
  if (version > CURRENT_VERSION) {
    const message = `expected at most ${CURRENT_VERSION}, got ${version}: this file was written by a newer Plumbline`;
    return fail({ path: 'version', message });
  }
  for (let from = version; from < CURRENT_VERSION; from++) file = steps[from]!(file);
  return ok(file);
}
