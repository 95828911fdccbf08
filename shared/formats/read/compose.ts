import {
  type Component,
  type Connector,
  type Design,
  emptyDesign,
  type Issue,
  type Journey,
  slug,
  unique,
} from '../../model';
import { fail, ok, type Result } from '../../result';
import type { Imported, ImportNote, SourceFile } from '../imported';
import { type Connection, type Parties, statedConnections } from './compose/connections';
import { entrances } from './compose/entrance';
import { inferredConnections } from './compose/inferred';
import { type Sort, sortOf } from './compose/kinds';
import { awaitedBy, reasonToLeaveOut } from './compose/oneShot';
import { type Project, readProject } from './compose/project';
import { type Service, serviceOf } from './compose/service';

/**
 * A design from docker-compose files, later ones laid over earlier ones. A file states services, and of the connectors
 * only what somebody wrote down for starting or configuring them; the account says which is which.
 */
export function readCompose(
  files: readonly SourceFile[],
  options: { readonly id: string },
): Result<Imported, readonly Issue[]> {
  const project = readProject(files);
  if (!project.ok) return project;
  const nothing = reasonForNothing(project.value, files);
  if (nothing !== undefined) return fail([nothing]);
  const builder = new Builder(project.value);
  const design = builder.design({ id: options.id, name: nameOf(project.value, files) });
  return ok({
    design,
    account: { format: 'docker-compose', files: files.map(({ path }) => path), notes: builder.notes },
  });
}

function reasonForNothing({ services, includesNotFound }: Project, files: readonly SourceFile[]): Issue | undefined {
  if (services.size > 0) return undefined;
  const path = files.map((file) => file.path).join(', ');
  return includesNotFound.length > 0
    ? {
        path,
        message: `includes not found: ${includesNotFound.join(', ')}; expected them among the files, since this one has no services of its own`,
      }
    : { path, message: 'expected at least one service, got none' };
}

