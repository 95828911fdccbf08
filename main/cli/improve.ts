import { apply } from '../../shared/edit';
import { serializeDesign } from '../../shared/model';
import { improvementBlocks, markdownOf, textOf } from '../../shared/report';
import { ok } from '../../shared/result';
import {
  type Attribute,
  byWorth,
  type Endings,
  endings,
  finish,
  type Goal,
  improve as search,
  type Improvement,
  lookAt,
  type Trial,
  tryTactics,
  undominated,
} from '../../shared/tradeoff';
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
    const tried = finish(tryTactics(design.value, { hasTime: () => now() < deadline })).trials;
    const others = byWorth(undominated(tried), ATTRIBUTES[goal.value]).slice(0, MOST_LISTED);
    const until = now() + (seconds * 1000) / 4;
    const weak =
      goal.value === 'targets' ? finish(endings(lookAt(design.value), { hasTime: () => now() < until })) : undefined;
    const saved = values['save-design'];
    if (saved !== undefined) {
      const written = await io.write(saved, serializeDesign(apply(design.value, found.change)));
      if (!written.ok) return unreadable(`${saved}: ${written.error}`);
    }
    switch (format.value) {
      case 'json':
        return ok({ contents: JSON.stringify(asData(found, others, weak), undefined, 2) });
      case 'markdown':
        return ok({ contents: markdownOf(improvementBlocks(design.value, found, { others, weak })) });
      case 'text':
        return ok({ contents: textOf(improvementBlocks(design.value, found, { others, weak })) });
      default:
        return format.value satisfies never;
    }
  },
};

const asData = (found: Improvement, others: readonly Trial[], weak: Endings | undefined): object => ({
  format: 'plumbline-improvement',
  version: 1,
  ...found,
  tactics: others.map(asTactic),
  weaknesses: (weak?.found ?? []).map(({ finding, trial }) => ({
    finding,
    endedBy: trial === undefined ? null : asTactic(trial),
  })),
  weaknessesLeft: weak?.left ?? 0,
});

const asTactic = ({ proposal, effects, sentence }: Trial): object => ({ ...proposal, effects, sentence });

const ATTRIBUTES: Readonly<Record<Goal, readonly Attribute[]>> = {
  targets: ['p99', 'downtime', 'refused', 'load', 'singlePoints', 'cost'],
  cost: ['cost'],
  availability: ['downtime', 'refused', 'singlePoints'],
  latency: ['p99', 'refused'],
};
