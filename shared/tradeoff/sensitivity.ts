import { emptyMemory, measure } from '../analysis';
import type { Attributes } from '../catalogue';
import { apply, type Change, commands } from '../edit';
import { likely } from '../model';
import { type Attribute, type Effect, effectsOf } from './effects';
import { type Profile, profileOf } from './profile';
import type { Look, Place } from './tactic';

/** A number of the design that can be turned: of a component, a connector, a cache or a journey. */
export type Parameter = {
  readonly id: string;
  /** "service time of Links DB". */
  readonly name: string;
  readonly about: string;
  readonly value: number;
  /** Where the value comes from. A value that the catalogue supplies with little confidence makes a sensitivity a risk. */
  readonly confidence: 'own' | 'high' | 'medium' | 'low';
};

export type Pull = {
  readonly attribute: Attribute;
  readonly journey?: string;
  /** Relative change of the attribute for a relative change of the parameter; central difference over ±10%. */
  readonly elasticity: number;
};

/**
 * A parameter with what it does. ATAM (Kazman, Klein, Clements 2000): a sensitivity point is one to which an attribute is
 * sensitive; a trade-off point is one whose change makes one attribute better and another one worse.
 */
export type Sensitivity = {
  readonly parameter: Parameter;
  readonly pulls: readonly Pull[];
  /** Attributes that get better, and those that get worse, when the parameter grows by a tenth. */
  readonly better: readonly Attribute[];
  readonly worse: readonly Attribute[];
  readonly isSensitivityPoint: boolean;
  readonly isTradeoffPoint: boolean;
  /** Targets that are met today and are missed when the parameter is a tenth off in the worse direction. */
  readonly endangers: readonly { readonly journey: string; readonly target: string }[];
};

/** A parameter that no attribute follows by at least this share is no sensitivity point. */
export const NOTABLE = 0.2;
/** What an attribute follows by less is no pull of its own. */
const FELT = 0.01;
const STEP = 0.1;

/** How a parameter is turned: by which factors, up and down, and what that does. Replicas turn by whole ones. */
type Turn = Parameter & {
  readonly factors?: readonly [up: number, down: number];
  readonly to: (factor: number) => Change;
};

const TENTH = [1 + STEP, 1 - STEP] as const;

/**
 * Turns each parameter of components that are used by a tenth, replicas by one, up and down and analyses the design whole each time. One
 * parameter at a step. Unavailability is what counts, not availability: 99.9% and 99.99% differ by a factor of ten.
 */
export function* sensitivities(
  look: Look,
  options: { readonly hasTime?: () => boolean } = {},
): Generator<{ readonly done: number; readonly total: number }, readonly Sensitivity[]> {
  const memory = emptyMemory();
  const base = profileOf(measure(look.design, memory));
  const turns = parametersOf(look);
  const found: Sensitivity[] = [];
  for (const [i, turn] of turns.entries()) {
    if (options.hasTime?.() === false) break;
    const [up, down] = (turn.factors ?? TENTH).map((factor) =>
      factor === 1 ? base : profileOf(measure(apply(look.design, turn.to(factor)), memory)),
    ) as [Profile, Profile];
    found.push(sensitivity(turn, base, up, down));
    yield { done: i + 1, total: turns.length };
  }
  return found
    .filter(({ pulls }) => pulls.length > 0)
    .sort((a, b) => strongest(b) - strongest(a) || (a.parameter.id < b.parameter.id ? -1 : 1));
}

const strongest = ({ pulls }: Sensitivity): number => Math.max(...pulls.map(({ elasticity }) => Math.abs(elasticity)));

