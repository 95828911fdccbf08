import { kindOf } from '@shared/catalogue';
import type { Assumptions, Boundary, Dimension, Journey } from '@shared/model';
import type { Context, Field, Group, Option } from './field';

const quantity = <T>(path: string, label: string, dimension: Dimension, help: string, text?: string): Field<T> => ({
  path,
  label,
  help,
  entry: { type: 'quantity', dimension },
  ...(text === undefined ? {} : { defaultOf: () => ({ text }) }),
});

/** Components at which a journey may enter, people first. */
const entries = ({ design }: Context): Option[] => {
  const options = Object.entries(design.components).map(([id, { name, kind }]) => ({
    value: id,
    label: name ?? id,
    isPerson: kindOf(kind)?.group === 'people',
  }));
  return options.sort((a, b) => Number(b.isPerson) - Number(a.isPerson) || a.label.localeCompare(b.label));
};

export const JOURNEY_GROUPS: readonly Group<Journey>[] = [
  {
    id: 'requests',
    title: 'Requests',
    isOpen: true,
    fields: [
      { path: 'name', label: 'Name', help: 'What the user does: “Follow a link”.', entry: { type: 'text' } },
      {
        path: 'entry',
        label: 'Enters at',
        help: 'The component at which its requests arrive.',
        entry: { type: 'choice', options: entries },
      },
      quantity('ratePerSecond', 'Rate at peak', 'rate', 'Requests at peak: 4000, 2M/day, 600/min.'),
      quantity(
        'population',
        'Users',
        'count',
        'Instead of a rate: users who each wait, think and ask again.',
        'a rate is stated',
      ),
      quantity('thinkMs', 'Think time', 'duration', 'Between an answer and the next request of the same user.', '0 ms'),
      quantity('readShare', 'Reads', 'probability', 'Share of the requests that only read.', '100%'),
      quantity(
        'averageRatio',
        'Average / peak',
        'probability',
        'Average rate as a share of the peak: costs that depend on use count it.',
        '100%',
      ),
    ],
  },
  {
    id: 'targets',
    title: 'Targets',
    isOpen: true,
    fields: [
      quantity('targets.p99Ms', 'p99', 'duration', '99 of 100 requests must be faster.'),
      quantity('targets.p95Ms', 'p95', 'duration', '95 of 100 requests must be faster.'),
      quantity('targets.p50Ms', 'p50', 'duration', 'Half of the requests must be faster.'),
      quantity('targets.availability', 'Availability', 'probability', 'At least: 99.95% or 3 nines.'),
      quantity('targets.costPerMillion', 'Cost of a million', 'money', 'USD for a million requests, at most.'),
      quantity('weight', 'Weight', 'count', 'How much it matters beside other journeys.', '1'),
    ],
  },
];

export const BOUNDARY_GROUPS: readonly Group<Boundary>[] = [
  {
    id: 'boundary',
    title: 'Boundary',
    isOpen: true,
    fields: [
      { path: 'name', label: 'Name', help: 'eu-west, a, payment …', entry: { type: 'text' } },
      {
        path: 'kind',
        label: 'Kind',
        help: 'Zones and regions fail as a whole; the others only group.',
        entry: {
          type: 'choice',
          options: () => ['region', 'zone', 'trust', 'team', 'frame'].map((value) => ({ value, label: value })),
        },
      },
      {
        path: 'parent',
        label: 'Stands in',
        help: 'The boundary around it.',
        entry: {
          type: 'choice',
          options: ({ design, ids }) =>
            Object.entries(design.boundaries)
              .filter(([id]) => !ids.includes(id))
              .map(([id, { kind, name }]) => ({ value: id, label: `${kind} ${name ?? id}` })),
        },
      },
      {
        ...quantity<Boundary>(
          'availability',
          'Availability',
          'probability',
          'Probability that the zone or region as a whole works.',
          '100%',
        ),
        isShown: ({ kind }) => kind === 'zone' || kind === 'region',
      },
    ],
  },
];

export const ASSUMPTION_GROUPS: readonly Group<Assumptions>[] = [
  {
    id: 'assumptions',
    title: 'Assumptions',
    fields: [
      quantity(
        'maxUtilization',
        'Planning limit',
        'probability',
        'Utilisation above which a component counts as near its limit.',
        '70%',
      ),
      quantity(
        'network.clientMs',
        'Network to clients',
        'duration',
        'There and back, for calls of people’s devices.',
        '0 ms',
      ),
      quantity('network.sameZoneMs', 'Network in a zone', 'duration', 'There and back, between neighbours.', '0 ms'),
      quantity('network.crossZoneMs', 'Network between zones', 'duration', 'There and back.', '0 ms'),
      quantity('network.crossRegionMs', 'Network between regions', 'duration', 'There and back.', '0 ms'),
      quantity('hoursPerMonth', 'Hours a month', 'count', 'For costs.', '730'),
      quantity('mttrHours', 'Time to repair', 'hours', 'For components that state none: how often, how long.', '1 h'),
      quantity('daysPerYear', 'Days a year', 'count', 'For downtime.', '365'),
    ],
  },
];
