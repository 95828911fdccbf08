import type { Explanation } from './explanation';

/** How a curve or table was made: what an explanation says, for something that is more than one number. */
export type Method = Pick<Explanation, 'title' | 'formula' | 'accuracy' | 'limits' | 'source'>;

export type MethodName =
  | 'sweep'
  | 'distribution'
  | 'budget'
  | 'limits'
  | 'ladder'
  | 'frontier'
  | 'uncertainty'
  | 'tornado'
  | 'queues'
  | 'costSteps';

const INDEPENDENT = 'Waits at different components are taken as independent.';

export const METHODS: Readonly<Record<MethodName, Method>> = {
  sweep: {
    title: 'Latency over load',
    formula:
      'the whole design computed anew at each multiple of today’s rates: load, attempts, waiting, and the percentiles of the distribution of the whole answer',
    accuracy: 'numerical',
    limits: [
      'Each point is a steady state: a load that holds.',
      'Of two states that repeated attempts allow, the healthy one is shown.',
      INDEPENDENT,
    ],
    source: 'queueing networks (Lazowska et al. 1984); transform inversion (Abate, Whitt 2006)',
  },
  distribution: {
    title: 'Distribution of the latency',
    formula: 'the time that each share of the served requests stays below',
    accuracy: 'numerical',
    limits: ['Refused and late requests are not part of it; their share stands beside it.', INDEPENDENT],
    source: 'transform inversion (Abate, Whitt 2006); parallel calls on a grid, about 1e-4',
  },
  budget: {
    title: 'Critical path',
    formula:
      'visits × (mean wait + mean work) of every component on the way; of parallel calls, the one that takes longest on average',
    accuracy: 'exact',
    limits: ['“Other” holds the wire, lost attempts and pauses, and what waiting for the slowest adds.'],
    source: 'sum of means; critical path of a call tree',
  },
  limits: {
    title: 'How far each journey can grow',
    formula: 'least over all components of (room − load of the others) / own load',
    accuracy: 'exact',
    limits: ['Attempts are those of today’s load.'],
    source: 'utilisation law and asymptotic bounds (Lazowska et al. 1984, ch. 3 and 5)',
  },
  ladder: {
    title: 'What breaks next',
    formula: 'the component with the least room gets one more replica, again and again',
    accuracy: 'exact',
    limits: [
      'A further replica is taken to carry as much as the others, or as much as the scalability law leaves of it.',
      'Of a store that holds the data it may carry reads only.',
    ],
    source: 'bottleneck analysis (Denning, Buzen 1978); Universal Scalability Law (Gunther 1993)',
  },
  frontier: {
    title: 'Two journeys against each other',
    formula: 'all pairs of rates at which no component is fully used, the other journeys at today’s rate',
    accuracy: 'exact',
    limits: ['At the edge nothing is left to wait with: plan well inside it.'],
    source: 'linear programme in two variables',
  },
  uncertainty: {
    title: 'Ranges in, ranges out',
    formula:
      'every range drawn from its triangular distribution, each draw computed in full; the figures that 5%, 50% and 95% of the draws stay below',
    accuracy: 'approximate',
    limits: ['Inputs are drawn independently, with a fixed seed.', 'Draws without a figure are counted apart.'],
    source: 'Latin hypercube sampling (McKay, Beckman, Conover 1979)',
  },
  tornado: {
    title: 'Which inputs matter most',
    formula: 'the figure at the low and at the high end of one input, all others at their likely value',
    accuracy: 'exact',
    limits: ['Inputs that only matter together do not show.'],
    source: 'one-at-a-time sensitivity',
  },
  queues: {
    title: 'Behind queues and streams',
    formula:
      'backlog grows by arrivals − capacity, and its oldest message ages by that over arrivals; after an outage it is as old as the outage, and the backlog is gone in outage × ρ / (1 − ρ)',
    accuracy: 'exact',
    limits: ['Fluid: single messages are not looked at. Freshness is that of a steady state.'],
    source: 'fluid limit of a queue; response of M/G/c',
  },
  costSteps: {
    title: 'The next steps of the cost',
    formula: 'the load from which one replica more is needed to stay at the target utilisation, and its price',
    accuracy: 'exact',
    limits: ['Between two steps more load costs nothing more for replicas.'],
    source: 'utilisation law; price lists named by the components',
  },
};
