import { schemesWithoutHost } from './hosts';
import type { Connection, Parties } from './connections';
import type { Sort } from './kinds';
import type { Service } from './service';

/**
 * Connectors that no line states but names and habits suggest. They only fill gaps: a store that somebody is stated to
 * use gets nobody else by its name.
 */
export function inferredConnections(parties: Parties, stated: readonly Connection[]): readonly Connection[] {
  const found: Connection[] = [...byScheme(parties), ...byRoute(parties)];
  const known = () => [...stated, ...found];
  found.push(...byName(parties, known()));
  found.push(...byExclusion(parties, known()));
  const keys = new Set(stated.map(keyOf));
  return found.filter((connection) => !keys.has(keyOf(connection)) && keys.add(keyOf(connection)));
}

const keyOf = ({ from, to }: Connection): string => `${from}\n${to}`;

const infer = (from: string, to: string, basis: string): Connection => ({ from, to, isStated: false, basis: [basis] });

const isStore = ({ kind }: Sort): boolean => kind.group === 'data' || kind.group === 'messaging';
const mayCall = ({ kind }: Sort): boolean =>
  kind.group === 'compute' || kind.group === 'edge' || kind.group === 'other';

/** Protocols that only one product, or one family of products, speaks. */
const SPEAKS: Readonly<Record<string, readonly string[]>> = {
  postgres: ['PostgreSQL'],
  postgresql: ['PostgreSQL'],
  ecto: ['PostgreSQL'],
  mysql: ['MySQL', 'MariaDB'],
  mariadb: ['MariaDB', 'MySQL'],
  mongodb: ['MongoDB'],
  redis: ['Redis', 'Valkey', 'KeyDB', 'Dragonfly'],
  amqp: ['RabbitMQ'],
  clickhouse: ['ClickHouse'],
};

/** `postgres://user:secret@${HOST}/app` with a host that nobody gave: the one PostgreSQL there is. */
function byScheme({ services, sorts }: Parties): Connection[] {
  return [...services.values()].flatMap((service) =>
    [...service.environment].flatMap(([key, value]) =>
      schemesWithoutHost(value).flatMap((scheme) => {
        const products = SPEAKS[scheme] ?? [];
        const targets = [...sorts].filter(([, { technology }]) => products.includes(technology?.name ?? ''));
        const [only, ...more] = targets.map(([name]) => name);
        if (only === undefined || more.length > 0 || only === service.name) return [];
        return [
          infer(service.name, only, `environment ${key} speaks ${scheme}, and ${only} is the only one that does`),
        ];
      }),
    ),
  );
}

/** A proxy that asks the container engine where to send requests: labels of Traefik, VIRTUAL_HOST of nginx-proxy. */
function byRoute({ services, sorts }: Parties): Connection[] {
  const all = [...services.values()];
  const traefik = all.find(({ name }) => sorts.get(name)?.technology?.name === 'Traefik');
  const nginxProxy = all.find(({ image }) => /nginx-?proxy/.test(image ?? ''));
  return all.flatMap((service): Connection[] => {
    const label = [...service.labels.keys()].find((key) => /^traefik\.(?:http|tcp|frontend)\b/.test(key));
    if (traefik !== undefined && label !== undefined && service !== traefik)
      return [infer(traefik.name, service.name, `label ${label}`)];
    if (nginxProxy !== undefined && service.environment.has('VIRTUAL_HOST') && service !== nginxProxy)
      return [infer(nginxProxy.name, service.name, 'environment VIRTUAL_HOST')];
    return [];
  });
}

/** Words that say what a thing is, not whose it is. */
const GENERIC =
  /^(?:service|svc|server|srv|app|api|backend|worker|frontend|db|database|sql|nosql|cache|store|storage|queue|mq|broker|cluster|primary|replica|master|node|data|redis|valkey|memcached|memcache|mongo|mongodb|mysql|mariadb|postgres|postgresql|pg|sqlite|elasticsearch|elastic|opensearch|rabbitmq|kafka|cassandra|dynamodb|minio|neo4j|dev|prod|\d+)$/;

const stemOf = (name: string): string =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !GENERIC.test(word))
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .join('-');

/** `user-mongodb` belongs to `user-service`, `carts-db` to `carts`, `memcached-rate` to `rate`. */
function byName({ services, sorts }: Parties, known: readonly Connection[]): Connection[] {
  const used = new Set(known.map(({ to }) => to));
  const callers = new Map<string, Service[]>();
  for (const service of services.values()) {
    const stem = stemOf(service.name);
    if (!mayCall(sorts.get(service.name)!)) continue;
    const same = callers.get(stem);
    if (same === undefined) callers.set(stem, [service]);
    else same.push(service);
  }
  return [...services.values()].flatMap(({ name }): Connection[] => {
    const stem = stemOf(name);
    if (!isStore(sorts.get(name)!) || used.has(name) || stem === '') return [];
    const same = callers.get(stem) ?? [];
    // Of several with the same stem, the one that is stated to use another store of that stem.
    const neighbour = same.find((caller) => known.some(({ from, to }) => from === caller.name && stemOf(to) === stem));
    const owner = neighbour ?? same.find((caller) => sorts.get(caller.name)!.kind.group === 'compute') ?? same[0];
    return owner === undefined ? [] : [infer(owner.name, name, `their names: ${owner.name} and ${name}`)];
  });
}

/** Where only one program is there to use them, it uses the stores. */
function byExclusion({ services, sorts }: Parties, known: readonly Connection[]): Connection[] {
  const used = new Set(known.map(({ to }) => to));
  const callers = [...services.values()].filter(({ name }) => isProgram(sorts.get(name)!));
  const [only] = callers;
  if (only === undefined || callers.length > 1) return [];
  return [...services.values()]
    .filter(({ name }) => isStore(sorts.get(name)!) && !used.has(name))
    .map(({ name }) => infer(only.name, name, `nothing else could use it: ${only.name} is the only program`));
}

const isProgram = (sort: Sort): boolean => mayCall(sort) && sort.kind.group !== 'edge';
