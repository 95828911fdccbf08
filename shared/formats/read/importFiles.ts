import type { Issue } from '../../model';
import { fail, type Result } from '../../result';
import type { Imported, SourceFile } from '../imported';
import { readCompose } from './compose';
import { isEnvironment, servicesOf } from './compose/project';
import { isFields } from './compose/merge';
import { readYaml } from './compose/yamlFile';
import { readDrawio } from './drawio';
import { readMermaid } from './mermaid';
import { importOpenApi } from './openapi/importOpenApi';

export type ImportOptions = {
  /** Of the new design: the mind has no dice. */
  readonly id: string;
  /** The format, where the caller knows it; else the files decide. */
  readonly from?: string;
};

type Reader = {
  readonly format: string;
  /** Other names that people give the format. */
  readonly aliases: readonly string[];
  readonly endings: RegExp;
  /** By what is in the file, where its name does not say it. */
  readonly recognises: (text: string) => boolean;
  readonly read: (files: readonly SourceFile[], options: ImportOptions) => Result<Imported, readonly Issue[]>;
};

const READERS: readonly Reader[] = [
  {
    format: 'drawio',
    aliases: ['draw.io', 'diagrams.net'],
    endings: /\.(?:drawio|dio)(?:\.xml)?$/i,
    recognises: (text) => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:mxfile|mxGraphModel)\b/.test(text),
    read: ([file, ...others], options) => (others.length > 0 ? several(others, 'draw.io') : readDrawio(file!, options)),
  },
  {
    format: 'mermaid',
    aliases: ['mmd'],
    endings: /\.(?:mmd|mermaid)$/i,
    recognises: (text) =>
      /^(?:`{3,}|~{3,})[ \t]*mermaid\b/m.test(text) ||
      /^\s*(?:%%[^\n]*\n\s*)*(?:flowchart|graph)[ \t]+(?:TB|TD|BT|RL|LR)\b/.test(text),
    read: ([file, ...others], options) =>
      others.length > 0 ? several(others, 'Mermaid') : readMermaid(file!, options),
  },
  {
    format: 'openapi',
    aliases: ['swagger'],
    endings: /\b(?:openapi|swagger)[^/\\]*\.(?:ya?ml|json)$/i,
    recognises: (text) =>
      /^\s*(?:\{\s*)?["']?(?:openapi|swagger)["']?\s*:\s*["']?(?:3\.|2\.0)/m.test(text.slice(0, 20_000)),
    read: ([file, ...others], options) =>
      others.length > 0 ? several(others, 'OpenAPI') : importOpenApi(file!, options),
  },
];

const several = (others: readonly SourceFile[], format: string) =>
  fail(others.map(({ path }) => ({ path, message: `expected one file of ${format}, got another one` })));

const COMPOSE: ReadonlySet<string> = new Set(['docker-compose', 'compose', 'docker']);
const SUPPORTED = ['docker-compose', ...READERS.map(({ format }) => format)].join(', ');

/** More than that nobody has drawn by hand, and no layout of it ends in time. */
const MOST_COMPONENTS = 5000;
const MOST_CONNECTORS = 20_000;

/** Makes a design of files of another tool, with an account of what was stated, inferred and left out. */
export function importFiles(files: readonly SourceFile[], options: ImportOptions): Result<Imported, readonly Issue[]> {
  const imported = readFiles(files, options);
  if (!imported.ok) return imported;
  const { components, connectors } = imported.value.design;
  const [boxes, arrows] = [Object.keys(components).length, Object.keys(connectors).length];
  const refuse = (most: number, what: string, got: number) =>
    fail([{ path: files.map(({ path }) => path).join(', '), message: `expected at most ${most} ${what}, got ${got}` }]);
  if (boxes > MOST_COMPONENTS) return refuse(MOST_COMPONENTS, 'components', boxes);
  return arrows > MOST_CONNECTORS ? refuse(MOST_CONNECTORS, 'connectors', arrows) : imported;
}

function readFiles(files: readonly SourceFile[], options: ImportOptions): Result<Imported, readonly Issue[]> {
  const [first] = files;
  if (first === undefined) return fail([{ path: '', message: 'expected at least one file, got none' }]);
  const from = options.from?.toLowerCase();
  if (from !== undefined) {
    const reader = READERS.find(({ format, aliases }) => format === from || aliases.includes(from));
    if (reader !== undefined) return reader.read(files, options);
    return COMPOSE.has(from)
      ? readCompose(files, options)
      : fail([{ path: '', message: `expected a format of ${SUPPORTED}, got ${JSON.stringify(options.from)}` }]);
  }
  const reader =
    READERS.find(({ endings }) => endings.test(first.path)) ?? READERS.find(({ recognises }) => recognises(first.text));
  if (reader !== undefined) return reader.read(files, options);
  const foreign = files.flatMap((file) => reasonToRefuse(file) ?? []);
  return foreign.length > 0 ? fail(foreign) : readCompose(files, options);
}

function reasonToRefuse(file: SourceFile): Issue | undefined {
  if (isEnvironment(file.path) || /(?:^|[/\\])(?:docker-)?compose[^/\\]*\.ya?ml$/i.test(file.path)) return undefined;
  const expected = `expected a file of a format that is read (${SUPPORTED})`;
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
