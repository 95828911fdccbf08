import { interpolate, type Variables } from './interpolate';
import { type Fields, isFields } from './merge';
import type { Project } from './project';

/** What a reader of architecture wants to know of a service. */
export type Service = {
  readonly name: string;
  readonly image?: string;
  readonly isBuilt: boolean;
  /** Names by which others reach it. */
  readonly hosts: readonly string[];
  readonly environment: ReadonlyMap<string, string>;
  /** Entrypoint and command as one text. */
  readonly command: string;
  readonly dependsOn: ReadonlyMap<string, string>;
  readonly links: readonly { readonly service: string; readonly alias?: string }[];
  /** Ports inside, and whether they are open to the outside. */
  readonly ports: readonly { readonly target: number; readonly isPublished: boolean }[];
  /** Paths inside at which something is mounted. */
  readonly mounts: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
  /** Texts that the file mounts into it. */
  readonly configs: readonly string[];
  readonly profiles: readonly string[];
  readonly restart?: string;
  readonly replicas?: number;
  readonly cpus?: string;
};

export function serviceOf(name: string, fields: Fields, project: Project): Service {
  const text = (key: string) => scalar(fields[key]);
  const deploy = isFields(fields['deploy']) ? fields['deploy'] : {};
  const image = text('image');
  const restart = text('restart');
  const replicas = count(deploy['replicas']) ?? count(fields['scale']);
  const cpus = scalar(at(deploy, 'resources', 'limits', 'cpus')) ?? text('cpus');
  return {
    name,
    ...(image === undefined || image === '' ? {} : { image }),
    isBuilt: fields['build'] !== undefined && fields['build'] !== null,
    hosts: hostsOf(name, fields),
    environment: environmentOf(fields, project),
    command: [commandText(fields['entrypoint']), commandText(fields['command'])].join(' ').trim(),
    dependsOn: new Map(
      Object.entries(isFields(fields['depends_on']) ? fields['depends_on'] : {}).map(([service, how]) => [
        service,
        (isFields(how) ? scalar(how['condition']) : undefined) ?? 'service_started',
      ]),
    ),
    links: list(fields['links']).flatMap((link) => {
      const [service, alias] = (scalar(link) ?? '').split(':');
      return service ? [{ service, ...(alias ? { alias } : {}) }] : [];
    }),
    ports: [
      ...list(fields['ports']).flatMap((port) => targetsOf(port).map((target) => ({ target, isPublished: true }))),
      ...list(fields['expose']).flatMap((port) => targetsOf(port).map((target) => ({ target, isPublished: false }))),
    ],
    mounts: list(fields['volumes']).flatMap((volume) => mountOf(volume) ?? []),
    labels: new Map(
      Object.entries(isFields(fields['labels']) ? fields['labels'] : {}).map(([k, v]) => [k, scalar(v) ?? '']),
    ),
    configs: list(fields['configs']).flatMap((config) => {
      const source = isFields(config) ? scalar(config['source']) : scalar(config);
      return (source === undefined ? undefined : project.configs.get(source)) ?? [];
    }),
    profiles: list(fields['profiles']).flatMap((profile) => scalar(profile) ?? []),
    ...(restart === undefined ? {} : { restart }),
    ...(replicas === undefined ? {} : { replicas }),
    ...(cpus === undefined ? {} : { cpus }),
  };
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function scalar(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : undefined;
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inside, key) => (isFields(inside) ? inside[key] : undefined), value);
}

function count(value: unknown): number | undefined {
  const text = scalar(value);
  return text !== undefined && /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
}

/** The name of the service, of its container and of its host, and what networks call it. */
function hostsOf(name: string, fields: Fields): readonly string[] {
  const networks = isFields(fields['networks']) ? Object.values(fields['networks']) : [];
  const aliases = networks.flatMap((network) => (isFields(network) ? list(network['aliases']) : []));
  const all = [name, scalar(fields['container_name']), scalar(fields['hostname']), ...aliases.map(scalar)];
  return [...new Set(all.filter((host): host is string => host !== undefined && host !== ''))];
}

/** Environment files first, what the service itself says over them; a name without a value is passed on. */
function environmentOf(fields: Fields, project: Project): ReadonlyMap<string, string> {
  const environment = new Map<string, string>();
  for (const entry of list(fields['env_file'])) {
    const path = isFields(entry) ? scalar(entry['path']) : scalar(entry);
    for (const [name, value] of (path === undefined ? undefined : project.environmentFile(path)) ?? [])
      environment.set(name, interpolate(value, project.variables));
  }
  const own = isFields(fields['environment']) ? fields['environment'] : {};
  for (const [name, value] of Object.entries(own)) {
    const given: string | undefined = scalar(value) ?? passedOn(name, project.variables);
    if (given !== undefined) environment.set(name, given);
  }
  return environment;
}

const passedOn = (name: string, variables: Variables): string | undefined => variables.get(name);

const commandText = (value: unknown): string =>
  Array.isArray(value) ? value.map((part) => scalar(part) ?? '').join(' ') : (scalar(value) ?? '');

/** `3000`, `"8080:80"`, `"127.0.0.1:8080:80/tcp"`, `8000-8002`, `{ target: 80 }`. */
function targetsOf(port: unknown): readonly number[] {
  const text = isFields(port) ? scalar(port['target']) : scalar(port);
  const inside =
    text
      ?.replace(/\/\w+$/, '')
      .split(':')
      .at(-1)
      ?.split('-')[0] ?? '';
  return /^\d{1,5}$/.test(inside) ? [Number(inside)] : [];
}

function mountOf(volume: unknown): string | undefined {
  if (isFields(volume)) return scalar(volume['target']);
  const parts = scalar(volume)?.split(':') ?? [];
  return parts.find((part, i) => (i > 0 || parts.length === 1) && part.startsWith('/'));
}