function sensitivity(turn: Turn, base: Profile, up: Profile, down: Profile): Sensitivity {
  const { id, name, about, value, confidence, factors } = turn;
  const rising = effectsOf(base, up);
  const falling = effectsOf(base, down);
  const pulls = rising.flatMap((effect): Pull[] => {
    const back = falling.find(({ attribute, journey }) => attribute === effect.attribute && journey === effect.journey);
    const elasticity = back === undefined ? 0 : elasticityOf(effect, back, factors ?? TENTH);
    return Math.abs(elasticity) < 1e-6
      ? []
      : [
          {
            attribute: effect.attribute,
            ...(effect.journey === undefined ? {} : { journey: effect.journey }),
            elasticity,
          },
        ];
  });
  const isFelt = ({ attribute, journey }: Effect) =>
    pulls.some((pull) => pull.attribute === attribute && pull.journey === journey && Math.abs(pull.elasticity) >= FELT);
  const inDirection = (direction: Effect['direction']) => [
    ...new Set(
      rising.filter((effect) => effect.direction === direction && isFelt(effect)).map(({ attribute }) => attribute),
    ),
  ];
  const better = inDirection('better');
  const worse = inDirection('worse');
  return {
    parameter: { id, name, about, value, confidence },
    pulls,
    better,
    worse,
    isSensitivityPoint: pulls.some(({ elasticity }) => Math.abs(elasticity) >= NOTABLE),
    isTradeoffPoint:
      better.some((attribute) => !worse.includes(attribute)) && worse.some((attribute) => !better.includes(attribute)),
    // That a replica less may miss a target is what replicas are for: the findings speak of it.
    endangers: (factors !== undefined ? [] : [...missedNow(base, up), ...missedNow(base, down)]).filter(
      (each, i, all) =>
        all.findIndex(({ journey, target }) => journey === each.journey && target === each.target) === i,
    ),
  };
}

const COMPARED: ReadonlySet<Attribute> = new Set(['p99', 'downtime', 'load', 'cost']);

/** The slope on logarithmic scales between the figures after turning up and after turning down. */
function elasticityOf(up: Effect, down: Effect, [more, less]: readonly [number, number]): number {
  if (!COMPARED.has(up.attribute) || up.from === null || up.to === null || down.to === null) return 0;
  if (!(up.from > 0 && up.to > 0 && down.to > 0) || !Number.isFinite(up.from + up.to + down.to)) return 0;
  return Math.log(up.to / down.to) / Math.log(more / less);
}

function missedNow(base: Profile, after: Profile): { readonly journey: string; readonly target: string }[] {
  return Object.entries(base.journeys).flatMap(([journey, { targets }]) =>
    targets
      .filter(
        ({ name, met }) =>
          met === true && after.journeys[journey]?.targets.find((target) => target.name === name)?.met !== true,
      )
      .map(({ name }) => ({ journey, target: name })),
  );
}

function parametersOf(look: Look): readonly Turn[] {
  const used = look.places.filter((place) => place.isUsed && place.group !== 'people');
  return [...used.flatMap((place) => componentTurns(look, place)), ...rates(look), ...calls(look)];
}

function componentTurns(look: Look, place: Place): Turn[] {
  const { design, analysis } = look;
  const attributes = analysis.system.attributes[analysis.system.indexOf.get(place.id)!]!;
  const { serviceMs, writeServiceMs, concurrency, capacityRps, availability } = attributes;
  const set = (fields: Parameters<typeof commands.setComponents>[2]) =>
    commands.setComponents(design, [place.id], fields);
  const turns: Turn[] = [];
  const add = (what: string, attribute: Origined, to: (factor: number) => Change) =>
    turns.push({
      id: `${place.id}.${what}`,
      name: `${WORDS[what] ?? what} of ${place.name}`,
      about: place.id,
      value: attribute.value,
      confidence: confidenceOf(attribute.origin),
      to,
    });
  if (serviceMs !== undefined && serviceMs.value > 0)
    add('serviceMs', serviceMs, (factor) =>
      set({
        serviceMs: serviceMs.value * factor,
        ...(writeServiceMs === undefined ? {} : { writeServiceMs: writeServiceMs.value * factor }),
        concurrency: concurrency.value,
        ...(capacityRps === undefined ? {} : { capacityRps: capacityRps.value }),
      }),
    );
  if (availability.value < 1 && availability.value > 0)
    add('unavailability', { value: 1 - availability.value, origin: availability.origin }, (factor) =>
      set({
        availability: 1 - Math.min(1, (1 - availability.value) * factor),
        mtbfHours: undefined,
        mttrHours: undefined,
      }),
    );
  const hit = likely(place.component.hitRatio ?? 0);
  // More misses, not more hits: a hit ratio of 95% cannot grow by a tenth, its misses can.
  if (hit > 0 && hit < 1)
    add('misses', { value: 1 - hit, origin: { from: 'own' } }, (factor) =>
      set({ hitRatio: Math.max(0, 1 - (1 - hit) * factor) }),
    );
  const { replicas } = place;
  if (place.component.autoscale === undefined && likely(attributes.cost?.value.perReplicaMonth ?? 0) > 0)
    turns.push({
      id: `${place.id}.replicas`,
      name: `replicas of ${place.name}`,
      about: place.id,
      value: replicas,
      confidence: 'own',
      factors: [(replicas + 1) / replicas, Math.max(1, replicas - 1) / replicas],
      to: (factor) => set({ replicas: Math.round(replicas * factor) }),
    });
  return turns;
}

