import type { ComponentFigures, Report } from '@shared/analysis';
import { printQuantity } from '@shared/model';

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
};

const NO_MARKS: Marks = {
  level: 'none',
  load: 0,
  utilization: undefined,
  figures: [],
  singlePoint: undefined,
  isBottleneck: false,
};

/** Marks by component; the same object as long as they say the same, so that what did not change is not drawn again. */
export function createMarks(): (report: Report | undefined, maxUtilization: number) => ReadonlyMap<string, Marks> {
  let known = new Map<string, { readonly key: string; readonly marks: Marks }>();
  return (report, maxUtilization) => {
    const next = new Map<string, { readonly key: string; readonly marks: Marks }>();
    const singlePoints = report ? singlePointsOf(report) : new Map<string, 'always' | 'peak'>();
    const bottlenecks = new Set(Object.values(report?.journeys ?? {}).map(({ bottleneck }) => bottleneck));
    for (const [id, figures] of Object.entries(report?.components ?? {})) {
      const marks = marksOf(figures, maxUtilization, singlePoints.get(id), bottlenecks.has(id));
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
  figures: ComponentFigures,
  maxUtilization: number,
  singlePoint: Marks['singlePoint'],
  isBottleneck: boolean,
): Marks {
  const { utilization, arrivalRps, meanMs, availability, costPerMonth, saturatesAt } = figures;
  const isReached = arrivalRps === null || arrivalRps > 0;
  // What nothing limits and nothing reaches has no load to show.
  const level: Level =
    utilization === null
      ? 'bad'
      : saturatesAt === null
        ? 'none'
        : utilization >= 1
          ? 'bad'
          : utilization > maxUtilization
            ? 'warn'
            : 'ok';
  const texts = [
    meanMs === null || meanMs === 0 ? undefined : printQuantity(meanMs, 'duration'),
    isReached && availability < 1 ? printQuantity(availability, 'probability') : undefined,
    costPerMonth > 0 ? `$${printQuantity(costPerMonth, 'money')}` : undefined,
  ];
  return {
    level: isReached ? level : 'none',
    load: Math.min(1, utilization ?? 1),
    utilization:
      !isReached || level === 'none'
        ? undefined
        : utilization === null
          ? '∞'
          : `${Number((utilization * 100).toPrecision(2))}%`,
    figures: texts.filter((text) => text !== undefined),
    singlePoint,
    isBottleneck,
  };
}
