import { analyze, type Finding } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import { apply } from '@shared/edit';
import type { Component } from '@shared/model';
import {
  compare,
  decisionMarkdown,
  draftDecision,
  finish,
  hasRemedy,
  lookAt,
  profileOf,
  readDecision,
  remediesFor,
  risksOf,
  sensitivities,
} from '@shared/tradeoff';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';

const BUSY = design('client > api [serviceMs=10 availability=0.99]', {
  journeys: { buy: { entry: 'client', ratePerSecond: 80, targets: { p99Ms: 240 } } },
});
const of = (base: typeof BUSY) => finish(sensitivities(lookAt(base)));

describe('sensitivity', () => {
  test('of one exponential server is that of ln 100 / (µ − λ), by central difference', () => {
    const found = of(BUSY).find(({ parameter }) => parameter.id === 'api.serviceMs')!;
    const p99 = (serviceMs: number) => Math.log(100) / (1 / serviceMs - 0.08);
    const expected = Math.log(p99(11) / p99(9)) / Math.log(11 / 9);
    const pull = found.pulls.find(({ attribute, journey }) => attribute === 'p99' && journey === 'buy')!;
    expect(pull.elasticity).toBeCloseTo(expected, 4);
    // Longer work lowers the load that is carried, in proportion.
    expect(found.pulls.find(({ attribute }) => attribute === 'load')!.elasticity).toBeCloseTo(-1, 9);
    expect([found.isSensitivityPoint, found.isTradeoffPoint]).toEqual([true, false]);
  });

  test('X05: with eight servers at 87.5 % one per cent more load makes answers 4.1 per cent slower', () => {
    // M/M/8 with S = 1: R = 1 + C(8, a) / (8 − a), Erlang’s C with a = 7, and its central difference.
    const servers = 8;
    const meanAt = (a: number) => {
      let blocked = 1;
      for (let k = 1; k <= servers; k++) blocked = (a * blocked) / (k + a * blocked);
      const waits = blocked / (1 - (a / servers) * (1 - blocked));
      return 1 + waits / (servers - a);
    };
    const step = 1e-6;
    const slope = (mean: (factor: number) => number) =>
      Math.log(mean(1 + step) / mean(1 - step)) / Math.log((1 + step) / (1 - step));
    const computed = slope((factor) => {
      const loaded = design(`client > api [serviceMs=1 concurrency=${servers}]`, {
        journeys: { buy: { entry: 'client', ratePerSecond: 7000 * factor } },
      });
      return analyze(loaded).report.journeys['buy']!.meanMs!;
    });
    expect(computed).toBeCloseTo(
      slope((factor) => meanAt(7 * factor)),
      6,
    );
    expect(computed).toBeCloseTo(4.1, 1);
  });

  test('downtime of a chain of one follows its unavailability one to one', () => {
    const found = of(BUSY).find(({ parameter }) => parameter.id === 'api.unavailability')!;
    expect(found.pulls).toEqual([{ attribute: 'downtime', journey: 'buy', elasticity: expect.closeTo(1, 9) }]);
  });

  test('a parameter whose growth buys one attribute with another is a trade-off point', () => {
    const component = (fields: Partial<Component>): Component => ({ kind: 'component', ...fields });
    const base = design('client > api', {
      components: {
        client: { kind: 'client' },
        api: component({ serviceMs: 10, concurrency: 2, hitRatio: 0.5 }),
        db: component({ serviceMs: 20, availability: 0.999, cost: { perMillionRequests: 9, perReplicaMonth: 100 } }),
      },
      connectors: { ca: { from: 'client', to: 'api' }, ad: { from: 'api', to: 'db' } },
      journeys: { buy: { entry: 'client', ratePerSecond: 80 } },
    });
    const found = of(base);
    const misses = found.find(({ parameter }) => parameter.id === 'api.misses')!;
    expect([misses.better, misses.isTradeoffPoint]).toEqual([[], false]);
    expect(misses.worse).toEqual(expect.arrayContaining(['p99', 'load', 'cost']));
    const replicas = found.find(({ parameter }) => parameter.id === 'db.replicas')!;
    expect([replicas.isTradeoffPoint, replicas.worse]).toEqual([true, ['cost']]);
    expect(replicas.better).toEqual(expect.arrayContaining(['p99', 'load', 'downtime']));
  });

  test('a target that a tenth more work misses is a risk; one that nothing endangers is none', () => {
    const found = of(BUSY);
    const profile = profileOf(analyze(BUSY));
    const risks = risksOf(profile, found);
    expect(risks.filter(({ kind }) => kind === 'risk').map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('service time of api is only a tenth away from a missed target: p99 of “buy”'),
      ]),
    );
    const relaxed = { ...BUSY, journeys: { buy: { ...BUSY.journeys['buy']!, targets: { p99Ms: 5000 } } } };
    expect(risksOf(profileOf(analyze(relaxed)), of(relaxed))).toMatchObject([{ kind: 'non-risk', about: ['buy'] }]);
  });
});

describe('remedies', () => {
  test.each(TEMPLATES.map((template) => [template.id, template.design] as const))(
    'every finding of %s that promises one has one that is about it',
    (_, base) => {
      const look = lookAt(base);
      const grave = look.report.findings.filter((finding) => hasRemedy(finding) && finding.severity !== 'info');
      expect(grave.length).toBeGreaterThan(0);
      for (const finding of grave)
        expect(remediesFor(look, finding).length, `${finding.code} ${finding.about[0]}`).toBeGreaterThan(0);
    },
  );

  test('one of them removes the single point of failure that it was tried for', () => {
    const base = TEMPLATES[0]!.design;
    const look = lookAt(base);
    const finding = look.report.findings.find(
      ({ code, about }) => code === 'availability.single-point-of-failure' && about[0] === 'links',
    )!;
    const left = remediesFor(look, finding).map(({ change }) =>
      analyze(apply(base, change)).report.findings.some(
        (each: Finding) => each.code === finding.code && each.about[0] === 'links',
      ),
    );
    expect(left).toContain(false);
  });
});

describe('a decision', () => {
  const base = TEMPLATES[0]!.design;
  const look = lookAt(base);
  const [remedy] = remediesFor(look, look.report.findings.find(({ about }) => about[0] === 'links')!);
  const comparison = compare([
    { name: 'Today', design: base },
    { name: remedy!.label, design: apply(base, remedy!.change) },
  ]);

  test('is drafted with the figures of every option, and tied to what it touches', () => {
    const drafted = draftDecision(comparison, remedy!.label);
    expect(drafted).toMatchObject({ title: remedy!.label, status: 'proposed', components: ['links'] });
    expect(drafted.options.length).toBe(2);
    expect(drafted.context).toContain('misses availability of “Follow a link”');
    expect(drafted.consequences.toLowerCase()).toContain('downtime a year');
    expect(readDecision(drafted)).toEqual(drafted);
    expect(decisionMarkdown(drafted, 3, (id) => id)).toMatch(/^# 3\. .*\n\n## Status\n\nProposed\n\n## Context\n/);
  });

  test('of any file is read as far as it goes', () => {
    expect(readDecision({ title: 3, options: ['a', { name: 'b' }, 7], status: 'odd', components: ['x', 1] })).toEqual({
      title: '',
      status: 'accepted',
      context: '',
      options: ['a', 'b'],
      decision: '',
      consequences: '',
      components: ['x'],
    });
  });
});
