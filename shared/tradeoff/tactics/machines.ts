import { equivalentsOf, kindOf, type Technology, technologyOf } from '../../catalogue';
import { type Cost, likely } from '../../model';
import { Draft } from '../draft';
import type { Look, Place, Step, Tactic } from '../tactic';
import { attributesAt, isPaid, isPaidByUse, keepsFiles } from './nature';
import { isOwn, isStore } from './words';

const utilizationAt = (look: Look, place: Place): number => look.report.components[place.id]!.utilization ?? 0;

/** The same component on machines of `factor` times the cores at `factor` times the price; undefined where nothing describes it. */
function scaled(look: Look, place: Place, factor: number, label: string): Step | undefined {
  const { concurrency, capacityRps, serviceMs, writeServiceMs, cost } = attributesAt(look, place);
  if (serviceMs === undefined && capacityRps === undefined) return undefined;
  const cores = concurrency.value * factor;
  if (!Number.isInteger(cores) || cores < 1) return undefined;
  const change = new Draft(look.design)
    .set(place.id, {
      // Written out, because a component that states its own machine no longer takes the catalogue's.
      ...(serviceMs === undefined ? {} : { serviceMs: serviceMs.value }),
      ...(writeServiceMs === undefined || writeServiceMs.value === serviceMs?.value
        ? {}
        : { writeServiceMs: writeServiceMs.value }),
      concurrency: cores,
      ...(capacityRps === undefined ? {} : { capacityRps: capacityRps.value * factor }),
      ...(cost === undefined
        ? {}
        : { cost: { ...cost.value, perReplicaMonth: likely(cost.value.perReplicaMonth ?? 0) * factor } }),
    })
    .done(label);
  const assumes = [factor > 1 ? 'twice the cores cost twice as much' : 'half the cores cost half as much'];
  return { about: [place.id], label, change, assumes };
}

const listed = (step: Step | undefined): Step[] => (step === undefined ? [] : [step]);

/** Stores that split their data over their machines by themselves. */
const PARTITIONED: ReadonlySet<string> = new Set(['wide-column-store', 'search-index', 'data-warehouse']);

/** Somebody else's appliance has the size that its provider gives it. */
const isRented = (look: Look, place: Place): boolean => {
  const provider = attributesAt(look, place).technology?.provider;
  return place.group === 'edge' && provider !== undefined && provider !== 'self-hosted';
};

function shards(look: Look): Step[] {
  return look.places
    .filter(
      (place) =>
        place.isUsed &&
        isStore(place) &&
        isOwn(place) &&
        !keepsFiles(place) &&
        !isPaidByUse(look, place) &&
        !PARTITIONED.has(place.component.kind) &&
        place.component.autoscale === undefined &&
        utilizationAt(look, place) > 0.4,
    )
    .map((place) => {
      const now = likely(place.component.shards ?? 1);
      const label = `${place.name} in ${now * 2} shards`;
      const change = new Draft(look.design)
        .set(place.id, {
          shards: now * 2,
          replicas: place.replicas * 2,
          hottestShare: Number((1.2 / (now * 2)).toPrecision(6)),
        })
        .done(label);
      return {
        about: [place.id],
        label,
        change,
        assumes: ['a key spreads the load so that the hottest shard gets a fifth more than its share'],
      };
    });
}

/**
 * What a provider asks for a machine like the one that somebody pays for: so many times as much as its own costs, by what
 * the catalogue says of both. Undefined where both are not sold by the machine, or by machines of other sizes.
 */
function soldFor(own: Technology, sold: Technology, paid: Cost | undefined): Cost | undefined {
  const price = sold.defaults.cost?.value;
  if (price === undefined || paid === undefined) return price;
  const [mine, theirs] = [ownPrice(own), likely(price.perReplicaMonth ?? 0)];
  const isByUse = theirs === 0 || sold.defaults.serviceMs !== undefined || sold.defaults.capacityRps !== undefined;
  if (isByUse || mine === 0 || theirs < mine) return undefined;
  const perReplicaMonth = Number(((likely(paid.perReplicaMonth ?? 0) * theirs) / mine).toPrecision(6));
  return { ...price, ...(paid.storageGb === undefined ? {} : { storageGb: paid.storageGb }), perReplicaMonth };
}

const ownPrice = ({ kind, defaults }: Technology): number =>
  likely((defaults.cost ?? kindOf(kind)?.defaults.cost)?.value.perReplicaMonth ?? 0);

