import {
  bytesOf,
  C4_LOSSES,
  D2_LOSSES,
  DOT_LOSSES,
  DRAWIO_LOSSES,
  MERMAID_LOSSES,
  pngWithDesign,
  STRUCTURIZR_LOSSES,
  svgWithDesign,
  writeCsv,
  writeD2,
  writeDocx,
  writeDot,
  writeDrawio,
  writeHtml,
  writeMermaid,
  writeMermaidC4,
  writePdf,
  writePlantUml,
  writePptx,
  writeStructurizr,
  writeSvg,
  zipped,
} from '../../formats';
import { ok, type Result } from '../../result';
import { deckOf } from '../deck';
import { variantsFor } from '../deck/variants';
import { designDocument } from '../design';
import { markdownOf } from '../markdown';
import { cardsOf } from './cards';
import { sceneFor } from './drawing';
import type { ExportFormat, ExportInput } from './settings';

const PICTURE = ['theme', 'hasLegend', 'hasFigures', 'hasTitleBlock', 'author', 'date', 'version'] as const;
const DOCUMENT = ['hasLegend', 'hasFigures', 'author', 'date', 'version'] as const;

const documentFor = (input: ExportInput) => {
  const { design, report, settings } = input;
  const { author, date, version } = settings;
  return designDocument(design, report, {
    scene: sceneFor(input),
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
    ...(version === undefined ? {} : { version }),
  });
};

const properties = ({ design, settings: { author, date } }: ExportInput) => ({
  title: design.name || 'Untitled',
  ...(author === undefined ? {} : { author }),
  ...(date === undefined ? {} : { date }),
});

const svgFor = (input: ExportInput): string => {
  const { theme, isTransparent } = input.settings;
  return writeSvg(sceneFor(input), { theme, transparent: isTransparent });
};

async function png(input: ExportInput): Promise<Result<Uint8Array>> {
  const picture = await input.tools.pngOf(svgFor(input), input.settings.scale);
  return picture.ok && input.settings.carriesDesign ? ok(pngWithDesign(picture.value, input.design)) : picture;
}

/** The picture in a Word document has no other place to fail: without it the document is not written. */
async function docx(input: ExportInput): Promise<Result<Uint8Array>> {
  let problem: Result<never> | undefined;
  const pictureOf = async (scene: Parameters<typeof writeSvg>[0]) => {
    const picture = await input.tools.pngOf(writeSvg(scene), 2);
    if (picture.ok) return picture.value;
    problem = picture;
    return new Uint8Array();
  };
  const bytes = await writeDocx(documentFor(input), { ...properties(input), pictureOf });
  return problem ?? ok(bytes);
}

const text = (write: (input: ExportInput) => string) => async (input: ExportInput) => ok(write(input));

