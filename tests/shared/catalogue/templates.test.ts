import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyze } from '@shared/analysis';
import { kindOf } from '@shared/catalogue';
import { TEMPLATES, templateOf } from '@shared/catalogue/templates';
import { type Arrangement, arrangeToFit, elkInProcess } from '@shared/layout';
import { type Design, estimateOf, likely, parseDesign, serializeDesign } from '@shared/model';
import { collisions, strayRoutes } from '../layout/laws';

const each = TEMPLATES.map((template) => [template.id, template] as const);

const reportOf = (id: string) => analyze(templateOf(id)!.design).report;

/** `REARRANGE=1 npx vitest run --config tests/vitest.config.ts tests/shared/catalogue/templates` writes the layouts anew. */
async function layouts(): Promise<Record<string, Arrangement>> {
  const elk = await elkInProcess();
  const found: Record<string, Arrangement> = {};
  for (const { id, design } of TEMPLATES)
    found[id] = await arrangeToFit(design, { elk, tierOf: (kind) => kindOf(kind)?.tier });
  return found;
}

function asSource(all: Readonly<Record<string, Arrangement>>): string {
  const entries = Object.entries(all).map(([id, { positions, routes }]) => {
    const places = Object.entries(positions).map(([key, { x, y }]) => `      '${key}': [${x}, ${y}],`);
    const ways = Object.entries(routes).map(
      ([key, points]) => `      '${key}': [${points.flatMap(({ x, y }) => [x, y]).join(', ')}],`,
    );
    return `  '${id}': {\n    positions: {\n${places.sort().join('\n')}\n    },\n    routes: {\n${ways.sort().join('\n')}\n    },\n  },`;
  });
  return `import type { Layout } from './placed';\n\n// Written by tests/shared/catalogue/templates.test.ts from what arrange() found.\nexport const LAYOUTS: Readonly<Record<string, Layout>> = {\n${entries.join('\n')}\n};\n`;
}

describe('a template', () => {
  test.each(each)('%s survives writing and reading', (_, { design }) => {
    expect(parseDesign(serializeDesign(design))).toEqual({ ok: true, value: design });
  });

  test.each(each)('%s says what it is for, what it rests on and what was decided', (_, { title, summary, design }) => {
    expect(title).not.toBe('');
    expect(summary.length).toBeGreaterThan(60);
    expect(Object.keys(design.requirements).length).toBeGreaterThanOrEqual(5);
    const { lines, actions } = estimateOf(design);
    expect(lines.length + actions.length).toBeGreaterThanOrEqual(8);
    expect(Object.keys(design.decisions).length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(design.notes)).toMatch(/published/i);
    expect(Object.keys(design.journeys).length).toBeGreaterThanOrEqual(2);
  });

  test.each(each)('%s holds its load at peak', (id) => {
    const report = reportOf(id);
    for (const figures of Object.values(report.journeys)) {
      expect(figures.ratePerSecond).toBeGreaterThan(0);
      expect(figures.p99Ms).not.toBeNull();
      expect(figures.breaks[0]!.at).toBeGreaterThan(1);
    }
    expect(report.findings.filter(({ code }) => code === 'load.overloaded' || code.startsWith('input.'))).toEqual([]);
  });

  test.each(each)('%s is laid out cleanly', (_, { design }) => {
    expect(Object.values(design.components).every(({ position }) => position !== undefined)).toBe(true);
    expect(collisions(design)).toEqual([]);
    expect(strayRoutes(design)).toEqual([]);
  });

  test('is stored with the layout that it gets today', async () => {
    const now = await layouts();
    if (process.env['REARRANGE'] !== undefined) {
      writeFileSync(resolve(import.meta.dirname, '../../../shared/catalogue/templates/layouts.ts'), asSource(now));
      return;
    }
    for (const { id, design } of TEMPLATES) {
      const positions = Object.fromEntries(
        Object.entries(design.components).map(([key, { position }]) => [key, position]),
      );
      expect(positions, `${id}: run with REARRANGE=1 to renew`).toEqual(now[id]!.positions);
    }
  });
});

describe('the URL shortener', () => {
  const { components, journeys, findings } = reportOf('url-shortener');

  test('sends to the database what the cache does not answer, and all writes', () => {
    expect(components['links']!.arrivalRps).toBeCloseTo(8000 * (1 - 0.9) + 80 + 40, 6);
    expect(components['redirect']!.utilization).toBeCloseTo((8000 * 2) / 1000 / (10 * 4), 9);
  });

  test('hides one weakness: a single database in one zone, for which it misses its target', () => {
    const points = reportOf('url-shortener').singlePointsOfFailure.map(({ failure }) =>
      failure.type === 'replicas' ? failure.component : failure.boundary,
    );
    expect(points.sort()).toEqual(['links', 'region', 'zone-a']);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['target.missed']);
    // Region, zone and database in series; the services beside them hardly count.
    expect(journeys['redirect']!.availability).toBeCloseTo(0.9999 * 0.9995 * 0.999, 5);
  });
});