/** What to run oneself, as the provider that the design uses already sells it. */
function managed(look: Look): Step[] {
  const used = look.places.flatMap(({ component }) => technologyOf(component.technology)?.provider ?? []);
  const provider = (['aws', 'azure', 'gcp'] as const).toSorted(
    (a, b) => used.filter((p) => p === b).length - used.filter((p) => p === a).length,
  )[0]!;
  return look.places.flatMap((place) => {
    const own = technologyOf(place.component.technology);
    if (own?.provider !== 'self-hosted' || !isOwn(place)) return [];
    const name = equivalentsOf(own.name)?.[provider];
    const sold = technologyOf(name);
    const promised = sold?.defaults.availability?.value;
    // A promise that is worse than what one has oneself is nothing to pay for.
    if (name === undefined || sold === undefined || promised === undefined) return [];
    if (promised < attributesAt(look, place).availability.value) return [];
    const paid = place.component.cost;
    const cost = soldFor(own, sold, paid);
    if (cost === undefined) return [];
    const label = `${name} instead of ${own.name} for ${place.name}`;
    const change = new Draft(look.design)
      .set(place.id, {
        technology: name,
        availability: undefined,
        mtbfHours: undefined,
        mttrHours: undefined,
        cost: paid === undefined ? undefined : cost,
      })
      .done(label);
    const times = paid === undefined ? 1 : likely(cost.perReplicaMonth ?? 0) / likely(paid.perReplicaMonth ?? 1);
    const priced =
      times > 1
        ? `availability as promised, and a machine at ${Number(times.toPrecision(2))} times the price, as the catalogue has it of both`
        : 'availability and price as the catalogue gives them';
    const speed = place.component.serviceMs === undefined ? 'as fast as the catalogue says' : 'as fast as now';
    return [{ about: [place.id], label, change, assumes: [`${speed}; ${priced}`] }];
  });
}

export const MACHINE_TACTICS: readonly Tactic[] = [
  {
    id: 'scale-up',
    name: 'Scale up',
    aim: 'capacity',
    when: 'A component is busy or on the way that a missed latency target waits for.',
    buys: 'Twice the work at once on each machine; less waiting.',
    pays: 'Twice the price of each machine; as many failures as before.',
    source: 'Bass, Clements, Kazman 2021, ch. 9: increase resources',
    answers: [
      'load.near-limit',
      'load.overloaded',
      'queue.backlog-grows',
      'target.missed',
      'PERF-01',
      'PERF-02',
      'PERF-12',
      'availability.overload-after-loss',
      'load.refused',
      'load.autoscale-at-max',
      'load.autoscale-limit',
      'queue.slow-drain',
      'queue.retention-exceeded',
      'REL-40',
    ],
    propose: (look) =>
      look.places
        .filter(
          (place) =>
            place.isUsed &&
            isOwn(place) &&
            isPaid(look, place) &&
            !isRented(look, place) &&
            utilizationAt(look, place) > 0.4,
        )
        .flatMap((place) => listed(scaled(look, place, 2, `Machines of twice the size for ${place.name}`))),
  },
  {
    id: 'scale-down',
    name: 'Scale down',
    aim: 'cost',
    when: 'Machines that are less than a quarter busy.',
    buys: 'Half the price of each machine.',
    pays: 'More waiting; less room for growth.',
    source: 'AWS Well-Architected, Cost Optimization Pillar, right sizing',
    answers: ['COST-01', 'target.missed'],
    propose: (look) =>
      look.places
        .filter(
          (place) =>
            place.isUsed &&
            isOwn(place) &&
            isPaid(look, place) &&
            !isRented(look, place) &&
            utilizationAt(look, place) > 0 &&
            utilizationAt(look, place) < 0.25,
        )
        .flatMap((place) => listed(scaled(look, place, 0.5, `Machines of half the size for ${place.name}`))),
  },
  {
    id: 'shard',
    name: 'Shard',
    aim: 'capacity',
    when: 'A store that does not split its data by itself is busy; more machines for all of it do not help its writes.',
    buys: 'Reads and writes are shared; each shard holds less.',
    pays: 'Twice the machines; queries across shards; a key that must spread the load.',
    source: 'Kleppmann 2017, ch. 6: partitioning',
    answers: ['load.near-limit', 'load.overloaded', 'SCAL-01', 'SCAL-02', 'SCAL-10', 'PERF-19'],
    judgement: 'the data must have a key that spreads the load',
    propose: shards,
  },
  {
    id: 'managed',
    name: 'Managed instead of own',
    aim: 'availability',
    when: 'A technology is run by oneself that a cloud sells as a service, with a promise as good or better.',
    buys: 'The availability that the provider promises; less to operate.',
    pays: 'The provider’s price; less control.',
    source: 'AWS Well-Architected, Operational Excellence Pillar: use managed services',
    answers: [
      'availability.single-point-of-failure',
      'target.missed',
      'REL-02',
      'REL-36',
      'OPS-04',
      'OPS-06',
      'OPS-08',
    ],
    judgement: 'binds the design to a provider',
    propose: managed,
  },
];
