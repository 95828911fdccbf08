import { describe, expect, test } from 'vitest';
import { analyze } from '@shared/analysis';
import { scene } from '@shared/formats';
import { tagOf } from '@shared/formats/letters';
import { textWidth } from '@shared/formats/measure';
import { boxOf, CAPTION_HEIGHT, touches } from '@shared/layout';
import { TEMPLATES } from '@shared/catalogue/templates';
import { connectorCaption, type Design } from '@shared/model';
import { design } from '../../support/design';
import { overlap } from '../layout/laws';

const withReport = (given: Design) => scene(given, { report: analyze(given).report });

const SHOP = design('client [rate=100] > api [service=5ms replicas=2] > db [service=8ms availability=0.999 cost=120]');

describe('a scene', () => {
  test('shows a name, what it is, how many, and an icon', () => {
    const given = design('client > api [technology=Redis kind=cache replicas=3]');
    const [api] = scene(given).components;
    expect(api).toMatchObject({
      id: 'api',
      name: ['api'],
      subtitle: 'Redis',
      replicas: '×3',
      title: 'api, Redis, Cache, ×3',
    });
    expect(api!.icon.length).toBeGreaterThan(0);
  });

  test('does not say the same twice', () => {
    const given: Design = {
      ...design(''),
      components: { cache: { kind: 'cache', name: 'Cache' }, x: { kind: 'sql-database' } },
    };
    expect(scene(given).components.map(({ name, subtitle }) => [name, subtitle])).toEqual([
      [['Cache'], ''],
      [['SQL database'], ''],
    ]);
  });

  test('says a range of replicas', () => {
    const given: Design = {
      ...design(''),
      components: {
        a: { kind: 'service', autoscale: { min: 2, max: 8, targetUtilization: 0.6 } },
        b: { kind: 'service', replicas: { low: 2, likely: 3, high: 5 } },
      },
    };
    expect(scene(given).components.map(({ replicas }) => replicas)).toEqual(['×2–8', '×2–5']);
  });

  test('has no figures without a report', () => {
    expect(scene(SHOP).components.every(({ caption }) => caption === undefined)).toBe(true);
    expect(scene(SHOP).legend).toEqual([]);
  });

  test('has figures, marks and what they mean with one', () => {
    const { components, legend } = withReport(SHOP);
    const db = components.find(({ id }) => id === 'db')!;
    expect(db.caption).toEqual({
      parts: ['80%', '40 ms', '99.9%', '$120'],
      utilization: { share: 0.8, pressure: 'warn' },
    });
    expect(db.isSinglePoint).toBe(true);
    expect(db.breaksFirstAt).toBeCloseTo(1000 / 8 / 100, 9);
    expect(components.find(({ id }) => id === 'client')!.caption!.parts).toEqual([]);
    expect(legend.map(({ sign }) => sign)).toEqual(['single-point', 'breaks-first', 'figures']);
  });

  test('marks zones and regions whose loss is felt', () => {
    const given = design('client [rate=1] > api [service=1ms zone=a]');
    const place = { position: { x: 400, y: 0 } };
    const { frames } = withReport({
      ...given,
      boundaries: { a: { kind: 'zone', ...place }, team: { kind: 'team', ...place } },
    });
    expect(frames.map(({ id, isSinglePoint }) => [id, isSinglePoint])).toEqual([
      ['a', true],
      ['team', false],
    ]);
  });

  test('leaves out zones that nobody put anywhere and that hold nothing', () => {
    const given = design('api [zones=a+b]');
    const boundaries: Design['boundaries'] = {
      eu: { kind: 'region' },
      a: { kind: 'zone', parent: 'eu' },
      b: { kind: 'zone', parent: 'eu' },
    };
    const api = { ...given.components['api']!, boundary: 'eu', position: { x: 500, y: 500 } };
    const { frames } = scene({ ...given, boundaries, components: { api } });
    expect(frames.map(({ id, x, width }) => [id, x, width])).toEqual([['eu', 480, 216]]);
  });

  test('draws outer boundaries first, and says what they are', () => {
    const given: Design = {
      ...design(''),
      boundaries: { in: { kind: 'zone', parent: 'out' }, out: { kind: 'region', name: 'eu' } },
      components: { a: { kind: 'service', boundary: 'in' } },
    };
    expect(scene(given).frames.map(({ title }) => title)).toEqual(['Region · eu', 'Zone · in']);
  });

  test('draws optional connectors first and tells asynchronous ones', () => {
    const given = design('a > b\na ~> c\na > [required=no] d');
    expect(scene(given).connectors.map(({ id, isAsync, isOptional }) => [id, isAsync, isOptional])).toEqual([
      ['a-d', false, true],
      ['a-b', false, false],
      ['a-c', true, false],
    ]);
    expect(scene(given).connectors[2]!.title).toBe('a → c, asynchronous');
  });

  test('says in words what it shows', () => {
    expect(scene(SHOP).description).toBe('3 components, 2 connectors. api → db; client → api');
  });

  test('of nothing is an empty sheet', () => {
    expect(scene(design('')).bounds.width).toBeGreaterThan(100);
  });
});

