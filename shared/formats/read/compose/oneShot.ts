import { guessKind } from '../../../catalogue';
import type { Service } from './service';
import type { Sort } from './kinds';

const WORK =
  /(?:^|[-_.])(?:init|initdb|migrate|migrations?|migrator|seed|seeder|seeding|bootstrap|bootloader|provision|provisioner|provisioning|create(?:r|s|buckets?|topics?)?|mkbucket|wait|setup|configurator|prepare|permissions?)(?:$|[-_.])/i;

const BUCKETS = /(?:create|make|mk)-?(?:buckets?|topics?)/i;

/** Names of profiles that nobody runs in production. */
const PROFILE = /^(?:tests?|testing|debug|dev|development|tools?|ci|e2e|lint|docs?|manual|init|setup|migrate)$/i;

/** Services whose end somebody waits for, and who that is. */
export function awaitedBy(services: ReadonlyMap<string, Service>): ReadonlyMap<string, string> {
  const awaited = new Map<string, string>();
  for (const { name, dependsOn } of services.values()) {
    for (const [job, condition] of dependsOn) {
      if (condition === 'service_completed_successfully' && !awaited.has(job)) awaited.set(job, name);
    }
  }
  return awaited;
}

/**
 * Why a service is no part of the running system: a job that ends before the rest begins, or one that is only started
 * by hand. Undefined for those that stay.
 */
export function reasonToLeaveOut(
  service: Service,
  sort: Sort,
  awaited: ReadonlyMap<string, string>,
): string | undefined {
  if (service.replicas === 0) return 'it is scaled to 0';
  const waiting = awaited.get(service.name);
  if (waiting !== undefined) return `a job that ends before ${waiting} starts`;
  const runsOn = service.restart !== undefined && /^(?:always|unless-stopped)$/.test(service.restart);
  const isOpen = service.ports.some(({ isPublished }) => isPublished);
  const named = guessKind(service.name, { deployed: true });
  const isJob = named?.kind.id === 'batch-job' || sort.kind.id === 'batch-job' || BUCKETS.test(service.name);
  if (WORK.test(service.name) && isJob && !isOpen && !runsOn)
    return `a job that runs once: ${named?.basis ?? sort.basis}`;
  const profile = service.profiles.length > 0 && service.profiles.every((name) => PROFILE.test(name));
  if (profile) return `only started with the profile ${service.profiles.join(', ')}`;
  return undefined;
}
