import { apply } from '../../shared/edit';
import { serializeDesign } from '../../shared/model';
import { improvementBlocks, markdownOf, textOf } from '../../shared/report';
import { ok } from '../../shared/result';
import { finish, type Goal, improve as search, type Improvement, type Trial, tryTactics } from '../../shared/tradeoff';
import { limit } from './check';
import { variantOf } from './compare';
import { loadDesign } from './load';
import { choice, type Command, unreadable, wrongUsage } from './outcome';

const USUAL_SECONDS = 20;
const MOST_LISTED = 10;

export const improve: Command = {
  usage:
    'plumbline improve FILE [--goal targets|cost|availability|latency] [--budget USD] [--seconds S] [--variant NAME] [--save-design PATH] [--format text|markdown|json] [--output PATH]',
  summary:
    'tactics worth taking, each with its price and gain: the cheapest way found to meet every target, or why there is none',
  options: ['goal', 'budget', 'seconds', 'variant', 'save-design', 'format'],
  run: async ({ files, values, io }) => {
    const format = choice('format', values['format'], { of: ['text', 'json', 'markdown'], usually: 'text' });
    if (!format.ok) return format;
    const goal = choice<Goal>('goal', values['goal'], {
      of: ['targets', 'cost', 'availability', 'latency'],
      usually: 'targets',
    });
    if (!goal.ok) return goal;
    const budget = limit('budget', values, 'money');
    if (!budget.ok) return budget;
    const seconds = Number(values['seconds'] ?? USUAL_SECONDS);
    if (!(seconds > 0 && seconds <= 3600))
      return wrongUsage(`--seconds: expected a number above 0 to 3600, got ${JSON.stringify(values['seconds'])}`);
    const base = await loadDesign(files[0]!, io);
    if (!base.ok) return base;
    const design = variantOf(base.value, values['variant']);
    if (!design.ok) return design;
    const now = () => performance.now();
    const found = finish(
      search(design.value, {
        goal: goal.value,
        now,
        timeMs: seconds * 1000,
        ...(budget.value === undefined ? {} : { budgetPerMonth: budget.value }),
      }),
    );
    const deadline = now() + (seconds * 1000) / 4;
    const others = worthwhile(finish(tryTactics(design.value, { hasTime: () => now() < deadline })).trials, goal.value);
    const saved = values['save-design'];
    if (saved !== undefined) {
      const written = await io.write(saved, serializeDesign(apply(design.value, found.change)));
      if (!written.ok) return unreadable(`${saved}: ${written.error}`);
    }
    switch (format.value) {
      case 'json':
        return ok({ contents: JSON.stringify(asData(found, others), undefined, 2) });
      case 'markdown':
        return ok({ contents: markdownOf(improvementBlocks(design.value, found, others)) });
      case 'text':
        return ok({ contents: textOf(improvementBlocks(design.value, found, others)) });
      default:
        return format.value satisfies never;
    }
  },
};

const asData = (found: Improvement, others: readonly Trial[]): object => ({
  format: 'plumbline-improvement',
  version: 1,
  ...found,
  tactics: others.map(({ proposal, effects, sentence }) => ({ ...proposal, effects, sentence })),
});

const ATTRIBUTES: Readonly<Record<Goal, readonly string[]>> = {
  targets: ['p99', 'downtime', 'load', 'singlePoints'],
  cost: ['cost'],
  availability: ['downtime'],
  latency: ['p99'],
};

/** Single tactics that make better what the goal asks for, by the size of the gain for the money. */
function worthwhile(trials: readonly Trial[], goal: Goal): readonly Trial[] {
  const gain = ({ effects }: Trial): number =>
    effects.reduce((sum, { attribute, direction, from, to }) => {
      if (!ATTRIBUTES[goal].includes(attribute) || direction !== 'better' || from === null || to === null) return sum;
      if (attribute === 'cost') return sum + (from - to);
      return sum + Math.min(3, Math.abs(Math.log10(Math.max(from, 1e-9) / Math.max(to, 1e-9))));
    }, 0);
  const price = ({ effects }: Trial): number => {
    const cost = effects.find(({ attribute }) => attribute === 'cost');
    return Math.max(1, (cost?.to ?? 0) - (cost?.from ?? 0));
  };
  const score = (trial: Trial) => gain(trial) / (goal === 'cost' ? 1 : price(trial));
  // A gain of less than a hundredth of an order of magnitude is not worth a line.
  return trials
    .filter((trial) => gain(trial) > (goal === 'cost' ? 0 : 0.01))
    .toSorted((a, b) => score(b) - score(a) || (a.proposal.id < b.proposal.id ? -1 : 1))
    .slice(0, MOST_LISTED);
}