describe.each(TEMPLATES.map(({ id, design: given }) => [id, given] as const))(
  'in the picture of the template %s',
  (_, given) => {
    const drawn = withReport(given);

    test('labels cover no component, no title and no other label', () => {
      const labels = drawn.connectors.flatMap(({ label }) => label ?? []);
      expect(labels.length).toBe(
        Object.values(given.connectors).filter((each) => connectorCaption(each) !== '').length,
      );
      labels.forEach((label, i) => {
        for (const { titleBox } of drawn.frames) expect(overlap(label, titleBox)).toBe(false);
        for (const box of drawn.components)
          expect(overlap(label, { ...box, height: box.height + CAPTION_HEIGHT })).toBe(false);
        for (const other of labels.slice(i + 1)) expect(overlap(label, other)).toBe(false);
      });
    });

    test('every text has room', () => {
      for (const { name, width, caption } of drawn.components) {
        for (const line of name) expect(textWidth(line, { size: 13, weight: 600 })).toBeLessThanOrEqual(width - 42);
        expect(textWidth(caption?.parts.join(' · ') ?? '', { size: 11, weight: 400 })).toBeLessThanOrEqual(width);
      }
    });

    test('connectors touch what they connect, and everything is inside the sheet', () => {
      const { bounds } = drawn;
      for (const { from, to, points } of drawn.connectors) {
        expect(touches(boxOf(given.components[from]!), points[0]!)).toBe(true);
        expect(touches(boxOf(given.components[to]!), points.at(-1)!)).toBe(true);
        for (const { x, y } of points) expect(overlap(bounds, { x, y, width: 1, height: 1 })).toBe(true);
      }
    });
  },
);

describe('what a drawing is for', () => {
  const given = design('client > api > db; api > log', { journeys: { j: { entry: 'client', ratePerSecond: 10 } } });
  const report = analyze(given).report;

  test('decides what stands out: the rest is faded', () => {
    const focus = { components: new Set(['api', 'db']), connectors: new Set(['api-db']) };
    const { components, connectors } = scene(given, { report, focus });
    expect(components.filter(({ isFaded }) => isFaded).map(({ id }) => id)).toEqual(['client', 'log']);
    expect(connectors.filter(({ isFaded }) => !isFaded).map(({ id }) => id)).toEqual(['api-db']);
  });

  test('decides whether figures, marks and legend are drawn', () => {
    const bare = scene(given, { report, figures: false, marks: false });
    expect(bare.components.every(({ caption, isSinglePoint }) => caption === undefined && !isSinglePoint)).toBe(true);
    expect(bare.legend).toEqual([]);
    const full = scene(given, { report });
    expect(full.components.some(({ isSinglePoint }) => isSinglePoint)).toBe(true);
    expect(scene(given, { report, legend: false }).bounds.height).toBeLessThan(full.bounds.height);
  });

  test('may ask for a title block, within the drawing and below everything', () => {
    const { titleBlock, bounds, components } = scene(given, { titleBlock: { author: 'Ada', date: '2026-11-21' } });
    expect(titleBlock!.details).toBe('2026-11-21 · Ada');
    expect(titleBlock!.x + titleBlock!.width).toBeLessThanOrEqual(bounds.x + bounds.width);
    expect(titleBlock!.y + titleBlock!.height).toBeLessThanOrEqual(bounds.y + bounds.height);
    expect(titleBlock!.y).toBeGreaterThan(Math.max(...components.map(({ y, height }) => y + height)));
  });
});

describe('in large letters', () => {
  const given = design('client [rate=100] > recommendations [service=5ms] > db [service=8ms]');
  const named: Design = {
    ...given,
    components: {
      ...given.components,
      recommendations: { ...given.components['recommendations']!, name: 'Recommendation engine' },
    },
  };
  const large = (of: Design) => scene(of, { report: analyze(of).report, letters: 'large' });

  test('names stand alone, whole, and as large as cards allow', () => {
    const { components, connectors } = large(named);
    for (const { name, nameSize, subtitle, replicas, caption, width, height } of components) {
      expect([subtitle, replicas, caption]).toEqual(['', '', undefined]);
      expect(nameSize).toBeGreaterThan(13);
      expect(name.length * nameSize * 1.2).toBeLessThan(height);
      for (const line of name) expect(textWidth(line, { size: nameSize, weight: 600 })).toBeLessThan(width - 42);
    }
    expect(components.find(({ id }) => id === 'recommendations')!.name.join(' ')).toBe('Recommendation engine');
    expect(connectors.every(({ label }) => label === undefined)).toBe(true);
  });

  test('one long name is small by itself, the others are as large as without it', () => {
    const sizes = new Map(large(named).components.map(({ id, nameSize }) => [id, nameSize]));
    const usual = new Map(large(design('client > api > db')).components.map(({ id, nameSize }) => [id, nameSize]));
    expect(sizes.get('client')).toBe(usual.get('client'));
    expect(sizes.get('recommendations')).toBeLessThan(sizes.get('client')!);
  });

  test('what breaks first is said below the card, where no name stands', () => {
    const tagged = large(given).components.find(({ breaksFirstAt }) => breaksFirstAt !== undefined)!;
    expect(tagOf(tagged, 2).box.y).toBeGreaterThanOrEqual(tagged.y + tagged.height);
    const small = withReport(given).components.find(({ id }) => id === tagged.id)!;
    expect(tagOf(small, 2).box.y).toBeLessThan(small.y);
  });
});