type Origined = { readonly value: number; readonly origin: Attributes['availability']['origin'] };
const WORDS: Readonly<Record<string, string>> = {
  serviceMs: 'service time',
  unavailability: 'unavailability',
  misses: 'misses',
};
const confidenceOf = (origin: Origined['origin']): Parameter['confidence'] =>
  'confidence' in origin ? origin.confidence : 'own';

function rates({ design }: Look): Turn[] {
  return Object.keys(design.journeys)
    .sort()
    .flatMap((id): Turn[] => {
      const { ratePerSecond, name } = design.journeys[id]!;
      if (ratePerSecond === undefined || likely(ratePerSecond) === 0) return [];
      const value = likely(ratePerSecond);
      return [
        {
          id: `${id}.ratePerSecond`,
          name: `rate of “${name ?? id}”`,
          about: id,
          value,
          confidence: 'own',
          to: (factor) => commands.setJourney(design, id, { ratePerSecond: value * factor }),
        },
      ];
    });
}

/** Only where somebody stated a number of calls: one call is one call. */
function calls({ design, placeOf }: Look): Turn[] {
  return Object.keys(design.connectors)
    .sort()
    .flatMap((id): Turn[] => {
      const { calls: stated, from, to } = design.connectors[id]!;
      const value = stated === undefined ? 1 : likely(stated);
      if (value === 1 || value === 0) return [];
      const name = `calls from ${placeOf.get(from)!.name} to ${placeOf.get(to)!.name}`;
      return [
        {
          id: `${id}.calls`,
          name,
          about: id,
          value,
          confidence: 'own',
          to: (factor) => commands.setConnectors(design, [id], { calls: value * factor }),
        },
      ];
    });
}

/** A statement on how safe a decision is, as ATAM collects them. */
export type RiskStatement = {
  readonly kind: 'risk' | 'non-risk';
  readonly about: readonly string[];
  readonly text: string;
};

/** Risks: targets that a parameter a tenth off misses, and sensitivities that rest on a guess. Non-risks: targets that nothing endangers. */
export function risksOf(profile: Profile, found: readonly Sensitivity[]): readonly RiskStatement[] {
  const risks = found.flatMap(({ parameter, endangers, isSensitivityPoint }): RiskStatement[] => [
    ...endangers.map(
      ({ journey, target }): RiskStatement => ({
        kind: 'risk',
        about: [parameter.about, journey],
        text: `The ${parameter.name} is only a tenth away from a missed target: ${TARGETS[target] ?? target} of “${profile.journeys[journey]?.name ?? journey}”.`,
      }),
    ),
    ...(isSensitivityPoint && parameter.confidence === 'low'
      ? [
          {
            kind: 'risk' as const,
            about: [parameter.about],
            text: `Figures depend on the ${parameter.name}, which is a guess of the catalogue: measure it.`,
          },
        ]
      : []),
  ]);
  const endangered = new Set(
    found.flatMap(({ endangers }) => endangers.map(({ journey, target }) => `${journey} ${target}`)),
  );
  const safe = Object.entries(profile.journeys).flatMap(([journey, { name, targets }]) =>
    targets
      .filter((target) => target.met === true && !endangered.has(`${journey} ${target.name}`))
      .map(
        (target): RiskStatement => ({
          kind: 'non-risk',
          about: [journey],
          text: `The ${TARGETS[target.name] ?? target.name} of “${name}” is met even when any one parameter is a tenth off.`,
        }),
      ),
  );
  return [...risks, ...safe];
}

const TARGETS: Readonly<Record<string, string>> = {
  p99Ms: 'p99',
  p95Ms: 'p95',
  p50Ms: 'p50',
  availability: 'availability',
  costPerMillion: 'cost of a million requests',
};