describe('the news feed', () => {
  const { components, journeys } = reportOf('news-feed');

  test('writes two hundred feeds for each post', () => {
    expect(components['feed-cache']!.arrivalRps).toBeCloseTo(350 * 200 + 3500, 6);
    expect(components['posts']!.arrivalRps).toBeCloseTo(350 + 3500 * (1 - 0.95), 6);
  });

  test('hides one weakness: the fan-out worker is nearly full at peak', () => {
    expect(components['fanout']!.utilization).toBeCloseTo((350 * 20) / 1000 / 8, 9);
    expect(journeys['publish']!.bottleneck).toBe('fanout');
    expect(troubles(templateOf('news-feed')!.design)).toEqual(['load.near-limit fanout']);
  });
});

describe('the chat', () => {
  const report = reportOf('chat');

  test('a message passes a gateway twice', () => {
    expect(report.components['gateway']!.arrivalRps).toBeCloseTo(48_000 + 48_000 + 4000, 6);
    expect(report.components['gateway']!.utilization).toBeCloseTo(100_000 / (24 * 6000), 9);
  });

  test('hides one weakness: at peak no zone can carry the gateways alone', () => {
    const peak = report.findings.filter(({ code }) => code === 'availability.single-point-at-peak');
    expect(peak.map(({ about }) => about[0])).toEqual(['zone-a', 'zone-b']);
    const errors = report.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, about }) => [code, about[0]])).toEqual([
      ['target.missed', 'receive'],
      ['target.missed', 'send'],
    ]);
    const { design } = templateOf('chat')!;
    const more = { ...design.components['gateway']!, replicas: 2 * likely(design.components['gateway']!.replicas!) };
    const repaired = analyze({ ...design, components: { ...design.components, gateway: more } }).report;
    expect(repaired.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

/** The one weakness that each of the further templates hides: what the report says of it, and a change that repairs it. */
const WEAKNESSES: readonly {
  readonly id: string;
  readonly codes: readonly (readonly [code: string, about: string])[];
  readonly repair: (design: Design) => Design;
}[] = [
  {
    id: 'ticketing',
    codes: [
      ['availability.single-point-of-failure', 'zone-a'],
      ['target.missed', 'buy'],
    ],
    repair: (design) => withComponent(design, 'seats', { boundary: 'region', zones: ['zone-a', 'zone-b'] }),
  },
  {
    id: 'video',
    codes: [['target.missed', 'watch']],
    repair: (design) => withComponent(design, 'cdn', { cost: { perGbEgress: 0.005 } }),
  },
  {
    id: 'payment',
    codes: [
      ['availability.single-point-of-failure', 'provider'],
      ['target.missed', 'pay'],
    ],
    repair: (design) => withComponent(design, 'provider', { replicas: 2, required: 1 }),
  },
  {
    id: 'ride-hailing',
    codes: [['retry.metastable', 'places']],
    repair: (design) => withConnector(design, 'gateway-places', { maxAttempts: 1 }),
  },
  {
    id: 'file-sync',
    codes: [['target.missed', 'save']],
    repair: (design) => withConnector(design, 'blocks-objects', { parallel: true }),
  },
  {
    id: 'typeahead',
    codes: [['load.near-limit', 'tries']],
    repair: (design) => withComponent(design, 'tries', { hottestShare: 0.12 }),
  },
  {
    id: 'ad-clicks',
    codes: [
      ['availability.single-point-of-failure', 'zone-a'],
      ['target.missed', 'count'],
    ],
    repair: (design) => withComponent(design, 'raw', { replicas: 4, required: 2 }),
  },
];

const withComponent = (design: Design, id: string, fields: Partial<Design['components'][string]>): Design => ({
  ...design,
  components: { ...design.components, [id]: { ...design.components[id]!, ...fields } },
});
const withConnector = (design: Design, id: string, fields: Partial<Design['connectors'][string]>): Design => ({
  ...design,
  connectors: { ...design.connectors, [id]: { ...design.connectors[id]!, ...fields } },
});

/** What is wrong with load, availability and targets, without the region that all of them stand in. */
const troubles = (design: Design) =>
  analyze(design)
    .report.findings.filter(({ severity, about }) => severity !== 'info' && about[0] !== 'region')
    .filter(({ code }) => /^(?:load|retry|availability|target)\./.test(code))
    .map(({ code, about }) => `${code} ${about[0]}`)
    .sort();

describe('one weakness each, and one change that repairs it', () => {
  test.each(WEAKNESSES.map((weakness) => [weakness.id, weakness] as const))('%s', (id, { codes, repair }) => {
    const { design } = templateOf(id)!;
    expect(troubles(design)).toEqual(codes.map(([code, about]) => `${code} ${about}`).sort());
    expect(troubles(repair(design))).toEqual([]);
  });
});
