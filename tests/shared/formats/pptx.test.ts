import { analyze } from '@shared/analysis';
import { kindOf } from '@shared/catalogue';
import { TEMPLATES } from '@shared/catalogue/templates';
import { type Deck, scene, writePptx } from '@shared/formats';
import { textOf, unzipped } from '@shared/formats/write/zip';
import { apply, commands, keepVariant } from '@shared/edit';
import { arrange, arrangeToFit, elkInProcess } from '@shared/layout';
import type { Design } from '@shared/model';
import { deckOf, type DeckOptions, SLIDES } from '@shared/report';
import { variantsFor } from '@shared/report/deck/variants';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';
import { has, made, officeErrors } from '../../support/tools';

const elk = await elkInProcess();
const OPTIONS: DeckOptions = {
  theme: 'light',
  ratio: '16:9',
  date: '2026-11-21',
  author: 'Ada',
  arrange: (given, room) => arrangeToFit(given, { elk, room, tierOf: (kind) => kindOf(kind)?.tier }),
};
const deck = (given: Design, more: Partial<DeckOptions> = {}): Promise<Deck> =>
  deckOf(given, analyze(given).report, { ...OPTIONS, ...more });

const [URLS] = TEMPLATES.map((template) => template.design) as [Design];
const parts = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipped(bytes)).map(([name, file]) => [name, textOf(file)]));
const slidesOf = (bytes: Uint8Array) =>
  Object.entries(parts(bytes))
    .filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort(([a], [b]) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)))
    .map(([, xml]) => xml);
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((match) => match[1]!);
const texts = (xml: string) =>
  all(xml, /<a:t>([^<]*)<\/a:t>/g).map((text) => text.replaceAll('&amp;', '&').replaceAll('&lt;', '<'));

describe('every template as slides', () => {
  test.each(
    TEMPLATES.map(
      ({ id, design: given }, i) => [id, i % 2 === 0 ? ('light' as const) : ('dark' as const), given] as const,
    ),
  )('%s, %s: keeps to the format, and every connector is glued at both ends', async (_, theme, given) => {
    const bytes = await writePptx(await deck(given, { theme, ratio: theme === 'dark' ? '4:3' : '16:9' }));
    expect(officeErrors('deck.pptx', bytes)).toEqual([]);
    for (const xml of slidesOf(bytes)) {
      const ids = all(xml, /<p:cNvPr id="(\d+)"/g);
      expect(new Set(ids).size).toBe(ids.length);
      const connectors = all(xml, /(<p:cxnSp>.*?<\/p:cxnSp>)/gs);
      for (const connector of connectors) {
        const ends = [/<a:stCxn id="(\d+)"/, /<a:endCxn id="(\d+)"/].map((end) => end.exec(connector)?.[1]);
        expect(ids).toEqual(expect.arrayContaining(ends));
      }
    }
  });
});

/** Points of the names on cards, by slide. */
const nameSizes = (xml: string): readonly number[] =>
  all(xml, /(<p:grpSp>.*?<\/p:grpSp>)/gs).flatMap((group) => {
    const card = group.slice(group.indexOf('<p:sp>'), group.indexOf('</p:sp>'));
    return all(card, /sz="(\d+)" b="1"/g).map((size) => Number(size) / 100);
  });

describe('names can be read on every slide', () => {
  test.each(TEMPLATES.map(({ id, design: given }) => [id, given] as const))('%s', async (_, given) => {
    for (const ratio of ['16:9', '4:3'] as const) {
      const slides = slidesOf(await writePptx(await deck(given, { ratio })));
      const sizes = slides.map(nameSizes).filter(({ length }) => length > 0);
      expect(sizes.length).toBeGreaterThan(2);
      for (const names of sizes) {
        // One long name among many may be smaller than the rest.
        expect(names.toSorted((a, b) => a - b)[Math.floor(names.length / 4)]).toBeGreaterThanOrEqual(6);
        expect(Math.min(...names)).toBeGreaterThanOrEqual(4);
      }
    }
  });

  test('a chain of forty: what cannot be read as a drawing is told in words', async () => {
    const chain = Array.from({ length: 40 }, (_, i) => `c${i} [service=5ms]`).join(' > ');
    const bare = design(`client [rate=10] > ${chain}`);
    const given = apply(bare, commands.arrange(bare, await arrange(bare, { elk })));
    const slides = slidesOf(await writePptx(await deck(given)));
    for (const names of slides.map(nameSizes)) expect(Math.min(6, ...names)).toBe(6);
    const journey = (await deck(given, { slides: ['journeys'] })).slides[0]!;
    const tables = 'parts' in journey ? journey.parts.filter(({ type }) => type === 'table') : [];
    expect(tables).toHaveLength(2);
  });
});

