import { analyze } from '@shared/analysis';
import { apply, commands, keepVariant } from '@shared/edit';
import { parseDesign, serializeDesign } from '@shared/model';
import { recordLines } from '@shared/report';
import { describe, expect, test } from 'vitest';
import { design } from '../support/design';
import { plumbline } from './commandLine';

const SHOP = {
  ...design('client > api [serviceMs=5 replicas=2 availability=0.999] > db [serviceMs=2 availability=0.999]'),
  name: 'Shop & Co',
  journeys: {
    buy: { name: 'Buy <now>', entry: 'client', ratePerSecond: 100, targets: { p99Ms: 200, availability: 0.9999 } },
  },
};
const priced = apply(apply(SHOP, commands.setComponents(SHOP, ['api', 'db'], { cost: { perReplicaMonth: 100 } })), {
  label: '',
  touched: [],
});
const second = commands.setComponents(priced, ['db'], { replicas: 2 });
const BASE = apply(priced, keepVariant(priced, { id: 'two', name: 'Two databases', changes: [second] }));
const FILES = { 'shop.plumb': serializeDesign(BASE), 'two.plumb': serializeDesign(apply(BASE, second)) };
const json = async (...argv: string[]) => {
  const { status, out, err } = await plumbline([...argv, '--format', 'json'], FILES);
  return { status, err, data: JSON.parse(out) };
};

