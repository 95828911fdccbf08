import type { Report } from '../analysis';
import { type Block, heading, paragraph } from './blocks';
import { listed, type Words } from './words';

export function singlePoints(report: Report, words: Words): Block[] {
  if (Object.keys(report.journeys).length === 0) return [];
  const title = heading(2, 'Single points of failure');
  const rows = singlePointRows(report, words);
  if (rows.length === 0) return [title, paragraph('None: no single failure takes a journey down.')];
  const columns = [
    { title: 'Whose failure' },
    { title: 'Takes down' },
    { title: 'Down a year', align: 'right' as const },
  ];
  return [title, { type: 'table', columns, rows }];
}

/** Whose failure, which journeys it takes down, how much of a year: the worst first. */
export function singlePointRows(report: Report, words: Words): readonly (readonly [string, string, string])[] {
  const probability = (journey: string, key: string) =>
    report.journeys[journey]?.cutSets.find(({ order, failures }) => order === 1 && JSON.stringify(failures[0]) === key)
      ?.probability ?? 0;
  return report.singlePointsOfFailure
    .map(({ failure, journeys }) => ({
      failure,
      journeys,
      probability: Math.max(0, ...journeys.map((id) => probability(id, JSON.stringify(failure)))),
    }))
    .sort((a, b) => b.probability - a.probability)
    .map((point) => [
      words.failure(point.failure),
      listed(point.journeys.map((id) => words.journey(id))),
      words.perYear(point.probability),
    ]);
}
