import { openDocument, undoLast, run, useDocument } from '@renderer/state/document';
import { createTradeoffClient } from '@renderer/tradeoff/client';
import { figuresOf, usualRange, utilityOf } from '@renderer/tradeoff/criteria';
import { sideBySide } from '@renderer/tradeoff/drawing';
import type { Answer, Question } from '@renderer/tradeoff/protocol';
import { beginByHand, keepBegun, tryAsVariant, useTradeoff } from '@renderer/tradeoff/state';
import { steps, type Task } from '@renderer/tradeoff/tasks';
import { dealtBack } from '@renderer/tradeoff/trials';
import { blastText, chipsOf, harmsText, ranked, waysOut } from '@renderer/tradeoff/words';
import { analyze } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import { apply, commands, variantsOf } from '@shared/edit';
import { drill, endings, finish, hasRemedy, lookAt, profileOf, structureOf, tryTactics } from '@shared/tradeoff';
import { wholeReport } from '@shared/rules';
import { beforeEach, describe, expect, test } from 'vitest';

const BASE = TEMPLATES[0]!.design;
const now = () => performance.now();

/** The worker's side of the conversation, in this process: a task a turn. */
function portInProcess() {
  const listeners: ((event: { data: Answer }) => void)[] = [];
  const cancelled = new Set<number>();
  const tell = (data: Answer) => listeners.forEach((listener) => listener({ data }));
  return {
    addEventListener: (type: string, listener: never) => void (type === 'message' && listeners.push(listener)),
    terminate: () => {},
    postMessage: (question: Question) => {
      if (question.type === 'cancel') {
        cancelled.add(question.id);
        return;
      }
      const { id, task } = question;
      queueMicrotask(() => {
        try {
          const all = steps(task, now);
          for (let step = all.next(); !cancelled.has(id); step = all.next()) {
            if (step.done) return tell({ type: 'done', id, result: step.value });
            tell({ type: 'progress', id, progress: step.value });
          }
        } catch (error) {
          tell({ type: 'failed', id, reason: (error as Error).message });
        }
      });
    },
  };
}

describe('the client of the trade-off worker', () => {
  const client = () => createTradeoffClient(portInProcess);

  test('finds what is weak besides the targets as the command does, and says how much it had no time for', async () => {
    const look = lookAt(BASE);
    const { found, left } = (await client().run({ type: 'weak', design: BASE, timeMs: 60_000 }).result)!;
    const told = finish(endings(look));
    expect(found.map(({ finding, trial }) => [finding.message, trial?.proposal.id])).toEqual(
      told.found.map(({ finding, trial }) => [finding.message, trial?.proposal.id]),
    );
    expect(found.length).toBeGreaterThan(1);
    const late = finish(endings(look, { hasTime: () => false }));
    expect([late.found.length, late.left]).toEqual([0, found.length + left]);
  });

  test('of what breaks a rule it offers what mends it, and nothing else', async () => {
    const whole = (design: typeof BASE) => wholeReport(design, analyze(design));
    const broken = whole(BASE).findings.filter((finding) => /^[A-Z]+-\d+$/.test(finding.code) && hasRemedy(finding));
    const mended = await Promise.all(
      broken.map(async (finding) => {
        const ways = (await client().run({ type: 'remedies', design: BASE, finding }).result)!;
        const isLeft = ways.map(({ proposal }) =>
          whole(apply(BASE, proposal.change)).findings.some(
            ({ code, about }) => code === finding.code && about.join() === finding.about.join(),
          ),
        );
        // All of them mend it, or none does and they are what there is to try.
        expect(new Set(isLeft).size).toBeLessThanOrEqual(1);
        return isLeft.includes(false);
      }),
    );
    expect(mended).toContain(true);
  });

  test('tells how far a task is, and what came out', async () => {
    const seen: number[] = [];
    const { result } = client().run(
      { type: 'remedies', design: BASE, finding: analyze(BASE).report.findings[0]! },
      ({ done }) => seen.push(done),
    );
    expect((await result)!.length).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(0);
  });

  test('a cancelled task comes back with nothing', async () => {
    const running = client().run({ type: 'sensitivity', design: BASE, timeMs: 1000 });
    running.cancel();
    expect(await running.result).toBeUndefined();
  });

  test('a task that fails says why', async () => {
    const broken = { ...BASE, components: undefined as never };
    await expect(client().run({ type: 'drill', design: broken, strikes: [] } satisfies Task).result).rejects.toThrow(
      /components|undefined|null/,
    );
  });
});

