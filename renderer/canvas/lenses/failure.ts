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
    boundaries: new Map(single(report, journey).filter(([id]) => design.boundaries[id] !== undefined)),
    connectors: new Map(),
    legend: [
      { tone: 'critical', label: 'single point' },
      { tone: 'high', label: 'single at peak' },
      { tone: 'low', label: 'together with another' },
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
  for (const [id, mark] of single(report, journey)) {
    if (design.components[id] !== undefined) found.set(id, mark);
  }
  return found;
}

/** Components, zones and regions whose loss alone takes the journey down. */
function single(report: Report, journey: string | undefined): readonly (readonly [string, LensMark])[] {
  return report.findings.flatMap(({ code, about, evidence }) => {
    const isAlways = code === 'availability.single-point-of-failure';
    if (!isAlways && code !== 'availability.single-point-at-peak') return [];
    const concerns = evidence['journeys'];
    if (journey !== undefined && Array.isArray(concerns) && !concerns.includes(journey)) return [];
    const mark: LensMark = isAlways
      ? { tone: 'critical', text: 'single point' }
      : { tone: 'high', text: 'single at peak' };
    return about.slice(0, 1).map((id) => [id, mark] as const);
  });
}
