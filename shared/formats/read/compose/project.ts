import type { Issue } from '../../../model';
import { fail, ok, type Result } from '../../../result';
import type { SourceFile } from '../../imported';
import { interpolate, readEnvironment, type Variables } from './interpolate';
import { type Fields, isFields, merged, uniform, unmarked } from './merge';
import { readYaml, type YamlFile } from './yamlFile';

/** All services of all files, later files laid over earlier ones, variables put in. */
export type Project = {
  readonly name?: string;
  readonly services: ReadonlyMap<string, Fields>;
  /** The text of `configs` that stands in the file itself. */
  readonly configs: ReadonlyMap<string, string>;
  /** The contents of environment files, by every way of writing their path that ends alike. */
  readonly environmentFile: (path: string) => Variables | undefined;
  readonly variables: Variables;
  readonly includesNotFound: readonly string[];
  readonly missingVariables: ReadonlySet<string>;
};

/** More values than any honest project has, counted with every repetition of an anchor. */
const VALUE_LIMIT = 500_000;

export const isEnvironment = (path: string): boolean => /(?:^|[/\\])(?:\.env[^/\\]*|[^/\\]*\.env)$/.test(path);

export function readProject(files: readonly SourceFile[]): Result<Project, readonly Issue[]> {
  const environments = files.filter(({ path }) => isEnvironment(path));
  const yamls: YamlFile[] = [];
  const issues: Issue[] = [];
  for (const file of files) {
    if (environments.includes(file)) continue;
    const read = readYaml(file);
    if (read.ok) yamls.push(read.value);
    else issues.push(read.error);
  }
  for (const yaml of yamls) issues.push(...issuesOf(yaml));
  if (issues.length > 0) return fail(issues);

  const variables = new Map<string, string>();
  for (const { path, text } of environments) {
    if (/(?:^|[/\\])\.env$/.test(path) || environments.length === 1) {
      for (const [name, value] of readEnvironment(text)) variables.set(name, value);
    }
  }
  const { ordered, includesNotFound } = inOrder(yamls);
  const missingVariables = new Set<string>();
  const budget = { left: VALUE_LIMIT };
  const put = (value: unknown): unknown => withVariables(value, { variables, missingVariables, budget });
  const services = new Map<string, Fields>();
  const configs = new Map<string, string>();
  let name: string | undefined;
  for (const yaml of ordered) {
    const root = put(yaml.data) as Fields;
    if (budget.left < 0)
      return fail([{ path: yaml.path, message: `expected at most ${VALUE_LIMIT} values, got more` }]);
    if (typeof root['name'] === 'string') name = root['name'];
    for (const [id, service] of Object.entries(servicesOf(root))) {
      if (isFields(service) && Object.hasOwn(service, 'x-plumbline-reset')) services.delete(id);
      else services.set(id, merged(services.get(id) ?? {}, uniform(isFields(service) ? service : {})));
    }
    for (const [id, config] of Object.entries(isFields(root['configs']) ? root['configs'] : {})) {
      if (isFields(config) && typeof config['content'] === 'string') configs.set(id, config['content']);
    }
  }
  for (const id of services.keys()) services.set(id, unmarked(extended(id, services, [])));
  return ok({
    ...(name === undefined ? {} : { name }),
    services,
    configs,
    environmentFile: (path) => {
      const found = environments.find((file) => isSamePath(file.path, path));
      return found === undefined ? undefined : readEnvironment(found.text);
    },
    variables,
    includesNotFound,
    missingVariables,
  });
}

/** The services of a file; the oldest format has them at the top. */
export function servicesOf(root: Fields): Fields {
  if (isFields(root['services'])) return root['services'];
  if ('services' in root || 'include' in root) return {};
  const entries = Object.entries(root).filter(([, value]) => isFields(value) && ('image' in value || 'build' in value));
  return Object.fromEntries(entries);
}

function issuesOf({ path, data, placeOf }: YamlFile): Issue[] {
  if (!isFields(data)) return [{ path, message: `expected a map with services, got ${kindOfValue(data)}` }];
  const { services } = data;
  if (services === undefined || services === null) return [];
  if (!isFields(services)) {
    return [{ path: placeOf(['services']), message: `expected a map of services, got ${kindOfValue(services)}` }];
  }
  return Object.entries(services)
    .filter(([, service]) => service !== null && !isFields(service))
    .map(([id, service]) => ({
      path: placeOf(['services', id]),
      message: `expected the fields of the service ${id}, got ${kindOfValue(service)}`,
    }));
}

function kindOfValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : JSON.stringify(value).slice(0, 80);
}

type Filling = {
  readonly variables: Variables;
  readonly missingVariables: Set<string>;
  readonly budget: { left: number };
};

/** Deeper than any compose file: what goes deeper is an anchor that holds itself. */
const DEEPEST = 64;

/** Variables are put into values, not into names of fields. */
function withVariables(value: unknown, filling: Filling, depth = 0): unknown {
  if (depth > DEEPEST || (filling.budget.left -= 1) < 0) return null;
  if (typeof value === 'string') {
    filling.budget.left -= value.length >> 8;
    return interpolate(value, filling.variables, (name) => filling.missingVariables.add(name));
  }
  if (Array.isArray(value)) return value.map((item) => withVariables(item, filling, depth + 1));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, withVariables(field, filling, depth + 1)]),
  );
}

/** What a file includes comes before it. */
function inOrder(yamls: readonly YamlFile[]): { ordered: readonly YamlFile[]; includesNotFound: readonly string[] } {
  const ordered = new Set<YamlFile>();
  const open = new Set<YamlFile>();
  const includesNotFound: string[] = [];
  const add = (yaml: YamlFile) => {
    if (ordered.has(yaml) || open.has(yaml)) return;
    open.add(yaml);
    for (const path of includesOf(yaml.data)) {
      const found = yamls.find((other) => other !== yaml && isSamePath(other.path, path, yaml.path));
      if (found === undefined) includesNotFound.push(path);
      else add(found);
    }
    ordered.add(yaml);
  };
  yamls.forEach(add);
  return { ordered: [...ordered], includesNotFound };
}

function includesOf(data: unknown): readonly string[] {
  const include = isFields(data) ? data['include'] : undefined;
  return (Array.isArray(include) ? include : []).flatMap((item: unknown): string[] => {
    const path = isFields(item) ? item['path'] : item;
    return (Array.isArray(path) ? path : [path]).filter((each): each is string => typeof each === 'string');
  });
}

/** `../ui/docker-compose.yml`, written in `src/app/docker-compose.yml`, is `src/ui/docker-compose.yml`. */
function isSamePath(given: string, written: string, within = ''): boolean {
  const folder = within.split(/[/\\]/).slice(0, -1);
  const parts = (path: readonly string[]) => {
    const kept: string[] = [];
    for (const part of path) {
      if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
      else if (part !== '.' && part !== '') kept.push(part);
    }
    return kept.filter((part) => part !== '..').join('/');
  };
  const full = parts(given.split(/[/\\]/));
  const wanted = parts([...folder, ...written.split(/[/\\]/)]);
  const short = parts(written.split(/[/\\]/));
  return full === wanted || full === short || full.endsWith(`/${short}`);
}

/** With what it takes over from another service of the same project. */
function extended(id: string, services: ReadonlyMap<string, Fields>, path: readonly string[]): Fields {
  const service = services.get(id)!;
  const from = isFields(service['extends']) ? service['extends']['service'] : service['extends'];
  if (typeof from !== 'string' || from === id || path.includes(from) || !services.has(from)) return service;
  return merged(extended(from, services, [...path, id]), service);
}