describe('the slide of the design', () => {
  test('holds a group with its name for each component, and a glued connector for each connector', async () => {
    const [xml] = slidesOf(await writePptx(await deck(URLS, { slides: ['design'] })));
    const names = Object.values(URLS.components).map(({ name }) => name!);
    const groups = all(xml!, /<p:grpSp><p:nvGrpSpPr><p:cNvPr id="\d+" name="([^"]*)"/g);
    expect(groups.toSorted()).toEqual(names.toSorted());
    expect(all(xml!, /(<p:cxnSp>)/g)).toHaveLength(Object.keys(URLS.connectors).length);
    expect(texts(xml!)).toEqual(expect.arrayContaining(names));
    expect(all(xml!, /<p:cNvPr id="\d+" name="boundary ([^"]*)"/g).toSorted()).toEqual(
      Object.keys(URLS.boundaries).toSorted(),
    );
  });

  test('uses colours and typefaces of the theme and no others', async () => {
    const bytes = await writePptx(await deck(URLS));
    for (const xml of slidesOf(bytes)) {
      expect(xml).not.toContain('srgbClr');
      expect(new Set(all(xml, /<a:latin typeface="([^"]*)"/g))).toEqual(new Set(['+mn-lt', '+mj-lt']));
    }
  });

  test.each(['right', 'down'] as const)('bends connectors where the drawing has bends: %s', async (direction) => {
    const given = design('a > b > c > d; a > c; b > d; d > a');
    const placed = await laidOut(given, direction);
    const [xml] = slidesOf(await writePptx(await deck(placed, { slides: ['design'] })));
    const drawn = scene(placed, { report: analyze(placed).report, legend: false });
    const scale = scaleOf(xml!, drawn.components[0]!.width);
    for (const { id, points } of drawn.connectors) {
      const shape = new RegExp(`<p:cxnSp>(?:(?!</p:cxnSp>).)*name="connector ${id}".*?</p:cxnSp>`, 's').exec(xml!)![0];
      const [first, last] = endsOf(shape);
      // As far apart as in the drawing, in the same direction.
      expect((last!.x - first!.x) / scale).toBeCloseTo(points.at(-1)!.x - points[0]!.x, -0.3);
      expect((last!.y - first!.y) / scale).toBeCloseTo(points.at(-1)!.y - points[0]!.y, -0.3);
    }
  });
});

async function laidOut(given: Design, direction: 'right' | 'down'): Promise<Design> {
  const { positions, routes } = await arrange(given, { elk, direction });
  return {
    ...given,
    components: map(given.components, (component, id) => ({ ...component, position: positions[id]! })),
    connectors: map(given.connectors, (connector, id) => ({ ...connector, route: routes[id]! })),
  };
}

const map = <T, U>(records: Readonly<Record<string, T>>, change: (record: T, id: string) => U) =>
  Object.fromEntries(Object.entries(records).map(([id, record]) => [id, change(record, id)]));

const scaleOf = (xml: string, width: number): number =>
  Number(/<p:sp><p:nvSpPr><p:cNvPr id="1000".*?<a:ext cx="(\d+)"/s.exec(xml)![1]) / width;

/** Where a connector starts and ends, turned and mirrored as the format says: mirrored first, then turned about the middle. */
function endsOf(shape: string) {
  const attribute = (name: string) => new RegExp(`<a:xfrm[^>]* ${name}="(-?\\d+)"`).exec(shape)?.[1];
  const [x, y] = /<a:off x="(-?\d+)" y="(-?\d+)"/.exec(shape)!.slice(1).map(Number) as [number, number];
  const [cx, cy] = /<a:ext cx="(\d+)" cy="(\d+)"/.exec(shape)!.slice(1).map(Number) as [number, number];
  const angle = (Number(attribute('rot') ?? 0) / 60_000 / 180) * Math.PI;
  const [mx, my] = [attribute('flipH') === '1' ? -1 : 1, attribute('flipV') === '1' ? -1 : 1];
  const middle = { x: x + cx / 2, y: y + cy / 2 };
  return [-1, 1].map((end) => {
    const [dx, dy] = [(mx * end * cx) / 2, (my * end * cy) / 2];
    return {
      x: middle.x + dx * Math.cos(angle) - dy * Math.sin(angle),
      y: middle.y + dx * Math.sin(angle) + dy * Math.cos(angle),
    };
  });
}

