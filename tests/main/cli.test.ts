import { readInput } from '@main/cli/io';
import type { Report } from '@shared/analysis';
import { emptyDesign, parseDesign, serializeDesign } from '@shared/model';
import { fail } from '@shared/result';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { design } from '../support/design';
import { plumbline } from './commandLine';

const SHOP = serializeDesign({
  ...design('client > api [serviceMs=5 replicas=2] > db [serviceMs=2]'),
  name: 'Shop',
  journeys: { buy: { entry: 'client', ratePerSecond: 100 } },
});
const FILES = { 'shop.plumb': SHOP };

test('validate says the same as data', async () => {
  const { status, out } = await plumbline(['validate', 'shop.plumb', '--format', 'json'], FILES);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ valid: true, name: 'Shop', components: 3, connectors: 2, journeys: 1 });
});

describe('wrong usage', () => {
  test.each([
    [[], 'A command is missing'],
    [['nonsense'], 'nonsense is no command'],
    [['constructor'], 'constructor is no command'],
    [['analyze'], 'FILE is missing'],
    [['analyze', 'a', 'b'], 'expected one FILE, got 2'],
    [
      ['analyze', 'shop.plumb', '--format', 'yaml'],
      '--format: expected text or json or markdown or html or sarif or junit, got "yaml"',
    ],
    [['analyze', 'shop.plumb', '--colour'], '--colour'],
    [['analyze', 'shop.plumb', '--format'], '--format'],
    [['export', 'shop.plumb'], '--to is missing'],
    [['export', 'shop.plumb', '--to', 'png', '--scale', '9'], '--scale: expected a number from 1 to 4, got "9"'],
    [['export', 'shop.plumb', '--to', 'svg', '--theme', 'pink'], '--theme: expected light or dark, got "pink"'],
    [['layout', 'shop.plumb', '--direction', 'up'], '--direction: expected right or down, got "up"'],
  ])('%j ends with 2, says so and shows the usage', async (argv, message) => {
    const { status, out, err } = await plumbline(argv, FILES);
    expect(status).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain('\nUsage: plumbline ');
    expect(out).toBe('');
  });

  test('a picture is not written onto a terminal', async () => {
    const { status, bytes } = await plumbline(['export', 'shop.plumb', '--to', 'png'], FILES, { outIsTerminal: true });
    expect([status, bytes]).toEqual([2, undefined]);
  });
});