describe('check', () => {
  test('ends with 1 where a target of the file is missed, and names it', async () => {
    const { status, out } = await plumbline(['check', 'shop.plumb'], FILES);
    expect(status).toBe(1);
    const value = analyze(BASE).report.journeys['buy']!.availability!;
    expect(value).toBeLessThan(0.9999);
    expect(out).toContain('FAILED  availability of “Buy <now>” is 99.9');
    expect(out).toContain('1 passed, 1 failed');
  });

  test('ends with 0 where everything is met, in a variant too', async () => {
    expect((await plumbline(['check', 'shop.plumb', '--variant', 'Two databases'], FILES)).status).toBe(0);
    expect(
      (
        await plumbline(
          [
            'check',
            'two.plumb',
            '--max-p99',
            '200 ms',
            '--min-availability',
            '99.9%',
            '--max-cost',
            '400',
            '--max-utilization',
            '0.9',
            '--no-spof',
          ],
          FILES,
        )
      ).status,
    ).toBe(0);
  });

  test.each([
    [['--max-p99', '1'], 'max-p99'],
    [['--min-availability', '0.9999999'], 'min-availability'],
    [['--max-cost', '399'], 'max-cost'],
    [['--max-utilization', '0.01'], 'max-utilization'],
  ])('a limit on the line can fail: %j', async (limits, name) => {
    const { status, data } = await json('check', 'two.plumb', ...limits);
    expect([status, data.passed]).toEqual([1, false]);
    expect(
      data.gates.filter((gate: { passed: boolean }) => !gate.passed).map((gate: { name: string }) => gate.name),
    ).toContain(name);
  });

  test('single points of failure and findings are gates on demand', async () => {
    const points = await json('check', 'shop.plumb', '--variant', 'two', '--no-spof');
    expect([points.status, points.data.passed]).toEqual([0, true]);
    expect(
      (await json('check', 'shop.plumb', '--no-spof')).data.gates.find(
        (gate: { name: string }) => gate.name === 'no-spof',
      ),
    ).toMatchObject({ value: 1, passed: false });
    expect((await plumbline(['check', 'shop.plumb', '--fail-on', 'warning'], FILES)).out).toContain(
      'among the findings',
    );
  });

  test('a rule that is broken is a finding of the report, of the gate and of the document alike', async () => {
    const call = Object.keys(BASE.connectors)[0]!;
    const retried = { ...BASE.connectors[call]!, from: 'api', to: 'db', maxAttempts: 3 };
    const drawn = serializeDesign({ ...BASE, connectors: { ...BASE.connectors, retried } });
    const files = { 'retried.plumb': drawn };
    const gate = await plumbline(['check', 'retried.plumb', '--fail-on', 'error'], files);
    expect([gate.status, gate.out.includes('REL-09')]).toEqual([1, true]);
    expect((await plumbline(['analyze', 'retried.plumb'], files)).out).toContain('without a pause');
    expect((await plumbline(['export', 'retried.plumb', '--to', 'markdown'], files)).out).toContain('without a pause');
  });

  test('a figure that cannot be computed does not pass', async () => {
    const base = { ...BASE, journeys: { buy: { ...SHOP.journeys.buy, ratePerSecond: 1e6 } } };
    const { status, out } = await plumbline(['check', 'hot.plumb'], { 'hot.plumb': serializeDesign(base) });
    expect([status, out.includes('p99 of “Buy <now>” is not computed')]).toEqual([1, true]);
  });

  test.each([
    [['--max-p99', 'fast'], '--max-p99: expected a value such as'],
    [['--min-availability', '2'], '--min-availability'],
    [['--max-cost=-1'], '--max-cost: expected a number ≥ 0'],
    [['--fail-on', 'info'], '--fail-on: expected error or warning, got "info"'],
    [['--variant', 'three'], 'there is no variant "three"; the file has Two databases'],
  ])('%j is wrong usage', async (argv, message) => {
    const { status, err } = await plumbline(['check', 'shop.plumb', ...argv], FILES);
    expect([status, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('SARIF and JUnit', () => {
  test('SARIF 2.1.0 has a rule for every result, and the line of what it is about', async () => {
    const { status, out } = await plumbline(['check', 'shop.plumb', '--format', 'sarif'], FILES);
    expect(status).toBe(1);
    const log = JSON.parse(out);
    expect([log.version, log.runs.length]).toEqual(['2.1.0', 1]);
    const [{ tool, results }] = log.runs;
    const lines = FILES['shop.plumb'].split('\n');
    for (const result of results) {
      expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.message.text.length).toBeGreaterThan(5);
      const [{ physicalLocation, logicalLocations }] = result.locations;
      expect(physicalLocation.artifactLocation.uri).toBe('shop.plumb');
      if (logicalLocations !== undefined) {
        const id = logicalLocations[0].fullyQualifiedName.split('.')[1];
        expect(lines[physicalLocation.region.startLine - 1]).toContain(`"${id}": {`);
      }
    }
    expect(results.map((result: { ruleId: string }) => result.ruleId)).toContain('gate.target.availability');
    expect(results.map((result: { ruleId: string }) => result.ruleId)).toContain(
      'availability.single-point-of-failure',
    );
  });

  test('analyze writes both, and ends with 0 whatever they say', async () => {
    const sarif = await plumbline(['analyze', 'shop.plumb', '--format', 'sarif'], FILES);
    expect([sarif.status, JSON.parse(sarif.out).version]).toEqual([0, '2.1.0']);
    expect((await plumbline(['analyze', 'shop.plumb', '--format', 'junit'], FILES)).status).toBe(0);
  });

  test('JUnit counts its cases, and names are text', async () => {
    const { out } = await plumbline(['check', 'shop.plumb', '--format', 'junit'], FILES);
    const count = (pattern: RegExp) => [...out.matchAll(pattern)].length;
    const [, tests, failures] = /<testsuites name="plumbline" tests="(\d+)" failures="(\d+)"/.exec(out)!;
    expect([count(/<testcase /g), count(/<failure /g)]).toEqual([Number(tests), Number(failures)]);
    expect(out).toContain('Shop &amp; Co: targets');
    expect(out).toContain('Buy &lt;now&gt;');
    expect(out).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;)/);
  });

  test('lines are those of the records, whatever their names', () => {
    const text = serializeDesign({
      ...BASE,
      components: { 'a "b"\\': { kind: 'service', notes: 'x: { "y": 1 }' }, z: { kind: 'service' } },
      connectors: {},
      journeys: {},
    });
    const lines = text.split('\n');
    const found = recordLines(text);
    for (const id of ['a "b"\\', 'z'])
      expect(lines[found.get(`components/${id}`)! - 1]).toContain(`${JSON.stringify(id)}: {`);
    expect(recordLines('{"a": {"b": "').size).toBe(1);
  });
});

describe('compare', () => {
  test('of a design and its variant tells what differs and what it buys', async () => {
    const { status, out } = await plumbline(['compare', 'shop.plumb', '--variants', 'two'], FILES);
    expect(status).toBe(0);
    expect(out).toContain('two, compared with base:');
    expect(out).toContain('for 100 USD a month');
    expect(out).toContain('replicas: not set → 2');
    const markdown = await plumbline(
      ['compare', 'shop.plumb', '--variants', 'base,two', '--format', 'markdown'],
      FILES,
    );
    expect(markdown.out).toMatch(/^\| p99 \|/m);
  });

  test('of two files gives the same as data', async () => {
    const { status, data } = await json('compare', 'shop.plumb', 'two.plumb');
    expect([status, data.designs.map(({ name }: { name: string }) => name)]).toEqual([0, ['shop.plumb', 'two.plumb']]);
    expect(data.designs[1].structure).toMatchObject([
      { what: 'changed', table: 'components', id: 'db', fields: [{ field: 'replicas', to: 2 }] },
    ]);
    expect(data.designs[1].profile.costPerMonth - data.designs[0].profile.costPerMonth).toBe(100);
  });

  test('of two files that share no id says that it went by names', async () => {
    const named = apply(BASE, commands.setComponents(BASE, ['api'], { name: 'Shop API' }));
    const text = serializeDesign(apply(named, commands.setComponents(named, ['db'], { name: 'Orders' })));
    const files = {
      'shop.plumb': text,
      'other.plumb': text
        .replaceAll(/"(client|api|db|client-api|api-db)"(?=: \{|,?\n)/g, '"$1-imported"')
        .replaceAll(/"(kind|name)": "(\w+)-imported"/g, '"$1": "$2"'),
    };
    const { out } = await plumbline(['compare', 'shop.plumb', 'other.plumb'], files);
    expect(out.replaceAll('\n', ' ')).toContain(
      'matched by name and kind, connectors by their ends: 3 of 3 components',
    );
    expect(out).not.toMatch(/(New|Gone) (component|connector)/);
    const asData = await plumbline(['compare', 'shop.plumb', 'other.plumb', '--format', 'json'], files);
    expect(JSON.parse(asData.out).designs[1].matching).toMatchObject({
      by: 'name',
      ids: { components: { 'db-imported': 'db' }, connectors: { 'api-db-imported': 'api-db' } },
    });
  });

  test.each([
    [['compare', 'shop.plumb'], 'expected two FILEs'],
    [['compare', 'shop.plumb', 'two.plumb', '--variants', 'two'], 'expected one FILE with --variants'],
    [['compare', 'shop.plumb', '--variants', ', '], 'expected the names of variants'],
    [['compare', 'shop.plumb', '--variants', 'nine'], 'there is no variant "nine"'],
  ])('%j is wrong usage', async (argv, message) => {
    const { status, err } = await plumbline(argv, FILES);
    expect([status, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('improve', () => {
  test('tells what is weak besides the targets, and what ends it, in text and as data alike', async () => {
    const { out } = await plumbline(['improve', 'shop.plumb'], FILES);
    const { data } = await json('improve', 'shop.plumb');
    const weak = data['weaknesses'] as { finding: { message: string }; endedBy: { label: string } | null }[];
    expect(weak.length).toBeGreaterThan(0);
    const section = out.slice(out.toUpperCase().indexOf('WEAK TODAY, TARGET OR NOT')).replaceAll(/\s+/g, ' ');
    for (const { finding, endedBy } of weak) {
      expect(section).toContain(finding.message);
      expect(section).toContain(endedBy === null ? 'No single tactic that was tried ends it.' : endedBy.label);
    }
    expect(data['weaknessesLeft']).toBe(0);
  });

  test('finds what meets the targets, with price and gain, and leaves the file alone', async () => {
    const { status, data } = await json('improve', 'shop.plumb', '--save-design', 'better.plumb');
    expect([status, data.isMet, data.goal]).toEqual([0, true, 'targets']);
    expect(data.steps.length).toBeGreaterThan(0);
    expect(data.after.costPerMonth).toBeGreaterThan(data.before.costPerMonth);
  });

  test('saves the better design on demand: it passes the gate', async () => {
    const { files, out } = await plumbline(['improve', 'shop.plumb', '--save-design', 'better.plumb'], FILES);
    expect(out).toContain('Every target is met with');
    const better = files['better.plumb'] as string;
    expect(parseDesign(better).ok).toBe(true);
    expect((await plumbline(['check', 'better.plumb'], { 'better.plumb': better })).status).toBe(0);
  });

  test('says that there is no target where there is none, and proves nothing of it', async () => {
    const base = { ...BASE, journeys: { buy: { entry: 'client', ratePerSecond: 10 } } };
    const { status, out } = await plumbline(['improve', 'free.plumb', '--seconds', '5'], {
      'free.plumb': serializeDesign(base),
    });
    expect(status).toBe(0);
    expect(out).toContain('No journey has a target');
    expect(out).not.toContain('Every target is met');
    expect(out).not.toContain('No other choice');
  });

  test('says which target cannot be met and why, and is done', async () => {
    const base = { ...BASE, journeys: { buy: { ...SHOP.journeys.buy, targets: { p99Ms: 5 } } } };
    const { status, out } = await plumbline(['improve', 'slow.plumb'], { 'slow.plumb': serializeDesign(base) });
    expect(status).toBe(0);
    expect(out).toContain('p99 of 5 ms cannot be met');
  });

  test.each(['cost', 'availability', 'latency'])('has the goal %s', async (goal) => {
    const { status, data } = await json('improve', 'shop.plumb', '--goal', goal, '--budget', '600');
    expect([status, data.goal]).toEqual([0, goal]);
    expect(data.after.costPerMonth).toBeLessThanOrEqual(600);
  });

  test.each([
    [['--goal', 'fame'], '--goal: expected targets or cost or availability or latency, got "fame"'],
    [['--budget', 'much'], '--budget'],
    [['--seconds', '0'], '--seconds'],
  ])('%j is wrong usage', async (argv, message) => {
    const { status, err } = await plumbline(['improve', 'shop.plumb', ...argv], FILES);
    expect([status, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