/** Everything that a design can be written as, once for the application and the command. */
export const EXPORTS: readonly ExportFormat[] = [
  {
    id: 'svg',
    name: 'SVG',
    summary: 'Vector picture: text stays text, sharp at any size',
    extension: 'svg',
    group: 'Pictures',
    uses: [...PICTURE, 'isTransparent', 'carriesDesign'],
    losses: [],
    make: text((input) => (input.settings.carriesDesign ? svgWithDesign(svgFor(input), input.design) : svgFor(input))),
  },
  {
    id: 'png',
    name: 'PNG',
    summary: 'Picture of pixels, for everything that knows no vectors',
    extension: 'png',
    group: 'Pictures',
    uses: [...PICTURE, 'isTransparent', 'scale', 'carriesDesign'],
    losses: [],
    make: png,
  },
  {
    id: 'pdf-drawing',
    name: 'PDF, drawing only',
    summary: 'One page of the drawing’s size, as vectors',
    extension: 'pdf',
    group: 'Pictures',
    uses: [...PICTURE],
    losses: [
      'letters that Inter does not have (Chinese, Arabic, emoji …): lines with them are pictures; what they say can be found and copied',
    ],
    make: async (input) => {
      const blocks = documentFor(input).filter(({ type }) => type === 'drawing');
      const { theme } = input.settings;
      return ok(
        await writePdf(blocks, {
          ...properties(input),
          theme,
          fonts: await input.tools.fonts(),
          pictureOf: input.tools.pngOf,
        }),
      );
    },
  },
  {
    id: 'pptx',
    name: 'PowerPoint',
    summary: 'Native shapes, glued connectors, charts and notes',
    extension: 'pptx',
    group: 'Slides and documents',
    uses: ['theme', 'ratio', 'slides', 'author', 'date'],
    losses: ['bends of connectors in LibreOffice up to 7, which finds its own way; PowerPoint keeps ours'],
    make: async ({ design, report, settings, tools }) => {
      const deck = await deckOf(design, report, {
        theme: settings.theme,
        ratio: settings.ratio,
        arrange: tools.arrange,
        ...(settings.slides === undefined ? {} : { slides: settings.slides }),
        ...(settings.author === undefined ? {} : { author: settings.author }),
        ...(settings.date === undefined ? {} : { date: settings.date }),
        variants: variantsFor(design),
      });
      return ok(await writePptx(deck));
    },
  },
  {
    id: 'docx',
    name: 'Word',
    summary: 'The design document, fifteen steps, as far as they are filled',
    extension: 'docx',
    group: 'Slides and documents',
    uses: [...DOCUMENT],
    losses: ['the drawing as shapes: it is a picture; PowerPoint and draw.io have shapes'],
    make: docx,
  },
  {
    id: 'pdf',
    name: 'PDF',
    summary: 'The design document with links between findings and drawing',
    extension: 'pdf',
    group: 'Slides and documents',
    uses: ['theme', ...DOCUMENT],
    losses: [
      'letters that Inter does not have (Chinese, Arabic, emoji …): lines with them are pictures; what they say can be found and copied',
    ],
    make: async (input) => {
      const { theme } = input.settings;
      return ok(
        await writePdf(documentFor(input), {
          ...properties(input),
          theme,
          fonts: await input.tools.fonts(),
          pictureOf: input.tools.pngOf,
        }),
      );
    },
  },
  {
    id: 'html',
    name: 'HTML',
    summary: 'One file that answers to pointing, light and dark, needs no network',
    extension: 'html',
    group: 'Slides and documents',
    uses: [...DOCUMENT],
    losses: [],
    make: text((input) =>
      writeHtml(documentFor(input), {
        title: input.design.name || 'Untitled',
        cards: cardsOf(input.design, input.report),
      }),
    ),
  },
  {
    id: 'markdown',
    name: 'Markdown',
    summary: 'The design document with tables and a Mermaid drawing',
    extension: 'md',
    group: 'Slides and documents',
    uses: ['author', 'date', 'version'],
    losses: ['the places of the drawing: Mermaid lays it out itself'],
    make: text((input) => markdownOf(documentFor(input))),
  },
  {
    id: 'drawio',
    name: 'draw.io',
    summary: 'Shapes, glued connectors, containers; comes back whole',
    extension: 'drawio',
    group: 'Diagrams as text',
    uses: ['theme', 'hasFigures'],
    losses: DRAWIO_LOSSES,
    make: text((input) => writeDrawio(input.design, sceneFor(input), { theme: input.settings.theme })),
  },
  {
    id: 'mermaid',
    name: 'Mermaid',
    summary: 'A flowchart for GitHub, GitLab and wikis',
    extension: 'mmd',
    group: 'Diagrams as text',
    uses: [],
    losses: MERMAID_LOSSES,
    make: text(({ design, report }) => writeMermaid(design, report)),
  },
  {
    id: 'mermaid-c4',
    name: 'Mermaid C4',
    summary: 'A C4 container diagram of Mermaid',
    extension: 'mmd',
    group: 'Diagrams as text',
    uses: [],
    losses: C4_LOSSES,
    make: text(({ design }) => writeMermaidC4(design)),
  },
  {
    id: 'plantuml',
    name: 'PlantUML C4',
    summary: 'A C4 container diagram in the macros of C4-PlantUML',
    extension: 'puml',
    group: 'Diagrams as text',
    uses: [],
    losses: C4_LOSSES,
    make: text(({ design }) => writePlantUml(design)),
  },
  {
    id: 'structurizr',
    name: 'Structurizr DSL',
    summary: 'A C4 workspace: people, systems, containers, one view',
    extension: 'dsl',
    group: 'Diagrams as text',
    uses: [],
    losses: STRUCTURIZR_LOSSES,
    make: text(({ design }) => writeStructurizr(design)),
  },
  {
    id: 'd2',
    name: 'D2',
    summary: 'A diagram in the language of Terrastruct',
    extension: 'd2',
    group: 'Diagrams as text',
    uses: [],
    losses: D2_LOSSES,
    make: text(({ design, report }) => writeD2(design, report)),
  },
  {
    id: 'dot',
    name: 'Graphviz',
    summary: 'A directed graph with clusters',
    extension: 'dot',
    group: 'Diagrams as text',
    uses: [],
    losses: DOT_LOSSES,
    make: text(({ design, report }) => writeDot(design, report)),
  },
  {
    id: 'csv',
    name: 'CSV tables',
    summary: 'Every table with figures in full precision, zipped',
    extension: 'zip',
    group: 'Data',
    uses: [],
    losses: ['everything that is no table'],
    make: async ({ design, report }) => {
      const tables = writeCsv(design, report);
      return ok(zipped(Object.fromEntries(tables.map(({ id, text: csv }) => [`${id}.csv`, bytesOf(csv)]))));
    },
  },
];

export const exportFormat = (id: string): ExportFormat | undefined => EXPORTS.find((format) => format.id === id);
