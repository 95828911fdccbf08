import type { Issue } from '../../model';
import { fail, type Result } from '../../result';
import type { Imported, SourceFile } from '../imported';
import { readCompose } from './compose';
import { isEnvironment, servicesOf } from './compose/project';
import { isFields } from './compose/merge';
import { readYaml } from './compose/yamlFile';

export type ImportOptions = {
  /** Of the new design: the mind has no dice. */
  readonly id: string;
  /** The format, where the caller knows it; else the files decide. */
  readonly from?: string;
};

const SUPPORTED = 'docker-compose';
const NAMES: ReadonlySet<string> = new Set(['docker-compose', 'compose', 'docker']);

/** Makes a design of files of another tool, with an account of what was stated, inferred and left out. */
export function importFiles(files: readonly SourceFile[], options: ImportOptions): Result<Imported, readonly Issue[]> {
  if (files.length === 0) return fail([{ path: '', message: 'expected at least one file, got none' }]);
  if (options.from !== undefined && !NAMES.has(options.from.toLowerCase()))
    return fail([{ path: '', message: `expected the format ${SUPPORTED}, got ${JSON.stringify(options.from)}` }]);
  if (options.from === undefined) {
    const foreign = files.flatMap((file) => reasonToRefuse(file) ?? []);
    if (foreign.length > 0) return fail(foreign);
  }
  return readCompose(files, options);
}

function reasonToRefuse(file: SourceFile): Issue | undefined {
  if (isEnvironment(file.path) || /(?:^|[/\\])(?:docker-)?compose[^/\\]*\.ya?ml$/i.test(file.path)) return undefined;
  const expected = `expected a file of a format that is read (${SUPPORTED}, with its .env)`;
  if (!/\.ya?ml$/i.test(file.path)) return { path: file.path, message: `${expected}, got ${what(file)}` };
  const yaml = readYaml(file);
  if (!yaml.ok) return yaml.error.path === file.path ? { path: file.path, message: yaml.error.message } : yaml.error;
  const { data } = yaml.value;
  if (!isFields(data)) return { path: file.path, message: `${expected}, got YAML that is no map` };
  const isCompose = isFields(data['services']) || 'include' in data || Object.keys(servicesOf(data)).length > 0;
  if (isCompose && !('apiVersion' in data)) return undefined;
  const kind = 'apiVersion' in data ? 'a Kubernetes manifest' : 'YAML without services';
  return { path: file.path, message: `${expected}, got ${kind}` };
}

function what({ path, text }: SourceFile): string {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1];
  if (text.trim() === '') return 'an empty file';
  return extension === undefined ? 'a file of unknown format' : `.${extension}`;
}
