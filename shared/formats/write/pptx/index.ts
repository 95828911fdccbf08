import type PptxGenJS from 'pptxgenjs';
import type { Box } from '../../../layout';
import type { ContentSlide, Deck, Part, TitleSlide } from '../../deck';
import { chartXml } from './chart';
import { drawingShapes } from './drawing';
import { finished } from './finish';
import { paged, tableHeightWithin } from './overflow';
import { INCH, inches, type Page, pageOf } from './page';
import { addBars, addBullets, addTable } from './parts';

/** Shapes of a drawing count from here; what the library numbers stays below. */
const FIRST_ID = 1000;
const PLACEHOLDER = 'plumbline drawing';

/**
 * The deck as a `.pptx` file: native shapes, connectors glued to them, a group per component, native charts and tables,
 * notes, colours and fonts from the theme. The same deck gives the same bytes. ECMA-376.
 */
export async function writePptx(deck: Deck): Promise<Uint8Array> {
  // Loaded on demand: whoever exports no slides does not wait for it.
  const { default: Library } = await import('pptxgenjs');
  const page = pageOf(deck.ratio);
  const file = new Library();
  file.defineLayout({ name: 'plumbline', width: page.width / INCH, height: page.height / INCH });
  file.layout = 'plumbline';
  file.title = deck.title;
  file.subject = 'Architecture';
  file.author = deck.author ?? 'Plumbline';
  file.company = '';
  file.theme = { headFontFace: 'Arial', bodyFontFace: 'Arial' };
  masters(file, page, deck.title);
  const drawings = new Map<string, string>();
  const charts: string[] = [];
  for (const slide of deck.slides) {
    if (slide.layout === 'title') addTitle(file, slide, page);
    else for (const one of paged(slide, page)) addContent(file, one, page, { drawings, charts });
  }
  const bytes = (await file.write({ outputType: 'uint8array' })) as Uint8Array;
  return finished(bytes, { deck, drawings, charts });
}

const TITLE = 'Title';
const CONTENT = 'Content';

function masters(file: PptxGenJS, page: Page, name: string): void {
  const background = { color: 'bg1' };
  const common = { margin: 0, fontFace: '+mj-lt', align: 'left', color: 'tx1' } as const;
  const centre = page.height / 2;
  file.defineSlideMaster({
    title: TITLE,
    background,
    objects: [
      { rect: { x: 0.5, y: (centre - 118) / INCH, w: 0.6, h: 0.06, fill: { color: 'accent1' } } },
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            ...inches({ ...page.title, y: centre - 96, height: 80 }),
            ...common,
            fontSize: 40,
            bold: true,
            valign: 'bottom',
          },
          text: '',
        },
      },
    ],
  });
  file.defineSlideMaster({
    title: CONTENT,
    background,
    objects: [
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            ...inches(page.title),
            ...common,
            fontSize: 26,
            bold: true,
            valign: 'middle',
          },
          text: '',
        },
      },
      {
        text: {
          text: name,
          options: { ...inches(page.foot), margin: 0, fontFace: '+mn-lt', fontSize: 9, color: 'tx2', align: 'left' },
        },
      },
    ],
    slideNumber: {
      x: (page.width - 148) / INCH,
      y: page.foot.y / INCH,
      w: 100 / INCH,
      h: page.foot.height / INCH,
      fontFace: '+mn-lt',
      fontSize: 9,
      color: 'tx2',
      align: 'right',
      margin: 0,
    },
  });
}

function addTitle(file: PptxGenJS, { title, subtitle, lines, notes }: TitleSlide, page: Page): void {
  const slide = file.addSlide({ masterName: TITLE });
  slide.addText(title, { placeholder: 'title' });
  const under = { ...page.title, y: page.height / 2 };
  const text = { margin: 0, fontFace: '+mn-lt', valign: 'top' } as const;
  slide.addText(subtitle, { ...inches({ ...under, height: 124 }), ...text, fontSize: 18, color: 'tx2' });
  const written = lines.map((line) => ({ text: line, options: { breakLine: true } }));
  slide.addText(written, {
    ...inches({ ...under, y: under.y + 136, height: 120 }),
    ...text,
    fontSize: 14,
    color: 'tx1',
  });
  if (notes.length > 0) slide.addNotes(notes.join('\n'));
}

/** What the library cannot write and `finished` puts in: drawings by the name of their placeholders, charts in order. */
type Ours = { readonly drawings: Map<string, string>; readonly charts: string[] };

function addContent(file: PptxGenJS, content: ContentSlide, page: Page, { drawings, charts }: Ours): void {
  const { title, lead, parts, beside, notes } = content;
  const slide = file.addSlide({ masterName: CONTENT });
  slide.addText(title, { placeholder: 'title' });
  if (lead !== undefined) {
    const text = { margin: 0, fontFace: '+mn-lt', fontSize: 15, color: 'tx2', valign: 'top' } as const;
    slide.addText(lead, { ...inches(page.lead), ...text });
  }
  const boxes = placesOf(parts, page.body(lead !== undefined), beside);
  parts.forEach((part, i) => {
    const box = boxes[i]!;
    switch (part.type) {
      case 'drawing': {
        const name = `${PLACEHOLDER} ${drawings.size + 1}`;
        drawings.set(name, drawingShapes(part.scene, box, FIRST_ID * (i + 1)));
        slide.addShape('rect', { ...inches(box), objectName: name });
        break;
      }
      case 'bullets':
        addBullets(slide, part, box);
        break;
      case 'table':
        addTable(slide, part, box);
        break;
      case 'bars':
        addBars(slide, part, box);
        charts.push(chartXml(part));
        break;
      default:
        part satisfies never;
    }
  });
  if (notes.length > 0) slide.addNotes(notes.join('\n'));
}

const GAP = 24;

/** Side by side where the slide says so; else one below the other, tables as high as they are, the rest for the others. */
function placesOf(parts: readonly Part[], body: Box, beside: number | undefined): readonly Box[] {
  if (beside !== undefined && parts.length === 2) {
    const left = (body.width - GAP) * beside;
    return [
      { ...body, width: left },
      { ...body, x: body.x + left + GAP, width: body.width - GAP - left },
    ];
  }
  const most = body.height * (parts.some(({ type }) => type === 'drawing') ? 0.24 : 0.5);
  const fixed = parts.map((part) =>
    part.type === 'table' && parts.length > 1 ? tableHeightWithin(part, body.width, most) : 0,
  );
  const others = fixed.filter((height) => height === 0).length;
  const room = body.height - GAP * (parts.length - 1) - fixed.reduce((sum, height) => sum + height, 0);
  let y = body.y;
  return fixed.map((own) => {
    const height = own === 0 ? room / others : own;
    const box = { ...body, y, height };
    y += height + GAP;
    return box;
  });
}
