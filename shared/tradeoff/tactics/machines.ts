import { equivalentsOf, technologyOf } from '../../catalogue';
import { likely } from '../../model';
import { Draft } from '../draft';
import type { Look, Place, Step, Tactic } from '../tactic';
import { isOwn, isStore } from './words';

const attributesAt = (look: Look, place: Place) =>
  look.analysis.system.attributes[look.analysis.system.indexOf.get(place.id)!]!;
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

const isPriced = (look: Look, place: Place): boolean =>
  likely(attributesAt(look, place).cost?.value.perReplicaMonth ?? 0) > 0;
const listed = (step: Step | undefined): Step[] => (step === undefined ? [] : [step]);

function shards(look: Look): Step[] {
  return look.places
    .filter(
      (place) =>
        place.isUsed &&
        isStore(place) &&
        isOwn(place) &&
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
    if (name === undefined || sold?.defaults.availability === undefined || sold.defaults.cost === undefined) return [];
    const storageGb = place.component.cost?.storageGb;
    const label = `${name} instead of ${own.name} for ${place.name}`;
    const change = new Draft(look.design)
      .set(place.id, {
        technology: name,
        availability: undefined,
        mtbfHours: undefined,
        mttrHours: undefined,
        cost: storageGb === undefined ? undefined : { ...sold.defaults.cost.value, storageGb },
      })
      .done(label);
    return [
      {
        about: [place.id],
        label,
        change,
        assumes: ['as fast as now; availability and price as the catalogue gives them'],
      },
    ];
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
    ],
    propose: (look) =>
      look.places
        .filter((place) => place.isUsed && isOwn(place) && isPriced(look, place) && utilizationAt(look, place) > 0.4)
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
            isPriced(look, place) &&
            utilizationAt(look, place) > 0 &&
            utilizationAt(look, place) < 0.25,
        )
        .flatMap((place) => listed(scaled(look, place, 0.5, `Machines of half the size for ${place.name}`))),
  },
  {
    id: 'shard',
    name: 'Shard',
    aim: 'capacity',
    when: 'A store is busy, and more machines for all of its data do not help its writes.',
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
    when: 'A technology is run by oneself that a cloud sells as a service.',
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