/** The project's own name, else the folder's, else what the file's name says besides "docker-compose". */
function nameOf(project: Project, files: readonly SourceFile[]): string {
  const parts = (files.find(({ path }) => /\.ya?ml$/i.test(path)) ?? files[0]!).path
    .split(/[/\\]/)
    .filter((p) => p !== '' && p !== '.');
  const file = parts
    .at(-1)!
    .replace(/\.(?:ya?ml)$/i, '')
    .replace(/[-_.]*(?:docker-)?compose(?:\.override)?/i, '');
  return project.name || file || parts.at(-2) || 'Imported system';
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class Builder {
  readonly notes: ImportNote[] = [];
  readonly #project: Project;
  readonly #parties: Parties;
  readonly #components: Record<string, Mutable<Component>> = {};
  readonly #connectors: Record<string, Mutable<Connector>> = {};
  readonly #journeys: Record<string, Journey> = {};
  readonly #idOf = new Map<string, string>();
  readonly #supported = new Set<string>();

  constructor(project: Project) {
    this.#project = project;
    const everybody = new Map([...project.services].map(([name, fields]) => [name, serviceOf(name, fields, project)]));
    const shared = repeated([...everybody.values()].flatMap(({ image }) => image ?? []));
    const sorts = new Map([...everybody].map(([name, service]) => [name, sortOf(service, shared)]));
    const services = new Map<string, Service>();
    const awaited = awaitedBy(everybody);
    for (const [name, service] of everybody) {
      const why = reasonToLeaveOut(service, sorts.get(name)!, awaited);
      if (why === undefined) services.set(name, service);
      else this.#note('left-out', name, why);
    }
    for (const name of everybody.keys()) if (!services.has(name)) sorts.delete(name);
    this.#parties = { services, sorts, everybody };
  }

  design(named: { readonly id: string; readonly name: string }): Design {
    for (const [name, service] of this.#parties.services) this.#component(service, this.#parties.sorts.get(name)!);
    const { connections, rejected, dangling } = statedConnections(this.#parties);
    const inferred = inferredConnections(this.#parties, connections);
    const all = [...connections, ...inferred];
    for (const connection of all) this.#connector(connection);
    this.#supporting();
    for (const { from, to, why } of rejected) this.#note('left-out', `${from} → ${to}`, why);
    this.#mutualCalls(all);
    this.#danglingHosts(dangling);
    this.#entrances(all);
    this.#gaps();
    return {
      ...emptyDesign(named),
      components: this.#components,
      connectors: this.#connectors,
      journeys: this.#journeys,
    };
  }

  #note(what: ImportNote['what'], about: string, text: string): void {
    this.notes.push({ what, about, text });
  }

  #component(service: Service, sort: Sort): void {
    const id = unique(slug(service.name), this.#components);
    this.#idOf.set(service.name, id);
    const component: Mutable<Component> = { kind: sort.kind.id, name: service.name };
    if (sort.technology !== undefined) component.technology = sort.technology.name;
    if (service.replicas !== undefined && service.replicas > 1) component.replicas = service.replicas;
    this.#components[id] = component;
    const what = sort.technology === undefined ? sort.kind.name : `${sort.kind.name} (${sort.technology.name})`;
    this.#note(sort.isStated ? 'stated' : 'inferred', id, `${what}: ${sort.basis}`);
    if (component.replicas !== undefined) this.#note('stated', id, `${service.replicas} replicas`);
    if (service.cpus !== undefined)
      this.#note('left-out', id, `limited to ${service.cpus} CPUs: how many requests that carries is not said`);
    if (service.profiles.length > 0)
      this.#note('stated', id, `only started with the profile ${service.profiles.join(' or ')}`);
  }

  #connector({ from, to, isStated, basis }: Connection): void {
    const id = unique(`${this.#idOf.get(from)!}-${this.#idOf.get(to)!}`, this.#connectors);
    const { kind } = this.#parties.sorts.get(to)!;
    const connector: Mutable<Connector> = { from: this.#idOf.get(from)!, to: this.#idOf.get(to)! };
    if (!isStated) connector.inferredFrom = basis.join(', ');
    this.#connectors[id] = connector;
    this.#note(isStated ? 'stated' : 'inferred', id, `${from} → ${to}: ${basis.join(', ')}`);
    if (!kind.supporting) return;
    connector.mode = 'async';
    connector.required = false;
    this.#supported.add(to);
  }

  #supporting(): void {
    for (const name of this.#supported) {
      const { kind } = this.#parties.sorts.get(name)!;
      const text = `connectors to it are asynchronous and not required: no request fails for want of ${kind.name.toLowerCase()}`;
      this.#note('inferred', this.#idOf.get(name)!, text);
    }
  }

  /** One journey for each entrance: a request comes through one of them, never through all. */
  #entrances(connections: readonly Connection[]): void {
    const { names, basis } = entrances(this.#parties, connections);
    if (names.length === 0) {
      this.#note('left-out', 'journeys', 'no entrance was found: say where requests enter and how many');
      return;
    }
    const client = unique('client', this.#components);
    this.#components[client] = { kind: 'client', name: 'Client' };
    this.#note(
      'inferred',
      client,
      `added in front of ${names.join(', ')}: ${names.length === 1 ? basis : basis.replace(/^it/, 'each')}`,
    );
    const entries = names.map((name) => {
      const to = this.#idOf.get(name)!;
      const id = unique(`${client}-${to}`, this.#connectors);
      this.#connectors[id] = { from: client, to, inferredFrom: basis };
      return { name, id };
    });
    for (const { name, id } of entries) {
      const others = entries.filter((other) => other.id !== id).map((other) => [other.id, 0] as const);
      const journey = unique(entries.length === 1 ? 'requests' : `requests-${this.#idOf.get(name)!}`, this.#journeys);
      this.#journeys[journey] = {
        name: entries.length === 1 ? 'Requests' : `Requests to ${name}`,
        entry: client,
        ratePerSecond: 1,
        ...(others.length > 0 ? { calls: Object.fromEntries(others) } : {}),
      };
      this.#note('inferred', journey, 'one request a second stands for a rate that no file knows: set it to your peak');
    }
  }

  /** Each call would cause one back, and so on for ever: no load can be computed before somebody says how often. */
  #mutualCalls(connections: readonly Connection[]): void {
    const arrows = new Set(connections.map(({ from, to }) => `${from} → ${to}`));
    for (const { from, to } of connections) {
      if (from >= to || !arrows.has(`${to} → ${from}`)) continue;
      this.#note(
        'left-out',
        `${from} ↔ ${to}`,
        'they call each other, and how often is not said: set calls below 1 on one of the two',
      );
    }
  }

  #danglingHosts(dangling: readonly { readonly from: string; readonly host: string }[]): void {
    for (const { from, host } of dangling) {
      const near = [...this.#parties.everybody.keys()].find((name) => isNear(name.toLowerCase(), host.toLowerCase()));
      const hint = near === undefined ? '' : `; did they mean ${near}?`;
      this.#note('left-out', `${from} → ${host}`, `no service is called ${host}${hint}`);
    }
  }

  #gaps(): void {
    for (const path of this.#project.includesNotFound)
      this.#note('left-out', path, 'includes not found: give this file too');
    const missing = [...this.#project.missingVariables].sort();
    if (missing.length === 0) return;
    const listed = missing.slice(0, 8).join(', ') + (missing.length > 8 ? ` and ${missing.length - 8} more` : '');
    this.#note('left-out', 'variables', `no value is given for ${listed}: a .env file beside it may have them`);
  }
}

const repeated = (values: readonly string[]): ReadonlySet<string> => {
  const once = new Set<string>();
  return new Set(values.filter((value) => once.size === once.add(value).size));
};

/** `carts` and `cart`. */
const isNear = (a: string, b: string): boolean =>
  a !== b &&
  (a === `${b}s` ||
    b === `${a}s` ||
    (a.length > 4 && (a.startsWith(b) || b.startsWith(a)) && Math.abs(a.length - b.length) <= 2));
