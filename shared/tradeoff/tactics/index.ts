import type { Look, Proposal, Tactic } from '../tactic';
import { ASYNCHRONY_TACTICS } from './asynchrony';
import { BATCHING_TACTICS } from './batching';
import { CACHE_TACTICS } from './caches';
import { CONSISTENCY_TACTICS } from './consistency';
import { DEGRADATION_TACTICS } from './degradation';
import { MACHINE_TACTICS } from './machines';
import { PAYLOAD_TACTICS } from './payloads';
import { PLACE_TACTICS } from './places';
import { PROTECTION_TACTICS } from './protection';
import { REPLICA_TACTICS } from './replicas';
import { SERVICE_TACTICS } from './services';
import { STALE_TACTICS } from './stale';
import { SUPPLIER_TACTICS } from './suppliers';

/** Every tactic, in the order in which a catalogue of them is read. */
export const TACTICS: readonly Tactic[] = [
  ...REPLICA_TACTICS,
  ...PLACE_TACTICS,
  ...MACHINE_TACTICS,
  ...CACHE_TACTICS,
  ...STALE_TACTICS,
  ...ASYNCHRONY_TACTICS,
  ...DEGRADATION_TACTICS,
  ...BATCHING_TACTICS,
  ...PAYLOAD_TACTICS,
  ...PROTECTION_TACTICS,
  ...SUPPLIER_TACTICS,
  ...SERVICE_TACTICS,
  ...CONSISTENCY_TACTICS,
];

const byId = new Map(TACTICS.map((tactic) => [tactic.id, tactic]));

export const tacticOf = (id: string): Tactic | undefined => byId.get(id);

/** Every place where one of these tactics applies. The same design gives the same proposals with the same ids. */
export function proposals(look: Look, tactics: readonly Tactic[] = TACTICS): readonly Proposal[] {
  return tactics.flatMap((tactic) =>
    tactic.propose(look).map((step, i) => ({
      ...step,
      id: `${tactic.id}:${step.about.join('+') || i}:${step.label}`,
      tactic: tactic.id,
    })),
  );
}
