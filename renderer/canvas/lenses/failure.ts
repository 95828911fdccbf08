import type { Failure, Report } from '@shared/analysis';
import { availability } from '@shared/formats';
import { boundaryTitle, type Design } from '@shared/model';
import type { Lens, LensMark } from './lens';

const placeOf = (failure: Failure): string => (failure.type === 'replicas' ? failure.component : failure.boundary);

/** What takes the journey down: alone, only at peak, or together with one other. */
export const failureLens: Lens = {
  id: 'failure',
  label: 'Failure',
  question: 'Whose loss takes it down?',
  view: (design, report, journey) => ({
    components: marks(design, report, journey),
    connectors: new Map(),
    legend: [
      { tone: 'critical', label: 'single point of failure' },
      { tone: 'high', label: 'single point at peak load' },
      { tone: 'low', label: 'takes it down with one other' },
    ],
  }),
};

function marks(design: Design, report: Report, journey: string | undefined): ReadonlyMap<string, LensMark> {
  const found = new Map<string, LensMark>();
  const cutSets = journey === undefined ? [] : (report.journeys[journey]?.cutSets ?? []);
  for (const id of Object.keys(report.components)) {
    found.set(id, { tone: 'none', text: availability(report.components[id]!.availability) });
  }
  const partners = new Map<string, Set<string>>();
  for (const { order, failures } of cutSets) {
    if (order !== 2) continue;
    const places = [...new Set(failures.map(placeOf))];
    for (const place of places) {
      const others = places.filter((other) => other !== place);
      partners.set(place, new Set([...(partners.get(place) ?? []), ...(others.length > 0 ? others : [place])]));
    }
  }
  for (const [id, others] of partners) {
    if (design.components[id] === undefined) continue;
    const names = [...others].map((other) =>
      other === id
        ? 'a second replica'
        : (design.components[other]?.name ?? (design.boundaries[other] ? boundaryTitle(design, other) : other)),
    );
    found.set(id, {
      tone: 'low',
      text: others.size > 1 ? `with one of ${others.size}` : others.has(id) ? 'two replicas' : `with ${names[0]!}`,
      detail: `Takes it down together with ${names.join(', or ')}`,
    });
  }
  for (const { code, about, evidence } of report.findings) {
    const isAlways = code === 'availability.single-point-of-failure';
    if (!isAlways && code !== 'availability.single-point-at-peak') continue;
    const concerns = evidence['journeys'];
    if (journey !== undefined && Array.isArray(concerns) && !concerns.includes(journey)) continue;
    for (const id of about.slice(0, 1)) {
      if (design.components[id] === undefined) continue;
      found.set(id, { tone: isAlways ? 'critical' : 'high', text: isAlways ? 'single point' : 'single at peak' });
    }
  }
  return found;
}
