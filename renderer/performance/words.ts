import type { OutputName } from '@shared/analysis';
import { type Design, type Dimension, printQuantity } from '@shared/model';

export const nameOf = (design: Design, component: string): string => design.components[component]?.name ?? component;
export const journeyName = (design: Design, journey: string): string => design.journeys[journey]?.name ?? journey;

export const duration = (ms: number): string => printQuantity(ms, 'duration');
export const rate = (rps: number): string => printQuantity(rps, 'rate');
export const percent = (share: number): string =>
  share > 0 && share < 0.001 ? '< 0.1%' : `${Number((share * 100).toPrecision(share < 0.1 ? 2 : 3))}%`;
/** "2.5×" */
export const times = (multiple: number): string =>
  `${multiple >= 100 ? Math.round(multiple) : Number(multiple.toPrecision(3))}×`;

export const OUTPUTS: Readonly<Record<OutputName, { readonly label: string; readonly dimension: Dimension }>> = {
  p50Ms: { label: 'Median', dimension: 'duration' },
  p95Ms: { label: 'p95', dimension: 'duration' },
  p99Ms: { label: 'p99', dimension: 'duration' },
  meanMs: { label: 'Mean', dimension: 'duration' },
  maxRatePerSecond: { label: 'Highest rate', dimension: 'rate' },
  availability: { label: 'Availability', dimension: 'probability' },
  costPerMillion: { label: 'USD a million', dimension: 'money' },
};

const FIELDS: Readonly<Record<string, { readonly label: string; readonly dimension: Dimension }>> = {
  serviceMs: { label: 'service time', dimension: 'duration' },
  writeServiceMs: { label: 'service time of writes', dimension: 'duration' },
  ratePerSecond: { label: 'rate', dimension: 'rate' },
  capacityRps: { label: 'ceiling', dimension: 'rate' },
  availability: { label: 'availability', dimension: 'probability' },
  mtbfHours: { label: 'time between failures', dimension: 'hours' },
  mttrHours: { label: 'time to repair', dimension: 'hours' },
  ttlSeconds: { label: 'time to live', dimension: 'seconds' },
  staleIfErrorSeconds: { label: 'serve stale for', dimension: 'seconds' },
  hitRatio: { label: 'hit ratio', dimension: 'probability' },
  readShare: { label: 'share of reads', dimension: 'probability' },
  networkMs: { label: 'network', dimension: 'duration' },
  timeoutMs: { label: 'timeout', dimension: 'duration' },
  calls: { label: 'calls', dimension: 'count' },
  replicas: { label: 'replicas', dimension: 'count' },
  concurrency: { label: 'requests at once', dimension: 'count' },
  serviceScv: { label: 'variability', dimension: 'count' },
};

/** "Orders: service time", with its ends printed as what they are. */
export function inputName(design: Design, path: string): string {
  const [table = '', ...rest] = path.split('.');
  const field = rest.at(-1)!;
  const id = rest.slice(0, -1).join('.');
  const label = FIELDS[field]?.label ?? field;
  switch (table) {
    case 'components':
      return `${nameOf(design, id)}: ${label}`;
    case 'journeys':
      return `${journeyName(design, id)}: ${label}`;
    case 'connectors': {
      const connector = design.connectors[id];
      return connector === undefined
        ? path
        : `${nameOf(design, connector.from)} → ${nameOf(design, connector.to)}: ${label}`;
    }
    default:
      return label;
  }
}

export const inputValue = (path: string, value: number): string =>
  printQuantity(value, FIELDS[path.split('.').at(-1)!]?.dimension ?? 'count');
