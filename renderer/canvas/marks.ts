import type { Report } from '@shared/analysis';
import { type CaptionOptions, captionOf } from '@shared/formats';
import type { LensMark, LensView } from './lenses';

export type Level = 'none' | 'ok' | 'warn' | 'bad';

/** What the report says of one component, as the canvas shows it. */
export type Marks = {
  readonly level: Level;
  /** 0 to 1: how far the load bar reaches. */
  readonly load: number;
  readonly utilization: string | undefined;
  readonly figures: readonly string[];
  /** Why its loss takes a journey down: always, or only at peak. */
  readonly singlePoint: 'always' | 'peak' | undefined;
  readonly isBottleneck: boolean;
  /** Killed in a drill: nothing of it is left. */
  readonly isDead: boolean;
  /** What the chosen lens says of it; undefined without a lens. */
  readonly lens: LensMark | undefined;
};

const NO_MARKS: Marks = {
  level: 'none',
  load: 0,
  utilization: undefined,
  figures: [],
  singlePoint: undefined,
  isBottleneck: false,
  isDead: false,
  lens: undefined,
};

/** Marks by component; the same object as long as they say the same, so that what did not change is not drawn again. */
export function createMarks(): (
  report: Report | undefined,
  options: CaptionOptions,
  lens?: LensView,
  dead?: readonly string[],
) => ReadonlyMap<string, Marks> {
  let known = new Map<string, { readonly key: string; readonly marks: Marks }>();
  return (report, options, lens, dead) => {
    const killed = new Set(dead);
    const next = new Map<string, { readonly key: string; readonly marks: Marks }>();
    const singlePoints = report ? singlePointsOf(report) : new Map<string, 'always' | 'peak'>();
    const bottlenecks = new Set(Object.values(report?.journeys ?? {}).map(({ bottleneck }) => bottleneck));
    for (const id of Object.keys(report?.components ?? {})) {
      const marks = {
        ...marksOf(report!, id, options, singlePoints.get(id), bottlenecks.has(id)),
        isDead: killed.has(id),
        lens: lens?.components.get(id),
      };
      const key = JSON.stringify(marks);
      const before = known.get(id);
      next.set(id, before?.key === key ? before : { key, marks });
    }
    known = next;
    return new Map([...next].map(([id, { marks }]) => [id, marks]));
  };
}

export const marksOr = (marks: Marks | undefined): Marks => marks ?? NO_MARKS;

function singlePointsOf(report: Report): Map<string, 'always' | 'peak'> {
  const found = new Map<string, 'always' | 'peak'>();
  for (const { code, about } of report.findings) {
    if (code === 'availability.single-point-of-failure') found.set(about[0]!, 'always');
    if (code === 'availability.single-point-at-peak') found.set(about[0]!, 'peak');
  }
  return found;
}

function marksOf(
  report: Report,
  id: string,
  options: CaptionOptions,
  singlePoint: Marks['singlePoint'],
  isBottleneck: boolean,
): Omit<Marks, 'lens' | 'isDead'> {
  const { parts, utilization } = captionOf(report, id, options)!;
  // A load without a known end: the first figure would be missing, and that is the news.
  const isUnknown = report.components[id]!.utilization === null;
  return {
    level: isUnknown ? 'bad' : (utilization?.pressure ?? 'none'),
    load: isUnknown ? 1 : (utilization?.share ?? 0),
    utilization: isUnknown ? '∞' : utilization && parts[0],
    figures: utilization ? parts.slice(1) : parts,
    singlePoint,
    isBottleneck,
  };
}
