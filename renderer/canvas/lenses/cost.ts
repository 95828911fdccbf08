import type { Report } from '@shared/analysis';
import { money } from '@shared/formats';
import type { Lens, LensMark, LensTone } from './lens';

const LARGE = 0.25;
const NOTEWORTHY = 0.08;

const toneOf = (share: number): LensTone =>
  share >= LARGE ? 'critical' : share >= NOTEWORTHY ? 'high' : share > 0 ? 'low' : 'none';

/** Where the money goes: each component's share of the whole bill. */
export const costLens: Lens = {
  id: 'cost',
  label: 'Cost',
  question: 'Where does the money go?',
  view: (design, report) => ({
    components: shares(report, design.assumptions?.currency ?? 'USD'),
    connectors: new Map(),
    legend: [
      { tone: 'critical', label: 'a quarter of the bill or more' },
      { tone: 'high', label: 'a twelfth or more' },
      { tone: 'low', label: 'less' },
    ],
  }),
};

function shares({ components, cost }: Report, currency: string): ReadonlyMap<string, LensMark> {
  const entries = Object.entries(components).map(([id, { costPerMonth }]): readonly [string, LensMark] => {
    const share = cost.perMonth > 0 ? costPerMonth / cost.perMonth : 0;
    const part = share >= 0.005 ? ` · ${Math.round(share * 100)}%` : '';
    return [id, { tone: toneOf(share), text: costPerMonth > 0 ? `${money(costPerMonth, currency)}${part}` : '' }];
  });
  return new Map(entries);
}