describe('a deck', () => {
  test('has the slides that were asked for, in the order of the table', async () => {
    const { slides } = await deck(URLS, { slides: ['cost', 'title', 'breaks'] });
    expect(slides.map(({ title }) => title)).toEqual(['URL shortener', 'What breaks first', 'Cost']);
    expect(SLIDES.map(({ id }) => id)).toContain('single-points');
  });

  test('says nothing where there is nothing to say', async () => {
    const { slides } = await deck(design('client > api'));
    expect(slides.map(({ title }) => title)).toEqual(['Sketch', 'The design', 'Open questions']);
  });

  test('shows what breaks first as a native chart with its spreadsheet', async () => {
    const report = analyze(URLS).report;
    const files = parts(await writePptx(await deck(URLS, { slides: ['breaks'] })));
    const chart = files['ppt/charts/chart1.xml']!;
    const first = Object.entries(report.components)
      .filter(([, { saturatesAt }]) => saturatesAt !== null)
      .sort(([, a], [, b]) => a.saturatesAt! - b.saturatesAt!)[0]!;
    expect(chart).toContain(`<c:v>${Number(first[1].saturatesAt!.toPrecision(3))}</c:v>`);
    expect(chart).toContain(`<c:v>${URLS.components[first[0]]!.name}</c:v>`);
    expect(Object.keys(files)).toContain('ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx');
  });

  test('shows the variants of the design side by side, each with its own drawing', async () => {
    const base = URLS.components['links']!;
    const doubled = keepVariant(URLS, {
      id: 'two',
      name: 'Two databases',
      changes: [commands.setComponents(URLS, ['links'], { ...base, replicas: 2 })],
    });
    const given = apply(URLS, doubled);
    const { slides } = await deck(given, { slides: ['variants'], variants: variantsFor(given) });
    expect(slides.map(({ title }) => title)).toEqual(['Variants side by side', 'Variant: Two databases']);
    const [table] = slides[0]!.layout === 'content' ? slides[0]!.parts : [];
    const points =
      table?.type === 'table' ? table.rows.find(([name]) => name === 'Single points of failure') : undefined;
    const [, before, after] = points!.map(Number);
    expect(before).toBe(analyze(URLS).report.singlePointsOfFailure.length);
    expect(after).toBeLessThan(before!);
  });

  test('gives the reasons to whoever speaks', async () => {
    const files = parts(await writePptx(await deck(URLS, { slides: ['single-points'] })));
    expect(texts(files['ppt/notesSlides/notesSlide1.xml']!).join(' ')).toContain('cut set of order one');
  });

  test('is the same file every time, and says the day that it was given', async () => {
    const [once, again] = [await writePptx(await deck(URLS)), await writePptx(await deck(URLS))];
    expect(Buffer.compare(once, again)).toBe(0);
    expect(parts(once)['docProps/core.xml']).toContain('2026-11-21T00:00:00Z');
  });

  test('survives names that are markup, and control characters', async () => {
    const base = design('a > b');
    const given: Design = {
      ...base,
      name: '<b>&"\u0001',
      components: map(base.components, (component) => ({ ...component, name: `<&"'>\u0000\uD800 ${'x'.repeat(400)}` })),
      requirements: { one: { kind: 'functional', text: '</a:t><&' } },
    };
    expect(officeErrors('deck.pptx', await writePptx(await deck(given)))).toEqual([]);
  });

  test('splits a diagram that is too large by boundary, with an overview', async () => {
    const names = Array.from({ length: 5 }, (_, b) => Array.from({ length: 9 }, (_, c) => `s${b}x${c}`));
    const base = design(`client > ${names.map((row) => row.join(' > ')).join(' > ')}`);
    const given: Design = {
      ...base,
      boundaries: Object.fromEntries(names.map((_, b) => [`team${b}`, { kind: 'team' as const, name: `Team ${b}` }])),
      components: map(base.components, (component, id) =>
        id === 'client' ? component : { ...component, boundary: `team${id[1]}` },
      ),
    };
    const { slides } = await deck(await laidOut(given, 'right'), { slides: ['design'] });
    const titles = slides.map(({ title }) => title);
    expect(titles[0]).toBe('The design: overview');
    for (let b = 0; b < 5; b++) expect(titles.some((title) => title.includes(`Team ${b}`))).toBe(true);
    const shown = new Set(
      slides
        .slice(1)
        .flatMap((slide) =>
          slide.layout !== 'content'
            ? []
            : slide.parts.flatMap((part) =>
                part.type === 'drawing' ? part.scene.components.filter((c) => !c.isFaded).map(({ id }) => id) : [],
              ),
        ),
    );
    const missing = Object.keys(given.components).filter((id) => !shown.has(id));
    // One that is alone in its part stands in the overview itself.
    expect(missing.filter((id) => id !== 'client')).toEqual([]);
  });
});

describe.skipIf(!has('soffice') || !has('pdftotext'))('in LibreOffice', () => {
  test('every slide opens, with the names of all components', async () => {
    const bytes = await writePptx(await deck(URLS));
    const { files } = made('deck.pptx', bytes, (path, folder) => [
      'soffice',
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      path,
    ]);
    const { out } = made('deck.pdf', files['deck.pdf']!, (path) => ['pdftotext', '-layout', path, '-']);
    expect(out.split('\f').length - 1).toBe(slidesOf(bytes).length);
    for (const { name } of Object.values(URLS.components)) expect(out).toContain(name);
  });

  test('knows the connectors as connectors between shapes', async () => {
    const bytes = await writePptx(await deck(URLS, { slides: ['design'] }));
    const { files } = made('deck.pptx', bytes, (path, folder) => [
      'soffice',
      '--headless',
      '--convert-to',
      'fodp',
      '--outdir',
      folder,
      path,
    ]);
    const xml = Buffer.from(files['deck.fodp']!).toString('utf8');
    const glued = [...xml.matchAll(/<draw:connector [^>]*draw:start-shape="[^"]+"[^>]*draw:end-shape="[^"]+"/g)];
    expect(glued).toHaveLength(Object.keys(URLS.connectors).length);
  });
});
