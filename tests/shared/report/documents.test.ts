import { analyze } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import { apply, commands } from '@shared/edit';
import { type Block, scene, writeDocx, writePdf, writePng, writeSvg } from '@shared/formats';
import { textOf, unzipped } from '@shared/formats/write/zip';
import type { Design } from '@shared/model';
import { designDocument, markdownOf } from '@shared/report';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';
import { has, made, officeErrors } from '../../support/tools';

const require = createRequire(import.meta.url);
const file = (name: string) => new Uint8Array(readFileSync(require.resolve(name)));
const fonts = {
  regular: file('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  semiBold: file('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
};
const wasm = file('@resvg/resvg-wasm/index_bg.wasm');
const [{ design: urls }] = TEMPLATES as [(typeof TEMPLATES)[0]];
const blocksOf = (given: Design) => designDocument(given, analyze(given).report, { author: 'Ada', date: '2026-11-21' });
const headings = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === 'heading' && block.level === 2 ? [block.text.replace(/^\d+ /, '')] : []));

const hostile: Design = {
  ...design('a > b'),
  name: '</title><script>alert(1)</script>\u0001',
  components: {
    a: { kind: 'service', name: '<img src=x onerror=alert(1)>', notes: ']]> & "' },
    b: { kind: 'sql-database', name: 'b'.repeat(300) },
  },
  requirements: { one: { kind: 'functional', text: '| a | b\n# not a heading' } },
};

