import { guessKind } from '../../../catalogue';
import type { Service } from './service';
import type { Sort } from './kinds';

const WORK =
  /(?:^|[-_.])(?:init|initdb|migrate|migrations?|migrator|seed|seeder|seeding|bootstrap|bootloader|provision|provisioner|provisioning|create(?:r|s|buckets?|topics?)?|mkbucket|wait|setup|configurator|prepare|permissions?)(?:$|[-_.])/i;

const BUCKETS = /(?:create|make|mk)-?(?:buckets?|topics?)/i;

/** Names of profiles that nobody runs in production. */
const PROFILE = /^(?:tests?|testing|debug|dev|development|tools?|ci|e2e|lint|docs?|manual|init|setup|migrate)$/i;

/**
 * Why a service is no part of the running system: a job that ends before the rest begins, or one that is only started
 * by hand. Undefined for those that stay.
 */
export function reasonToLeaveOut(service: Service, sort: Sort, all: ReadonlyMap<string, Service>): string | undefined {
  if (service.replicas === 0) return 'it is scaled to 0';
  const waiting = [...all.values()].find(
    (other) => other.dependsOn.get(service.name) === 'service_completed_successfully',
  );
  if (waiting !== undefined) return `a job that ends before ${waiting.name} starts`;
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
