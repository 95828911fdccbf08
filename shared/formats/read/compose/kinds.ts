import { guessKind, type Kind, kindOf, type Technology, technologyOf, technologyOfImage } from '../../../catalogue';
import type { Service } from './service';

/** What a service is, and what it was concluded from. */
export type Sort = {
  readonly kind: Kind;
  readonly technology?: Technology;
  /** The file says it by naming a product's image; everything else is a conclusion. */
  readonly isStated: boolean;
  readonly basis: string;
};

/** Products by the port at which they listen, for images that somebody built. */
const BY_PORT: Readonly<Record<number, string>> = {
  1433: 'Microsoft SQL Server',
  1521: 'Oracle Database',
  2181: 'ZooKeeper',
  2379: 'etcd',
  3306: 'MySQL',
  5432: 'PostgreSQL',
  5672: 'RabbitMQ',
  6379: 'Redis',
  7687: 'Neo4j',
  8500: 'Consul',
  9042: 'Cassandra',
  9092: 'Kafka',
  9200: 'Elasticsearch',
  11211: 'Memcached',
  27017: 'MongoDB',
};

/** Products by the folder in which they keep their data. */
const BY_MOUNT: readonly (readonly [RegExp, string])[] = [
  [/^\/var\/lib\/postgresql|^\/bitnami\/postgresql/, 'PostgreSQL'],
  [/^\/var\/lib\/mysql/, 'MySQL'],
  [/^\/data\/db$|^\/bitnami\/mongodb/, 'MongoDB'],
  [/^\/var\/lib\/rabbitmq/, 'RabbitMQ'],
  [/^\/usr\/share\/elasticsearch\/data|^\/var\/lib\/elasticsearch/, 'Elasticsearch'],
  [/^\/var\/lib\/clickhouse/, 'ClickHouse'],
  [/^\/var\/lib\/cassandra/, 'Cassandra'],
  [/^\/var\/lib\/neo4j/, 'Neo4j'],
];

/** Servers and runtimes that are whatever somebody makes of them: there the name knows more than the image. */
const GENERAL = new Set(['reverse-proxy', 'service', 'function']);

/** Programs that are told apart from others of the same image by their names. */
const ROLES = new Set(['worker', 'scheduler', 'batch-job', 'frontend']);

/** `shared`: images that several services of the project run; those are programs of its own in several roles. */
export function sortOf(service: Service, shared: ReadonlySet<string>): Sort {
  const sort = sortAlone(service);
  const isRole = isStore(sort.kind) && sort.technology === undefined && shared.has(service.image ?? '');
  if (!isRole) return sort;
  const isWorker = sort.kind.group === 'messaging' || /\bworkers?\b/i.test(service.command);
  return concluded(kindOf(isWorker ? 'worker' : 'service')!, `several services run the image ${service.image}`);
}

function sortAlone(service: Service): Sort {
  const fromImage = service.image === undefined ? undefined : technologyOfImage(service.image);
  const named = guessKind(service.name, { deployed: true });
  if (fromImage !== undefined) return ofImage(service.image!, fromImage, named);
  const imageName = service.image === undefined ? undefined : nameOfImage(service.image);
  const imageGuess = imageName === undefined ? undefined : guessOfImage(imageName);
  const byUse = ofUse(service);
  if (named !== undefined && imageGuess !== undefined && isStore(named.kind) && imageGuess.kind.group === 'compute')
    return concluded(imageGuess.kind, `${imageGuess.basis}: the image is ${service.image}`);
  if (named !== undefined) {
    const fits = byUse !== undefined && byUse.kind === named.kind.id && named.technology === undefined;
    const technology = fits ? byUse.technology : named.technology;
    return concluded(named.kind, fits ? `${named.basis}, ${byUse.basis}` : named.basis, technology);
  }
  if (imageGuess !== undefined)
    return concluded(imageGuess.kind, `${imageGuess.basis}: the image is ${service.image}`, imageGuess.technology);
  if (byUse !== undefined) return concluded(kindOf(byUse.kind)!, byUse.basis, byUse.technology);
  return concluded(kindOf('service')!, 'nothing says what it is');
}

const isStore = ({ group }: Kind): boolean => group === 'data' || group === 'messaging';

const concluded = (kind: Kind, basis: string, technology?: Technology): Sort => ({
  kind,
  isStated: false,
  basis,
  ...(technology === undefined ? {} : { technology }),
});

function ofImage(image: string, technology: Technology, named: ReturnType<typeof guessKind>): Sort {
  const own = kindOf(technology.kind)!;
  const basis = `the image ${image}`;
  // "media-frontend" served by nginx is a front end; a proxy that is called after its product stays one.
  if (named !== undefined && GENERAL.has(own.id) && named.kind.group !== 'people' && named.technology === undefined)
    return { kind: named.kind, technology, isStated: false, basis: `${named.basis}, run by ${basis}` };
  if (named !== undefined && ROLES.has(named.kind.id) && !isStore(own))
    return { kind: named.kind, isStated: false, basis: `${named.basis}, of ${basis}` };
  // "redis-queue" is a queue that Redis keeps.
  if (named !== undefined && named.technology === technology && named.kind !== own)
    return { kind: named.kind, technology, isStated: false, basis: `${named.basis}, ${basis}` };
  return { kind: own, technology, isStated: true, basis };
}

/** "postgres-meta" is no PostgreSQL: a product in the name of an image counts where it is the last word. */
function guessOfImage(name: string): ReturnType<typeof guessKind> {
  const guess = guessKind(name, { deployed: true });
  if (guess?.technology === undefined || !isStore(guess.kind)) return guess;
  const last = name.split(/[^a-z0-9]+/i).at(-1) ?? '';
  return guess.basis.toLowerCase().includes(last.toLowerCase()) ? guess : undefined;
}

/** `registry/owner/name:tag` → `name`. */
const nameOfImage = (image: string): string | undefined =>
  image
    .replace(/@.*$/, '')
    .replace(/:[^/]*$/, '')
    .split('/')
    .at(-1);

function ofUse(service: Service): { kind: string; technology: Technology; basis: string } | undefined {
  for (const mount of service.mounts) {
    const found = BY_MOUNT.find(([pattern]) => pattern.test(mount));
    const technology = technologyOf(found?.[1]);
    if (technology !== undefined) return { kind: technology.kind, technology, basis: `the volume at ${mount}` };
  }
  for (const { target } of service.ports) {
    const technology = technologyOf(BY_PORT[target]);
    if (technology !== undefined) return { kind: technology.kind, technology, basis: `port ${target}` };
  }
  return undefined;
}