describe('the design document', () => {
  test('has the sections that somebody has filled, in the order of the steps', () => {
    const steps = headings(blocksOf(urls));
    expect(steps.slice(0, 3)).toEqual(['Context and requirements', 'Estimate', 'High-level design']);
    expect(steps).not.toContain('Interfaces');
    const more: Design = {
      ...urls,
      apis: { links: { name: 'Links', component: 'shorten', endpoints: { make: { method: 'POST', path: '/links' } } } },
      entities: { link: { name: 'Link', component: 'links', fields: [{ name: 'alias', key: 'primary' }] } },
    };
    expect(headings(blocksOf(more)).slice(0, 5)).toEqual([
      'Context and requirements',
      'Estimate',
      'Interfaces',
      'Data',
      'High-level design',
    ]);
  });

  test('tells what must be before what should, and numbers with their units', () => {
    const base = design('a > b');
    const drawn: Design = {
      ...base,
      components: { ...base.components, b: { ...base.components['b']!, data: { rpoSeconds: 300, stateful: true } } },
      requirements: {
        a: { text: 'Nice.', priority: 'could' },
        b: { text: 'Plain.' },
        c: { text: 'Needed.', priority: 'must' },
        d: { text: 'Not now.', priority: 'wont' },
      },
    };
    const text = markdownOf(blocksOf(drawn));
    const places = ['Needed.', 'Nice.', 'Not now.', 'Plain.'].map((words) => text.indexOf(`| ${words}`));
    expect(places[0]).toBeGreaterThan(0);
    expect(places).toEqual(places.toSorted((x, y) => x - y));
    expect(text).toContain('| Not now. | will not |');
    expect(text).toContain('| RPO | 5 min |');
  });

  test('of next to nothing says little, and no section is empty', () => {
    const blocks = blocksOf(design('alone'));
    expect(headings(blocks)).toEqual(['High-level design', 'Findings', 'How this was computed']);
  });

  test('in Markdown has contents whose links lead to headings, and the drawing as Mermaid', () => {
    const text = markdownOf(blocksOf(urls));
    const anchors = [...text.matchAll(/^- \[[^\]]+\]\(#([^)]+)\)$/gm)].map(([, anchor]) => anchor);
    const titles = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title!.toLowerCase().replaceAll(' ', '-'));
    expect(anchors).toEqual(titles);
    expect(text).toContain('```mermaid\n%% URL shortener\nflowchart LR');
  });
});

describe('Word', () => {
  const options = {
    title: 'URL shortener',
    date: '2026-11-21',
    pictureOf: async (scene: Parameters<typeof writeSvg>[0]) => {
      const png = await writePng(writeSvg(scene), { wasm, fonts: [fonts.regular, fonts.semiBold], scale: 2 });
      if (!png.ok) throw new Error(png.error);
      return png.value;
    },
  };
  test.each([
    ['a template', urls],
    ['hostile names', hostile],
    ['next to nothing', design('alone')],
  ])('%s keeps to the format and is the same file every time', async (_, given) => {
    const bytes = await writeDocx(blocksOf(given), options);
    expect(officeErrors('a.docx', bytes)).toEqual([]);
    expect(Buffer.compare(bytes, await writeDocx(blocksOf(given), options))).toBe(0);
  });

  const part = (bytes: Uint8Array, name: string) => textOf(unzipped(bytes)[name]!);

  test('a drawing that is higher than a page is made to fit it, in its own proportions', async () => {
    const chain = design(Array.from({ length: 16 }, (_, i) => `c${i}`).join(' > '));
    const places = Object.keys(chain.components).map((id, i) => [id, { x: 0, y: 120 * i }] as const);
    const tall = apply(chain, commands.moveComponents(chain, Object.fromEntries(places)));
    const drawing = scene(tall);
    const [, cx, cy] = /<wp:extent cx="(\d+)" cy="(\d+)"/
      .exec(part(await writeDocx([{ type: 'drawing', scene: drawing, mermaid: '' }], options), 'word/document.xml'))!
      .map(Number) as [number, number, number];
    const page = (297 - 2 * 20) / 25.4;
    expect(cy / 914_400).toBeLessThan(page);
    expect(cy / 914_400).toBeGreaterThan(0.9 * page);
    expect(cx / cy).toBeCloseTo(drawing.bounds.width / drawing.bounds.height, 1);
  });

  test('every style that is used or built upon is there, and the language is known', async () => {
    const bytes = await writeDocx(blocksOf(urls), options);
    const styles = part(bytes, 'word/styles.xml');
    const ids = new Set([...styles.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id));
    const used = [...part(bytes, 'word/document.xml').matchAll(/<w:pStyle w:val="([^"]+)"/g)];
    const based = [...styles.matchAll(/<w:(?:basedOn|next) w:val="([^"]+)"/g)];
    for (const [, id] of [...used, ...based]) expect(ids).toContain(id);
    expect(styles).toMatch(/<w:lang [^>]*w:val="en-US"/);
  });
});

describe('PDF', () => {
  const pdf = (blocks: readonly Block[], theme: 'light' | 'dark' = 'light') =>
    writePdf(blocks, { title: 'T', fonts, theme, date: '2026-11-21' });

  test('is the same file every time', async () => {
    const [once, again] = [await pdf(blocksOf(urls)), await pdf(blocksOf(urls))];
    expect(Buffer.compare(once, again)).toBe(0);
  });

  test.skipIf(!has('pdftotext'))('is text: every name on the drawing and every finding can be searched', async () => {
    const report = analyze(urls).report;
    const { out } = made('a.pdf', await pdf(blocksOf(urls), 'dark'), (path) => ['pdftotext', path, '-']);
    // A finding may go on on the next page: the numbers at their feet stand in between.
    const words = out.replaceAll(/^\s*\d+ \/ \d+\s*$/gm, '').replaceAll(/\s+/g, ' ');
    for (const { name } of Object.values(urls.components)) expect(words).toContain(name);
    for (const { message } of report.findings) expect(words).toContain(message);
  });

  test('findings lead to the drawing, components to their row, contents to their section', async () => {
    const text = Buffer.from(await pdf(blocksOf(urls))).toString('latin1');
    const links = text.match(/\/Subtype \/Link/g) ?? [];
    const { components } = urls;
    // At least: one for each component on the drawing, one for its row, one for each line of the contents.
    expect(links.length).toBeGreaterThanOrEqual(2 * Object.keys(components).length + headings(blocksOf(urls)).length);
  });

  test('a drawing alone is one page of its size, without any picture', async () => {
    const blocks = blocksOf(urls).filter(({ type }) => type === 'drawing');
    const text = Buffer.from(await pdf(blocks)).toString('latin1');
    expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    expect(text).not.toContain('/Subtype /Image');
    const [drawing] = blocks;
    const { width } = drawing!.type === 'drawing' ? drawing!.scene.bounds : { width: 0 };
    expect(Number(/\/MediaBox \[0 0 ([\d.]+)/.exec(text)![1])).toBeCloseTo(width * 0.75, 0);
  });

  test('hostile names are letters', async () => {
    expect((await pdf(blocksOf(hostile))).length).toBeGreaterThan(1000);
  });
});
