import type * as Docx from 'docx';
import { type Block, contentsOf, type Item } from '../../blocks';
import type { Scene } from '../../sceneTypes';
import { textWidth } from '../../measure';
import { bytesOf, textOf, unzipped, zipped } from '../zip';

export type DocxOptions = {
  readonly title: string;
  readonly author?: string;
  /** `2026-11-21` */
  readonly date?: string;
  /** A drawing as PNG, two pixels to a unit: Word shows no other pictures everywhere. */
  readonly pictureOf: (scene: Scene) => Promise<Uint8Array>;
};

/** Sizes in half points, distances in twentieths of a point, pictures in pixels: as the format has them. */
const TEXT = { font: 'Arial', size: 20 };
const PAGE = { width: 11_906, height: 16_838, margin: 1134 };
const PICTURE_WIDTH = 640;

/** A document for Word: headings that its outline knows, a table of contents with links, tables with a head that repeats. */
export async function writeDocx(blocks: readonly Block[], options: DocxOptions): Promise<Uint8Array> {
  // Loaded on demand: whoever exports no Word document does not wait for it.
  const docx = await import('docx');
  const pictures = new Map<Scene, Uint8Array>();
  for (const block of blocks) {
    if (block.type === 'drawing') pictures.set(block.scene, await options.pictureOf(block.scene));
  }
  const children = blocks.flatMap((block) => written(block, blocks, pictures, docx));
  const document = new docx.Document({
    title: options.title,
    creator: options.author ?? 'Plumbline',
    lastModifiedBy: options.author ?? 'Plumbline',
    styles: stylesOf(),
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        footers: { default: footer(docx) },
        children,
      },
    ],
  });
  const packed = await docx.Packer.pack(document, 'uint8array');
  return steady(packed, options.date);
}

function stylesOf(): Docx.IStylesOptions {
  const heading = (size: number, before: number) => ({
    run: { ...TEXT, size, bold: true, color: '1D1E20' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { ...TEXT, color: '1D1E20', language: { value: 'en-US' } },
        paragraph: { spacing: { after: 100 } },
      },
      title: heading(48, 0),
      heading1: heading(32, 360),
      heading2: heading(26, 240),
      heading3: heading(22, 200),
    },
  };
}

const footer = ({ Footer, Paragraph, TextRun, PageNumber, AlignmentType }: typeof Docx) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16, color: '62656C' }),
        ],
      }),
    ],
  });

function written(
  block: Block,
  all: readonly Block[],
  pictures: ReadonlyMap<Scene, Uint8Array>,
  docx: typeof Docx,
): readonly Docx.FileChild[] {
  const { Paragraph, TextRun, InternalHyperlink, ImageRun } = docx;
  switch (block.type) {
    case 'heading':
      return [heading(block.level, block.text, all, docx)];
    case 'paragraph':
      return [new Paragraph(clean(block.text))];
    case 'facts':
      return [table([], block.rows, docx), new Paragraph('')];
    case 'table':
      return [table(block.columns, block.rows, docx), new Paragraph('')];
    case 'list':
      return block.items.flatMap((item) => listItem(item, docx));
    case 'drawing': {
      const { width, height } = block.scene.bounds;
      // Higher than a page it would be cut.
      const scale = Math.min(1, PICTURE_WIDTH / width, PICTURE_HEIGHT / height);
      const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
      const { title, description } = block.scene;
      const altText = { name: clean(title), title: clean(title), description: clean(description) };
      const data = pictures.get(block.scene)!;
      // A picture is as high as it is: the line distance of words would cut it.
      const spacing = { line: 240, lineRule: docx.LineRuleType.AUTO, before: 120, after: 240 };
      return [new Paragraph({ spacing, children: [new ImageRun({ type: 'png', data, transformation, altText })] })];
    }
    case 'contents':
      return contentsOf(all).map(
        (title, i) =>
          new Paragraph({
            spacing: { after: 40 },
            children: [
              new InternalHyperlink({
                anchor: `section${i}`,
                children: [new TextRun({ text: clean(title), color: '3D52CC' })],
              }),
            ],
          }),
      );
    default:
      return block satisfies never;
  }
}

function heading(
  level: 1 | 2 | 3 | 4,
  text: string,
  all: readonly Block[],
  { Paragraph, TextRun, Bookmark, HeadingLevel }: typeof Docx,
) {
  const kind = {
    1: HeadingLevel.TITLE,
    2: HeadingLevel.HEADING_1,
    3: HeadingLevel.HEADING_2,
    4: HeadingLevel.HEADING_3,
  }[level];
  const at = contentsOf(all).indexOf(text);
  const run = new TextRun(clean(text));
  return new Paragraph({
    heading: kind,
    children: level === 2 && at >= 0 ? [new Bookmark({ id: `section${at}`, children: [run] })] : [run],
  });
}

function listItem({ text, under = [] }: Item, { Paragraph, TextRun }: typeof Docx): readonly Docx.Paragraph[] {
  const small = under.map((line) => new TextRun({ text: clean(line), break: 1, size: 17, color: '62656C' }));
  return [new Paragraph({ bullet: { level: 0 }, children: [new TextRun(clean(text)), ...small] })];
}

