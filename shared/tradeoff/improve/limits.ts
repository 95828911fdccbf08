import type { TargetFigures } from '../../analysis';
import type { JourneyProfile, Profile } from '../profile';

/** Something that a design must keep to: a target of a journey, or what it does today where nobody set a target. */
export type Limit = {
  readonly journey: string;
  readonly name: TargetFigures['name'] | 'load';
  readonly limit: number;
  /** A target that somebody set; else today's figure, which the search must not make worse. */
  readonly isTarget: boolean;
};

/**
 * The targets of the design, and two things that hold without being said: journeys that carry their load today still do,
 * and where a journey has no target for availability it is not down longer than today. Latency without a target is free.
 */
export function limitsOf(base: Profile): readonly Limit[] {
  return Object.entries(base.journeys).flatMap(([journey, profile]): Limit[] => {
    const targets = profile.targets.map(
      ({ name, target }): Limit => ({ journey, name, limit: target, isTarget: true }),
    );
    const isHeld = !targets.some(({ name }) => name === 'availability') && profile.unavailability !== null;
    return [
      ...targets,
      ...(isHeld
        ? [{ journey, name: 'availability' as const, limit: 1 - profile.unavailability, isTarget: false }]
        : []),
      { journey, name: 'load', limit: 1, isTarget: targets.length > 0 },
    ];
  });
}

/** What stands for a figure that is not there: worse than any that is. */
const UNKNOWN = 20;
/** Figures of the same design may differ in the last digits when it is built in another way. */
const SLACK = 1e-9;

/**
 * How far a design is from a limit: 0 where it keeps to it, else the factor that is missing, on a logarithmic scale, so that
 * 99 % → 99.9 % counts as much as 1 s → 100 ms.
 */
export function shortfallOf(profile: Profile, { journey, name, limit }: Limit): number {
  const figures = profile.journeys[journey];
  if (figures === undefined) return UNKNOWN;
  if (name === 'load') {
    if (figures.bottleneck === null) return 0;
    return figures.maxLoad === null ? UNKNOWN : Math.max(0, Math.log10(limit / figures.maxLoad));
  }
  const value = valueOf(figures, name);
  if (value === null) return UNKNOWN;
  if (name === 'availability') {
    if (figures.unavailability! <= (1 - limit) * (1 + SLACK) + Number.EPSILON) return 0;
    return Math.log10(figures.unavailability! / Math.max(1 - limit, 1e-15));
  }
  if (value <= limit * (1 + SLACK)) return 0;
  return limit === 0 ? UNKNOWN : Math.log10(value / limit);
}

function valueOf(figures: JourneyProfile, name: TargetFigures['name']): number | null {
  if (name === 'availability') return figures.unavailability === null ? null : 1 - figures.unavailability;
  if (name === 'costPerMillion') return figures.costPerMillion;
  if (name === 'p99Ms') return figures.p99Ms;
  return figures.targets.find((target) => target.name === name)?.value ?? null;
}

export const totalShortfall = (profile: Profile, limits: readonly Limit[]): number =>
  limits.reduce((sum, limit) => sum + shortfallOf(profile, limit), 0);

export const isMet = (profile: Profile, limits: readonly Limit[]): boolean => totalShortfall(profile, limits) === 0;
