import type { Kind } from '../../../catalogue';
import { type HostMention, hostsInCommand, hostsInText, hostsInVariable, isOwnAddress } from './hosts';
import type { Sort } from './kinds';
import type { Service } from './service';

/** A connector that the files state or from which it follows, by names of services. */
export type Connection = {
  readonly from: string;
  readonly to: string;
  readonly isStated: boolean;
  /** What says so, in words. */
  readonly basis: readonly string[];
};

/** What looks like a connector and is none. */
export type Rejected = { readonly from: string; readonly to: string; readonly why: string };

export type Parties = {
  readonly services: ReadonlyMap<string, Service>;
  readonly sorts: ReadonlyMap<string, Sort>;
  /** Everything that the files name, those that were left out too. */
  readonly everybody: ReadonlyMap<string, Service>;
};

type Claim = { readonly to: string; readonly basis: string; readonly isAddress: boolean };

/** Connectors of all services, as stated. */
export function statedConnections(parties: Parties): {
  readonly connections: readonly Connection[];
  readonly rejected: readonly Rejected[];
  /** Hosts that look like services of this project and are not: by the service that names them. */
  readonly dangling: readonly { readonly from: string; readonly host: string }[];
} {
  const connections: Connection[] = [];
  const rejected: Rejected[] = [];
  const dangling: { from: string; host: string }[] = [];
  const nameOfHost = hostTable(parties.everybody);
  for (const service of parties.services.values()) {
    const { claims, unknown } = claimsOf(service, nameOfHost);
    for (const host of unknown) dangling.push({ from: service.name, host });
    const targets = new Set(claims.map(({ to }) => to));
    for (const to of targets) {
      if (to === service.name || !parties.services.has(to)) continue;
      const own = claims.filter((claim) => claim.to === to);
      const why = reasonAgainst(
        service,
        to,
        own.some(({ isAddress }) => isAddress),
        parties,
      );
      if (why === undefined)
        connections.push({
          from: service.name,
          to,
          isStated: true,
          basis: [...new Set(own.map(({ basis }) => basis))],
        });
      else rejected.push({ from: service.name, to, why });
    }
  }
  return { connections, rejected, dangling };
}

function hostTable(services: ReadonlyMap<string, Service>): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  // The name of a service is certain; what somebody else calls himself does not take it away.
  for (const { name, hosts } of services.values()) {
    for (const host of hosts) if (!table.has(host.toLowerCase())) table.set(host.toLowerCase(), name);
  }
  for (const name of services.keys()) table.set(name.toLowerCase(), name);
  return table;
}

function claimsOf(service: Service, nameOfHost: ReadonlyMap<string, string>) {
  const claims: Claim[] = [];
  const unknown = new Set<string>();
  const aliases = new Map(
    service.links.flatMap(({ service: to, alias }) => (alias ? [[alias.toLowerCase(), to]] : [])),
  );
  const take = (mentions: readonly HostMention[], basis: string) => {
    for (const { host, form } of mentions) {
      const to = aliases.get(host.toLowerCase()) ?? nameOfHost.get(host.toLowerCase());
      if (to !== undefined) claims.push({ to, basis, isAddress: true });
      else if (form !== 'key' && looksInternal(host)) unknown.add(host);
    }
  };
  for (const [to, condition] of service.dependsOn) {
    if (condition !== 'service_completed_successfully') claims.push({ to, basis: 'depends_on', isAddress: false });
  }
  for (const { service: to } of service.links) claims.push({ to, basis: 'links', isAddress: true });
  for (const [key, value] of service.environment) {
    if (!isOwnAddress(key)) take(hostsInVariable(key, value), `environment ${key}`);
  }
  take(hostsInCommand(service.command), 'command');
  for (const text of service.configs) take(hostsInText(text), 'config in the file');
  return { claims, unknown };
}

/** One word without a dot is how services of one project call each other. */
const looksInternal = (host: string): boolean =>
  /^[a-z][a-z0-9_-]*$/i.test(host) &&
  !/^(?:localhost|host|hostname|example|internal|external|plaintext|sasl.*|ssl|tcp|udp|http|https|file|user|password)$/i.test(
    host,
  );

const isStore = ({ group }: Kind): boolean => group === 'data' || group === 'messaging';
const isCoordination = ({ id }: Kind): boolean =>
  id === 'coordination-service' || id === 'service-registry' || id === 'config-store';
const isEdge = ({ group, id }: Kind): boolean => group === 'edge' || id === 'frontend' || group === 'people';

/** Start order and public addresses look like calls; this says why they are none. */
function reasonAgainst(
  service: Service,
  to: string,
  isAddressed: boolean,
  { services, sorts }: Parties,
): string | undefined {
  const keepsData = `start order, not traffic: ${service.name} keeps data and does not call ${to}`;
  const caller = sorts.get(service.name)!.kind;
  const callee = sorts.get(to)!.kind;
  if (isStore(caller) && !isStore(callee) && !isCoordination(callee) && caller.id !== 'data-warehouse')
    return keepsData;
  if (isStore(caller) && (callee.supporting ?? false) && !isCoordination(callee)) return keepsData;
  if (callee.id === 'frontend' && !isEdge(caller) && !(caller.id === 'batch-job'))
    return isAddressed
      ? 'the address of a front end is given to users, not called by services'
      : sameImage(service, services.get(to))
        ? 'start order, not traffic: both run the same image'
        : undefined;
  const isWorker = caller.id === 'worker' || caller.id === 'scheduler';
  if (!isAddressed && isWorker && callee.group === 'compute' && sameImage(service, services.get(to)))
    return 'start order, not traffic: both run the same image';
  return undefined;
}

const sameImage = (a: Service, b: Service | undefined): boolean => a.image !== undefined && a.image === b?.image;
