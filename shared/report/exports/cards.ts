import type { Report } from '../../analysis';
import { kindOf } from '../../catalogue';
import { type Card, multiple, percent } from '../../formats';
import type { Design } from '../../model';
import { print, printed, wordsOf } from '../words';

/** What one reads when one points at a component. */
export function cardsOf(design: Design, report: Report): Readonly<Record<string, Card>> {
  const words = wordsOf(design, report);
  return Object.fromEntries(
    Object.entries(design.components).map(([id, { kind, technology }]) => {
      const figures = report.components[id];
      const rows: (readonly [string, string])[] = [
        ['What', technology ?? kindOf(kind)?.name ?? kind],
        ...(figures === undefined
          ? []
          : ([
              ['Replicas', `${figures.replicas}`],
              ['Load', printed(figures.arrivalRps, 'rate')],
              ['In use', figures.utilization === null ? 'not computed' : percent(figures.utilization)],
              ['Gives in at', figures.saturatesAt === null ? 'no limit' : multiple(figures.saturatesAt)],
              ['Mean time', printed(figures.meanMs, 'duration')],
              ['Available', print(figures.availability, 'probability')],
              ['A month', words.money(figures.costPerMonth)],
            ] as const)),
      ];
      return [id, { title: words.component(id), rows }];
    }),
  );
}
