import { LOAD } from './load';
import { RUNNING } from './running';
import type { Topic } from './topic';
import { TRUTH } from './truth';

export { CAPACITIES, type KnownNumber, LATENCIES } from './numbers';
export type { Topic } from './topic';

/** Everything that is explained at the place of its use, offline. */
export const TOPICS: readonly Topic[] = [...LOAD, ...TRUTH, ...RUNNING];

const byId = new Map(TOPICS.map((topic) => [topic.id, topic]));

/** The explanation under this id; undefined where there is none. */
export const topicOf = (id: string): Topic | undefined => byId.get(id);
