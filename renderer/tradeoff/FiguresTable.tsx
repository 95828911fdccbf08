import { availability, money, multiple } from '@shared/formats';
import { printQuantity } from '@shared/model';
import { type Comparison, type JourneyProfile, nameIn } from '@shared/tradeoff';
import type { ReactElement } from 'react';
import detail from './Detail.module.css';

const none = 'not computed';
type Row = { readonly title: string; readonly cells: readonly string[]; readonly isHead?: boolean };

/** Every figure of the compared designs, one below the other, a column for each. */
function rowsOf(comparison: Comparison): readonly Row[] {
  const ids = [...new Set(comparison.flatMap(({ profile }) => Object.keys(profile.journeys)))].sort();
  const whole = (title: string, write: (of: Comparison[number]) => string): Row => ({
    title,
    cells: comparison.map(write),
  });
  return [
    ...ids.flatMap((id): Row[] => {
      const row = (title: string, write: (profile: JourneyProfile, of: Comparison[number]) => string): Row => ({
        title,
        cells: comparison.map((of) =>
          of.profile.journeys[id] === undefined ? 'not there' : write(of.profile.journeys[id], of),
        ),
      });
      return [
        { title: comparison[0]!.profile.journeys[id]?.name ?? id, cells: comparison.map(() => ''), isHead: true },
        row('p99', ({ p99Ms }) => (p99Ms === null ? none : printQuantity(p99Ms, 'duration'))),
        row('Available', ({ unavailability }) => (unavailability === null ? none : availability(1 - unavailability))),
        row('Down a year', ({ downtimeHoursPerYear: hours }) =>
          hours === null ? none : printQuantity(hours, 'hours'),
        ),
        ...(comparison.some(({ profile }) => (profile.journeys[id]?.refusedShare ?? 0) > 1e-6)
          ? [
              row('No answer', ({ refusedShare }) =>
                refusedShare === null ? none : printQuantity(refusedShare, 'probability'),
              ),
            ]
          : []),
        row('Carries', ({ bottleneck, maxLoad }, { design }) =>
          bottleneck === null
            ? 'no limit'
            : maxLoad === null
              ? none
              : `${multiple(maxLoad)}, then ${nameIn(design)(bottleneck)}`,
        ),
        row('Answers', ({ consistency }) => consistency ?? 'not stated'),
        row('Targets', ({ targets }) =>
          targets.length === 0
            ? 'none'
            : targets.every(({ met }) => met === true)
              ? 'all met'
              : `${targets.filter(({ met }) => met !== true).length} missed`,
        ),
      ];
    }),
    { title: 'The whole design', cells: comparison.map(() => ''), isHead: true },
    whole('A month', ({ profile, design }) => money(profile.costPerMonth, design.assumptions?.currency ?? 'USD')),
    whole('Single points of failure', ({ profile }) => `${profile.singlePoints.length}`),
    whole('Components', ({ profile }) => `${profile.components}`),
    whole('Technologies', ({ profile }) => `${profile.technologies}`),
  ];
}

export function FiguresTable({ comparison }: { readonly comparison: Comparison }): ReactElement {
  return (
    <div className={detail.tableFrame}>
      <table className={`${detail.table} figures`}>
        <thead>
          <tr>
            <th scope="col">Figures</th>
            {comparison.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(comparison).map(({ title, cells, isHead }, r) => (
            <tr key={`${r} ${title}`} data-head={isHead}>
              <th scope="row">{title}</th>
              {cells.map((cell, i) => (
                <td key={comparison[i]!.name} data-differs={(!isHead && i > 0 && cell !== cells[0]) || undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