test('what workers have tried between them is every proposal once, in the order in which one would have', () => {
  const whole = finish(tryTactics(BASE)).trials.map(({ proposal }) => proposal.id);
  const shares = [0, 1, 2].map((index) => finish(tryTactics(BASE, { share: { index, of: 3 } })));
  expect(dealtBack(shares).map(({ proposal }) => proposal.id)).toEqual(whole);
});

describe('variants by hand', () => {
  beforeEach(() => openDocument(BASE));

  test('edits after the beginning become a variant, the design is as it was, and one undo brings them back', () => {
    beginByHand();
    run(commands.setComponents(useDocument.getState().design, ['links'], { replicas: 3 }));
    run(commands.remove(useDocument.getState().design, { components: ['cache'] }));
    keepBegun('Three without a cache');
    const { design } = useDocument.getState();
    expect({ ...design, variants: {} }).toEqual({ ...BASE, variants: {} });
    expect(variantsOf(design).map(({ name }) => name)).toEqual(['Three without a cache']);
    expect(useTradeoff.getState().compared).toEqual(['three-without-a-cache']);
    undoLast();
    expect(useDocument.getState().design.components['links']!.replicas).toBe(3);
  });

  test('trying the same again shows the variant that is there', () => {
    const change = { ...commands.setComponents(BASE, ['links'], { replicas: 2 }), label: 'Second' };
    tryAsVariant(change);
    tryAsVariant(change);
    expect(variantsOf(useDocument.getState().design).length).toBe(1);
  });
});

describe('what the page says', () => {
  const { base, trials } = finish(tryTactics(BASE));

  test('trials come in the order of what they gain for the money, and only those that gain', () => {
    const cheaper = ranked(trials, 'cost');
    expect(cheaper.length).toBeGreaterThan(0);
    for (const { effects } of cheaper)
      expect(effects.find(({ attribute }) => attribute === 'cost')!.direction).toBe('better');
  });

  test('ways out of a missed availability are those that lessen downtime', () => {
    const finding = analyze(BASE).report.findings.find(({ code }) => code === 'target.missed')!;
    const ways = waysOut(trials, finding);
    expect(ways.length).toBeGreaterThan(0);
    for (const { effects } of ways)
      expect(effects.some(({ attribute, direction }) => attribute === 'downtime' && direction === 'better')).toBe(true);
  });

  test('chips show what changes most, better and worse apart', () => {
    const second = trials.find(({ proposal }) => proposal.tactic === 'add-replica' && proposal.about[0] === 'links')!;
    const chips = chipsOf(second.effects, undefined).filter(({ tone }) => tone !== 'same');
    expect(chips.map(({ attribute, tone }) => [attribute, tone])).toEqual(
      expect.arrayContaining([
        ['downtime', 'better'],
        ['cost', 'worse'],
      ]),
    );
    expect(chips.find(({ attribute }) => attribute === 'cost')!.text).toBe('+520 USD');
  });

  test('a design is weighed by its worst journey, over ranges that no alternative moves', () => {
    const figures = figuresOf(base);
    const hours = Object.values(base.journeys).map(({ downtimeHoursPerYear }) => downtimeHoursPerYear!);
    expect(figures.downtime).toBe(Math.max(...hours));
    expect(utilityOf(figures, 'cost', usualRange('cost', figures))).toBeCloseTo((2 - 1) / (2 - 0.5), 9);
    expect(utilityOf({ ...figures, p99: null }, 'p99', usualRange('p99', figures))).toBeNull();
  });

  test('two drawings stand in one frame, and mark what the other does not have', () => {
    const other = apply(BASE, commands.remove(BASE, { components: ['cache'] }));
    const [left, right] = sideBySide(BASE, other, structureOf(BASE, other));
    expect(left.scene.bounds).toEqual(right.scene.bounds);
    expect([left.marks.get('components/cache'), right.marks.get('components/cache')]).toEqual(['removed', undefined]);
    expect(profileOf(analyze(other)).components).toBe(profileOf(analyze(BASE)).components - 1);
  });
});

test('how journeys fare in a drill is one line, the gravest first', () => {
  const chat = TEMPLATES.find(({ id }) => id === 'chat')!.design;
  const drilled = drill(lookAt(chat), [{ fault: 'zone-down', target: { type: 'boundary', id: 'zone-a' } }]);
  expect(harmsText(drilled)).toBe('3 journeys overloaded, 2 worse');
  expect(blastText(drilled.journeys['download']!)).not.toContain('p99');
  expect(blastText(drilled.journeys['receive']!)).toMatch(/p99 .* → no steady state; carries 0\.72×/);
});
