import { likely } from '../../model';
import { Draft } from '../draft';
import { zonesOf } from '../look';
import type { Look, Place, Step, Tactic } from '../tactic';
import { isOwn, isStore } from './words';

const attributesAt = (look: Look, place: Place) =>
  look.analysis.system.attributes[look.analysis.system.indexOf.get(place.id)!]!;

/** There and back to a copy that must confirm a write: across zones where it stands in several, else within one. */
function confirmationMs(look: Look, place: Place): number {
  const network = look.design.assumptions?.network;
  return likely((zonesOf(look.design, place.id).length > 1 ? network?.crossZoneMs : network?.sameZoneMs) ?? 0);
}

const stores = (look: Look): readonly Place[] =>
  look.places.filter((place) => place.isUsed && isStore(place) && isOwn(place));

function asynchronousCopies(look: Look): Step[] {
  return stores(look)
    .filter(
      (place) =>
        place.replicas > 1 && ['sync', 'quorum'].includes(attributesAt(look, place).data?.value.replication ?? ''),
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
  return stores(look)
    .filter((place) => attributesAt(look, place).data?.value.replication === 'async')
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
        assumes: [`a write waits ${Number(added.toPrecision(3))} ms longer, the way to the copy and back`],
      };
    });
}

function stricter(look: Look): Step[] {
  return stores(look)
    .filter((place) => attributesAt(look, place).data?.value.consistency === 'eventual')
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
        assumes: [`reads and writes ask a majority: ${Number(added.toPrecision(3))} ms longer`],
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
    when: 'A store answers with what may be old.',
    buys: 'Every read sees the last write.',
    pays: 'Reads and writes ask a majority; none of them without one.',
    source: 'Abadi 2012; Gilbert, Lynch 2002',
    answers: ['DATA-03', 'DATA-04', 'DATA-05'],
    propose: stricter,
  },
];
