import { likely } from '../../model';
import { Draft } from '../draft';
import { zonesOf } from '../look';
import type { Look, Place, Step, Tactic } from '../tactic';
import { attributesAt, isInMemory, isPaidByUse, keepsFiles } from './nature';
import { isOwn, isStore } from './words';

/** There and back to a copy that must confirm a write: across zones where it stands in several, else within one. */
function confirmationMs(look: Look, place: Place): number {
  const network = look.design.assumptions?.network;
  return likely((zonesOf(look.design, place.id).length > 1 ? network?.crossZoneMs : network?.sameZoneMs) ?? 0);
}

const stores = (look: Look): readonly Place[] =>
  look.places.filter((place) => place.isUsed && isStore(place) && isOwn(place) && !keepsFiles(place));

/** Stores of which a person decides how their copies follow. */
const copied = (look: Look): readonly Place[] =>
  stores(look).filter((place) => !isInMemory(look, place) && !isPaidByUse(look, place));

const hasCopies = (place: Place): boolean => place.replicas > 1 || likely(place.component.data?.copies ?? 1) > 1;

/** Stores that can be asked for an answer of most of their copies. */
const CAN_ASK_A_MAJORITY: ReadonlySet<string> = new Set(['key-value-store', 'wide-column-store', 'document-database']);

const wayText = (ms: number): string =>
  ms > 0
    ? `${Number(ms.toPrecision(3))} ms longer, the way to the copy and back`
    : 'no longer, because the design states no network times';

function asynchronousCopies(look: Look): Step[] {
  return copied(look)
    .filter(
      (place) =>
        hasCopies(place) && ['sync', 'quorum'].includes(attributesAt(look, place).data?.value.replication ?? ''),
    )
    .map((place) => {
      const { serviceMs, writeServiceMs } = attributesAt(look, place);
      const saved = confirmationMs(look, place);
      const writes =
        writeServiceMs === undefined
          ? {}
          : { writeServiceMs: Math.max(serviceMs?.value ?? 0, writeServiceMs.value - saved) };
      const label = `Writes to ${place.name} do not wait for its copies`;
      const change = new Draft(look.design)
        .set(place.id, {
          ...ownService(look, place),
          ...writes,
          data: { ...place.component.data, replication: 'async', rpoSeconds: 5 },
        })
        .done(label);
      return { about: [place.id], label, change, assumes: ['up to 5 s of writes are lost when the primary is'] };
    });
}

function synchronousCopies(look: Look): Step[] {
  return copied(look)
    .filter((place) => hasCopies(place) && attributesAt(look, place).data?.value.replication === 'async')
    .map((place) => {
      const { serviceMs, writeServiceMs } = attributesAt(look, place);
      const added = confirmationMs(look, place);
      const base = writeServiceMs ?? serviceMs;
      const label = `Writes to ${place.name} wait for a copy`;
      const change = new Draft(look.design)
        .set(place.id, {
          ...ownService(look, place),
          ...(base === undefined ? {} : { writeServiceMs: base.value + added }),
          data: { ...place.component.data, replication: 'sync', rpoSeconds: 0 },
        })
        .done(label);
      return {
        about: [place.id],
        label,
        change,
        assumes: [`a write waits ${wayText(added)}`],
      };
    });
}

function stricter(look: Look): Step[] {
  return stores(look)
    .filter(
      (place) =>
        CAN_ASK_A_MAJORITY.has(place.component.kind) &&
        !isInMemory(look, place) &&
        attributesAt(look, place).data?.value.consistency === 'eventual',
    )
    .map((place) => {
      const { serviceMs, writeServiceMs } = attributesAt(look, place);
      const added = confirmationMs(look, place);
      const longer = {
        ...(serviceMs === undefined ? {} : { serviceMs: serviceMs.value + added }),
        ...(writeServiceMs === undefined ? {} : { writeServiceMs: writeServiceMs.value + added }),
        ...(serviceMs === undefined ? {} : { concurrency: attributesAt(look, place).concurrency.value }),
      };
      const label = `Strong consistency in ${place.name}`;
      const change = new Draft(look.design)
        .set(place.id, { ...longer, data: { ...place.component.data, consistency: 'strong', replication: 'quorum' } })
        .done(label);
      return {
        about: [place.id],
        label,
        change,
        assumes: [`reads and writes ask a majority and wait ${wayText(added)}`],
      };
    });
}

/** A service time of one's own takes the catalogue's machine away: it is written out with it. */
function ownService(look: Look, place: Place): object {
  const { serviceMs, concurrency } = attributesAt(look, place);
  if (serviceMs === undefined) return {};
  return { serviceMs: serviceMs.value, concurrency: concurrency.value };
}

export const CONSISTENCY_TACTICS: readonly Tactic[] = [
  {
    id: 'async-replication',
    name: 'Asynchronous replication',
    aim: 'latency',
    when: 'Writes wait for the copies of a store.',
    buys: 'Shorter writes, and writes while a copy is away.',
    pays: 'The last writes may be lost with the primary; copies may be old.',
    source: 'Kleppmann 2017, ch. 5; Abadi: PACELC, IEEE Computer 2012',
    answers: ['DATA-11', 'PERF-06'],
    judgement: 'losing the last writes must be acceptable',
    propose: asynchronousCopies,
  },
  {
    id: 'sync-replication',
    name: 'Synchronous replication',
    aim: 'consistency',
    when: 'The copies of a store follow later.',
    buys: 'No acknowledged write is lost with the primary.',
    pays: 'Every write waits for a copy.',
    source: 'Kleppmann 2017, ch. 5; Abadi 2012',
    answers: ['REL-27', 'REL-38', 'DATA-04'],
    propose: synchronousCopies,
  },
  {
    id: 'strong-consistency',
    name: 'Stricter consistency',
    aim: 'consistency',
    when: 'A store that can ask a majority of its copies answers with what may be old.',
    buys: 'Every read sees the last write.',
    pays: 'Reads and writes ask a majority; none of them without one.',
    source: 'Abadi 2012; Gilbert, Lynch 2002; DeCandia et al.: Dynamo, SOSP 2007, 4.5: R + W > N',
    answers: ['DATA-03', 'DATA-04', 'DATA-05'],
    propose: stricter,
  },
];
