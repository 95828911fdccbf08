import { designInPicture } from '@shared/formats';
import { textOf, unzipped } from '@shared/formats/write/zip';
import { serializeDesign } from '@shared/model';
import { EXPORTS } from '@shared/report';
import { ok } from '@shared/result';
import { describe, expect, test } from 'vitest';
import { design } from '../support/design';
import { placed } from '../support/placed';
import { plumbline } from './commandLine';

const shop = {
  ...(await placed(design('client > api [serviceMs=5 replicas=2] > db [serviceMs=2]'))),
  name: 'Shop',
  journeys: { buy: { entry: 'client', ratePerSecond: 100 } },
};
const FILES = { 'shop.plumb': serializeDesign(shop) };
const written = async (...more: string[]) => {
  const ran = await plumbline(['export', 'shop.plumb', ...more], FILES);
  return { ...ran, contents: ran.bytes ?? ran.out };
};

/** How each format begins. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  svg: '<svg ',
  png: '\u0089PNG',
  'pdf-drawing': '%PDF-',
  pptx: 'PK',
  docx: 'PK',
  pdf: '%PDF-',
  html: '<!doctype html>',
  markdown: '# Shop',
  drawio: '<mxfile ',
  mermaid: '%% Shop',
  'mermaid-c4': 'C4Container',
  plantuml: '@startuml',
  structurizr: 'workspace "Shop"',
  d2: '# Shop',
  dot: 'digraph "Shop" {',
  csv: '\uFEFFid,name,kind',
};

describe('export', () => {
  test.each(EXPORTS.map(({ id }) => id))('--to %s writes that format, and the same bytes every time', async (id) => {
    const { status, contents, err } = await written('--to', id);
    expect(err).not.toContain('laid out anew');
    expect(status).toBe(0);
    const start = typeof contents === 'string' ? contents : Buffer.from(contents).toString('latin1');
    expect(start.startsWith(BEGINNINGS[id]!)).toBe(true);
    const again = (await written('--to', id)).contents;
    expect(Buffer.compare(Buffer.from(contents), Buffer.from(again))).toBe(0);
  });

  test.each([
    ['deck.pptx', 'PK'],
    ['a.PDF', '%PDF-'],
    ['a.drawio', '<mxfile'],
    ['a.puml', '@startuml'],
    ['tables.zip', 'PK'],
    ['tables.csv', '\uFEFFid'],
  ])('the name %s says the format', async (name, start) => {
    const { files } = await plumbline(['export', 'shop.plumb', '--output', name], FILES);
    const contents = files[name]!;
    const text = typeof contents === 'string' ? contents : Buffer.from(contents).toString('latin1');
    expect(text.startsWith(start)).toBe(true);
  });

  test('says what the format cannot carry', async () => {
    expect((await written('--to', 'mermaid')).err).toContain('Mermaid does not carry: positions');
  });

  test('tables are one, or all of them in an archive', async () => {
    expect((await written('--to', 'csv', '--table', 'journeys')).out).toContain('buy,,client,100,');
    const { files } = await plumbline(['export', 'shop.plumb', '--to', 'csv', '--output', 'all.zip'], FILES);
    const all = unzipped(files['all.zip'] as Uint8Array);
    expect(Object.keys(all)).toContain('cut-sets.csv');
    expect(textOf(all['components.csv']!)).toContain('api');
  });

  test('slides are chosen', async () => {
    const { bytes } = await written('--to', 'pptx', '--slides', 'title,design', '--ratio', '4:3', '--theme', 'dark');
    expect(Object.keys(unzipped(bytes!)).filter((name) => /slides\/slide\d+\.xml$/.test(name))).toHaveLength(2);
  });

  test('pictures carry the design where they are told to', async () => {
    for (const format of ['svg', 'png']) {
      const { contents } = await written('--to', format, '--design', 'yes');
      const read = designInPicture(contents);
      expect(read?.ok && serializeDesign(read.value)).toBe(FILES['shop.plumb']);
      expect(designInPicture((await written('--to', format)).contents)).toBeUndefined();
    }
  });

  test('the title block has what was given', async () => {
    const more = ['--title-block', 'yes', '--author', 'Ada', '--date', '2026-11-21', '--revision', 'v2'];
    expect((await written('--to', 'svg', ...more)).out).toContain('>v2 · 2026-11-21 · Ada</text>');
  });

  test.each([
    [['--slides', 'title,nonsense'], '--slides: expected some of title, '],
    [['--date', 'tomorrow'], '--date: expected a day such as 2026-11-21'],
    [['--table', 'x'], '--table: expected components or '],
    [['--legend', 'maybe'], '--legend: expected yes or no, got "maybe"'],
    [['--ratio', '1:1'], '--ratio: expected 16:9 or 4:3'],
  ])('%j is wrong usage', async (more, message) => {
    const { status, err } = await written('--to', 'csv', ...more);
    expect([status, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('import', () => {
  test('reads back what was exported to draw.io and Mermaid', async () => {
    for (const [format, name] of [
      ['drawio', 'a.drawio'],
      ['mermaid', 'a.mmd'],
    ] as const) {
      const { out } = await written('--to', format);
      const back = await plumbline(['import', name], { [name]: out });
      expect(back.status).toBe(0);
      const read = JSON.parse(back.out) as { components: object; connectors: object };
      expect([Object.keys(read.components), Object.keys(read.connectors)]).toEqual([
        ['api', 'client', 'db'],
        ['api-db', 'client-api'],
      ]);
    }
  });

  test('reads the design back that a picture carries, and its own draw.io, with everything where it was', async () => {
    const placed = (text: string) =>
      (JSON.parse(text) as { components: Record<string, { position: object }> }).components;
    const { out: svg } = await written('--to', 'svg', '--design', 'yes');
    const first = await plumbline(['import', 'a.svg'], { 'a.svg': svg });
    expect(first.status).toBe(0);
    const { out: drawio } = await plumbline(['export', 'a.plumb', '--to', 'drawio'], { 'a.plumb': first.out });
    const again = await plumbline(['import', 'a.drawio'], { 'a.drawio': drawio });
    expect(placed(again.out)).toEqual(placed(first.out));
    const png = await plumbline(['export', 'a.plumb', '--to', 'png', '--design', 'yes'], { 'a.plumb': first.out });
    const third = await plumbline(['import', 'a.png'], {}, { readPicture: async () => ok(png.bytes!) });
    expect(JSON.parse(third.out)).toEqual(JSON.parse(first.out));
  });

  test('says of a picture without a design that it has none', async () => {
    const { out } = await written('--to', 'svg');
    const { status, err } = await plumbline(['import', 'a.svg'], { 'a.svg': out });
    expect(status).not.toBe(0);
    expect(err).toContain('a.svg: expected a picture that carries a design, got one without');
  });
});
