import { type Component, likely } from '../../model';
import type { Finding } from '../report';
import type { Analysis } from '../results';
import type { System } from '../system';
import { nameOf } from './words';

/** Statements of the design that cannot be true together; each says what the figures make of it. */
export function contradictionFindings({ system }: Analysis): Finding[] {
  return [
    ...system.components.flatMap((id, v) => ofComponent(system.design.components[id]!, nameOf(system, v), id)),
    ...circularFallbacks(system),
  ];
}

const contradiction = (about: readonly string[], message: string, fix: string, evidence: object): Finding => ({
  code: 'model.contradiction',
  severity: 'warning',
  about,
  message,
  evidence: { ...evidence },
  fix,
  source: 'the attributes as the design states them',
});

function ofComponent(component: Component, name: string, id: string): Finding[] {
  const { required, autoscale, mtbfHours, mttrHours, shards, hottestShare, data } = component;
  const found: Finding[] = [];
  const say = (message: string, fix: string, evidence: object) =>
    found.push(contradiction([id], message, fix, evidence));
  const replicas = likely(component.replicas ?? 1);
  const most = autoscale === undefined ? replicas : likely(autoscale.max);
  if (required !== undefined && required !== 'load' && likely(required) > most)
    say(
      `${name} needs ${likely(required)} working replicas and never has more than ${most}: as stated it never works.`,
      'Require at most as many as there are, or run more.',
      { required: likely(required), replicas: most },
    );
  if (autoscale !== undefined && likely(autoscale.min) > likely(autoscale.max))
    say(
      `${name} scales to at least ${likely(autoscale.min)} and at most ${likely(autoscale.max)} replicas: the figures take the most.`,
      'Let the least number be the smaller one.',
      { min: likely(autoscale.min), max: likely(autoscale.max) },
    );
  if (mtbfHours !== undefined && mttrHours === undefined)
    say(
      `${name} states how often it fails and not how long a repair takes: its availability is taken from elsewhere.`,
      'State both times, or the availability.',
      { mtbfHours: likely(mtbfHours) },
    );
  const evenShare = 1 / likely(shards ?? 1);
  if (hottestShare !== undefined && likely(hottestShare) < evenShare * (1 - 1e-9))
    say(
      `The hottest of ${likely(shards ?? 1)} shards of ${name} cannot get less than an even share of the load.`,
      'State at least one part in as many as there are shards.',
      { hottestShare: likely(hottestShare), evenShare },
    );
  for (const kind of ['writeQuorum', 'readQuorum'] as const) {
    const [quorum, copies] = [data?.[kind], data?.copies ?? component.replicas];
    if (quorum !== undefined && copies !== undefined && likely(quorum) > likely(copies))
      say(
        `A ${kind === 'writeQuorum' ? 'write' : 'read'} of ${name} waits for ${likely(quorum)} copies of a record that has ${likely(copies)}.`,
        'Let the quorum be at most the number of copies.',
        { [kind]: likely(quorum), copies: likely(copies) },
      );
  }
  return found;
}

/** Connectors that stand in for each other only: none of them is ever used. */
function circularFallbacks(system: System): Finding[] {
  const { fallbackFor, connectors } = system;
  const circles = new Map<number, number[]>();
  connectors.forEach((_, first) => {
    const circle = [first];
    for (let e = fallbackFor[first]!; e !== -1 && circle.length <= connectors.length; e = fallbackFor[e]!) {
      if (e === first) {
        circles.set(Math.min(...circle), circle);
        return;
      }
      circle.push(e);
    }
  });
  return [...circles.values()].map((circle) =>
    contradiction(
      circle.map((e) => connectors[e]!).sort(),
      'Connectors stand in for each other in a circle: none of them is the one that is used first, so none is used at all.',
      'Let one of them stand in for nothing.',
      {},
    ),
  );
}