type Columns = Extract<Block, { type: 'table' }>['columns'];

/** Without a head where there are no columns: names and what is said of them. */
function table(columns: Columns, rows: readonly (readonly string[])[], docx: typeof Docx): Docx.Table {
  const { Table, TableRow, TableCell, Paragraph, TextRun, WidthType, BorderStyle, AlignmentType, TableLayoutType } =
    docx;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const rule = { style: BorderStyle.SINGLE, size: 4, color: 'DCDCD6' };
  const widths = widthsOf(columns, rows);
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      ...(isHead ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map(
        (cell, i) =>
          new TableCell({
            width: { size: widths[i]!, type: WidthType.DXA },
            margins: { top: 50, bottom: 50, left: 0, right: 120 },
            children: [
              new Paragraph({
                spacing: { after: 0 },
                alignment: columns[i]?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: [
                  new TextRun({ text: clean(cell), size: 17, bold: isHead, ...(isHead ? { color: '62656C' } : {}) }),
                ],
              }),
            ],
          }),
      ),
    });
  const head =
    columns.length === 0
      ? []
      : [
          row(
            columns.map(({ title }) => title),
            true,
          ),
        ];
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: none, left: none, right: none, bottom: rule, insideHorizontal: rule, insideVertical: none },
    rows: [...head, ...rows.map((cells) => row(cells, false))],
  });
}

/** Pixels between the margins of a page, with some distance to what is around a picture. */
const PICTURE_HEIGHT = ((PAGE.height - 2 * PAGE.margin) / 20) * (96 / 72) - 40;

/** What a page has between its margins, in twentieths of a point. */
const ROOM = PAGE.width - 2 * PAGE.margin;
/** Of a column, as a share of the room: more is broken into lines. */
const WIDEST = 0.5;

/** As wide as their longest text as far as there is room; what is left goes to those that have to break. */
function widthsOf(columns: Columns, rows: readonly (readonly string[])[]): number[] {
  const count = Math.max(columns.length, ...rows.map(({ length }) => length));
  // 8.5 points, of twenty parts each, and the room between columns.
  const widest = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => textWidth(text, { size: 8.5, weight: 600 }))) * 20 + 200;
  const texts = Array.from({ length: count }, (_, i) => [columns[i]?.title ?? '', ...rows.map((row) => row[i] ?? '')]);
  const wanted = texts.map((each) => Math.min(widest(each), ROOM * WIDEST));
  const least = texts.map((each, i) => Math.min(widest(each.flatMap((text) => text.split(/\s+/))), wanted[i]!));
  const total = wanted.reduce((sum, width) => sum + width, 0);
  const last = wanted.length - 1;
  if (total <= ROOM) {
    // Names and what is said of them keep to the left; a table of figures fills the page.
    return wanted.map((width, i) =>
      Math.floor(
        columns.length === 0 && i === last
          ? width + ROOM - total
          : columns.length === 0
            ? width
            : (width * ROOM) / total,
      ),
    );
  }
  // No word is broken while there is room for each; what is left goes to those that want more.
  const bare = least.reduce((sum, width) => sum + width, 0);
  if (bare > ROOM) return least.map((width) => Math.floor((width * ROOM) / bare));
  return wanted.map((width, i) => Math.floor(least[i]! + ((width - least[i]!) * (ROOM - bare)) / (total - bare)));
}

/** XML has no control characters, even escaped. */
const clean = (text: string): string => text.replaceAll(/\p{Cc}|\p{Cs}/gu, ' ');

/** The library says when it was at work; the document says the day that it was given. */
function steady(bytes: Uint8Array, date = '1980-01-01'): Uint8Array {
  const files = unzipped(bytes);
  const core = files['docProps/core.xml'];
  if (core !== undefined) {
    const dated = textOf(core).replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);
    files['docProps/core.xml'] = bytesOf(dated);
  }
  const document = files['word/document.xml'];
  if (document !== undefined) files['word/document.xml'] = bytesOf(renumbered(textOf(document)));
  const styles = files['word/styles.xml'];
  if (styles !== undefined) files['word/styles.xml'] = bytesOf(founded(textOf(styles)));
  return zipped(files, ['[Content_Types].xml', '_rels/.rels']);
}

/** The styles that all others are based on, and that text has unless it says another: the library only names them. */
const BASES =
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>';

const founded = (xml: string): string => xml.replace('</w:docDefaults>', `</w:docDefaults>${BASES}`);

/** Bookmarks have numbers of their own; the library gives some twice. */
function renumbered(xml: string): string {
  let [started, ended] = [0, 0];
  return xml
    .replaceAll(
      /<w:bookmarkStart ([^>]*?)w:id="[^"]*"/g,
      (_, before: string) => `<w:bookmarkStart ${before}w:id="${started++}"`,
    )
    .replaceAll(/<w:bookmarkEnd w:id="[^"]*"/g, () => `<w:bookmarkEnd w:id="${ended++}"`);
}