describe('help', () => {
  test('lists the commands, or one of them', async () => {
    const all = await plumbline(['help']);
    expect(all.status).toBe(0);
    for (const name of ['analyze', 'import', 'export', 'layout', 'validate'])
      expect(all.out).toContain(`plumbline ${name} `);
    for (const argv of [
      ['help', 'layout'],
      ['layout', '--help'],
      ['layout', '-h'],
    ]) {
      expect((await plumbline(argv)).out).toMatch(/^plumbline layout FILE/);
    }
  });

  test('the version is that of the package', async () => {
    expect((await plumbline(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('input that cannot be read', () => {
  test.each([
    ['missing.plumb', undefined, 'missing.plumb: expected a file, got nothing there'],
    ['text.plumb', 'Hello', 'text.plumb: expected JSON, got something else'],
    [
      'wrong.plumb',
      SHOP.replace('"replicas": 2', '"replicas": 0'),
      'components.api.replicas: expected a whole number ≥ 1, got 0',
    ],
    ['future.plumb', SHOP.replace('"version": 1', '"version": 99'), 'version: '],
    ['dangling.plumb', SHOP.replace('"to": "db"', '"to": "gone"'), 'connectors.'],
  ])('%s ends with 3 and says what was expected where', async (file, text, message) => {
    for (const command of [['analyze'], ['validate'], ['layout'], ['export', '--to', 'svg']]) {
      const { status, out, err } = await plumbline([...command, file], text === undefined ? {} : { [file]: text });
      expect(status).toBe(3);
      expect(err).toContain(message);
      expect(err).toMatch(/expected .*got /);
      expect(out).toBe('');
    }
  });

  test('every mistake has a line of its own', async () => {
    const text = SHOP.replace('"replicas": 2', '"replicas": 0').replace('"ratePerSecond": 100', '"ratePerSecond": -1');
    const { err } = await plumbline(['validate', 'x'], { x: text });
    expect(err.trim().split('\n')).toHaveLength(2);
  });

  test('standard input is called so, and is stopped when it is not text', async () => {
    const { err } = await plumbline(['validate', '-'], { '-': 'x' });
    expect(err).toMatch(/^standard input: expected JSON/);
    expect(await readInput(Readable.from([new Uint8Array([255])]))).toEqual({
      ok: false,
      error: 'expected UTF-8 text, got something else',
    });
    expect(await readInput(Readable.from([Buffer.from('{'), Buffer.from('}')]))).toEqual({ ok: true, value: '{}' });
  });
});

describe('analyze', () => {
  test('prints the report as data', async () => {
    const { status, out, err } = await plumbline(['analyze', 'shop.plumb', '--format', 'json'], FILES);
    const report = JSON.parse(out) as Report;
    expect([status, err]).toEqual([0, '']);
    expect(report.components['api']!.utilization).toBeCloseTo((100 * 5) / 1000 / 2);
  });

  test('prints words, and writes them where it is told', async () => {
    const printed = await plumbline(['analyze', 'shop.plumb'], FILES);
    expect(printed.out).toContain('Shop');
    const { files, out } = await plumbline(
      ['analyze', '--format', 'markdown', 'shop.plumb', '--output', 'r.md'],
      FILES,
    );
    expect(out).toBe('');
    expect(files['r.md']).toMatch(/^# .*Shop/);
  });

  test('what cannot be written is said', async () => {
    const write = async () => fail('There is no space left');
    const { status, err } = await plumbline(['analyze', 'shop.plumb', '--output', 'r'], FILES, { write });
    expect([status, err]).toEqual([2, 'r: There is no space left\n']);
  });
});

describe('layout', () => {
  test('gives every component a place of its own', async () => {
    for (const direction of ['right', 'down']) {
      const { status, out } = await plumbline(['layout', 'shop.plumb', '--direction', direction], FILES);
      const laidOut = parseDesign(out);
      if (!laidOut.ok) throw new Error(out);
      const places = Object.values(laidOut.value.components).map(({ position }) => JSON.stringify(position));
      expect([status, new Set(places).size]).toEqual([0, 3]);
    }
  });

  test('changes nothing but places and ways', async () => {
    const { out } = await plumbline(['layout', 'shop.plumb'], FILES);
    const bare = (text: string) =>
      JSON.parse(text, (key, value: unknown) => (key === 'position' || key === 'route' ? undefined : value)) as unknown;
    expect(bare(out)).toEqual(bare(SHOP));
  });

  test('an empty design stays one', async () => {
    const text = serializeDesign(emptyDesign({ id: 'e', name: 'Empty' }));
    expect((await plumbline(['layout', 'e'], { e: text })).out).toBe(text);
  });
});

describe('export', () => {
  test('draws the design, laid out where it has no places', async () => {
    const { status, files, err } = await plumbline(['export', 'shop.plumb', '--to', 'svg', '--output', 's.svg'], FILES);
    expect(status).toBe(0);
    expect(files['s.svg']).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(err).toContain('laid out');
  });

  test('takes the kind of picture from the name of the file', async () => {
    const { files } = await plumbline(
      ['export', 'shop.plumb', '--output', 's.PNG', '--scale', '2', '--theme', 'dark'],
      FILES,
    );
    expect(Array.from((files['s.PNG'] as Uint8Array).subarray(0, 4))).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  test('a pipe gets the bytes', async () => {
    const { bytes } = await plumbline(['export', 'shop.plumb', '--to', 'png'], FILES);
    expect(bytes!.length).toBeGreaterThan(1000);
  });

  test('writes the document', async () => {
    expect((await plumbline(['export', 'shop.plumb', '--to', 'markdown'], FILES)).out).toContain('# ');
  });
});

test('validate counts what there is', async () => {
  const { status, out } = await plumbline(['validate', 'shop.plumb'], FILES);
  expect([status, out]).toEqual([0, 'Shop is a valid design: 3 components, 2 connectors, 1 journey.\n']);
});

describe('templates', () => {
  test('lists them, for people and for programs', async () => {
    const listed = JSON.parse((await plumbline(['templates', '--format', 'json'], {})).out) as { id: string }[];
    expect(listed.length).toBeGreaterThanOrEqual(10);
    const { out } = await plumbline(['templates'], {});
    for (const { id } of listed) expect(out).toContain(id);
  });

  test('a new design from one of them can be analysed', async () => {
    const made = await plumbline(['new', 'url-shortener', '--output', 'mine.plumb'], {});
    expect(made.status).toBe(0);
    const { status, out } = await plumbline(['analyze', 'mine.plumb'], made.files as Record<string, string>);
    expect([status, out.includes('URL shortener')]).toEqual([0, true]);
  });

  test('one that is not there is answered with those that are', async () => {
    const { status, err } = await plumbline(['new', 'facebook'], {});
    expect([status, err]).toEqual([2, expect.stringContaining('url-shortener')]);
  });
});
