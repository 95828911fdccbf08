import { extname } from 'node:path';
import { analyze } from '../../shared/analysis';
import { kindOf } from '../../shared/catalogue';
import { type Theme, writeCsv, writePng } from '../../shared/formats';
import { arrangeToFit, elkInProcess } from '../../shared/layout';
import type { Design } from '../../shared/model';
import { wholeReport } from '../../shared/rules';
import { EXPORTS, exportFormat, type ExportSettings, type ExportTools, SLIDES, USUAL } from '../../shared/report';
import { ok, type Result } from '../../shared/result';
import type { Io } from './io';
import { facesFor } from './letters';
import { laidOut, loadDesign } from './load';
import { choice, type Command, type Outcome, type Trouble, unreadable, wrongUsage } from './outcome';

const IDS = EXPORTS.map(({ id }) => id);
/** By the name of the file; where several formats share an ending, the first of the table. */
const BY_ENDING = new Map([
  ...EXPORTS.toReversed().map(({ id, extension }) => [extension, id] as const),
  ['pdf', 'pdf'],
  ['csv', 'csv'],
] as [string, string][]);
/** What pictures are written in; the scene knows no other weights. */
const FONTS = ['Inter-Regular.ttf', 'Inter-SemiBold.ttf'];
const YES_NO = ['yes', 'no'] as const;

export const exportCommand: Command = {
  usage: `plumbline export FILE --to ${IDS.join('|')}
    [--theme light|dark] [--scale 1..4] [--background canvas|transparent] [--legend yes|no] [--figures yes|no]
    [--title-block yes|no] [--design yes|no] [--ratio 16:9|4:3] [--slides ${SLIDES.map(({ id }) => id).join(',')}]
    [--table NAME] [--author NAME] [--date YYYY-MM-DD] [--revision NAME] [--output PATH]`,
  summary: 'writes the design as a picture, as slides, as a document or as a diagram of another tool',
  options: [
    'to',
    'theme',
    'scale',
    'background',
    'legend',
    'figures',
    'title-block',
    'design',
    'ratio',
    'slides',
    'table',
    'author',
    'date',
    'revision',
  ],
  run: async ({ files, values, io }) => {
    const ending = values['output'] === undefined ? '' : extname(values['output']).slice(1).toLowerCase();
    const to = choice('to', values['to'] ?? BY_ENDING.get(ending), { of: IDS });
    if (!to.ok) return to;
    const settings = settingsOf(values);
    if (!settings.ok) return settings;
    const design = await loadDesign(files[0]!, io);
    if (!design.ok) return design;
    const isTable = to.value === 'csv' && ending !== 'zip';
    if (isTable) return table(design.value, values['table']);
    const format = exportFormat(to.value)!;
    const isBinary = ['png', 'pdf', 'pptx', 'docx', 'zip'].includes(format.extension);
    if (isBinary && values['output'] === undefined && io.outIsTerminal) {
      return wrongUsage(`${format.name} is nothing for a terminal: say where with --output PATH`);
    }
    return written(design.value, to.value, settings.value, io);
  },
};

function settingsOf(values: Readonly<Record<string, string | undefined>>): Result<ExportSettings, Trouble> {
  const theme = choice<Theme>('theme', values['theme'], { of: ['light', 'dark'], usually: 'light' });
  if (!theme.ok) return theme;
  const scale = Number(values['scale'] ?? 1);
  if (!(scale >= 1 && scale <= 4)) {
    return wrongUsage(`--scale: expected a number from 1 to 4, got ${JSON.stringify(values['scale'])}`);
  }
  const background = choice('background', values['background'], { of: ['canvas', 'transparent'], usually: 'canvas' });
  if (!background.ok) return background;
  const ratio = choice('ratio', values['ratio'], { of: ['16:9', '4:3'], usually: '16:9' });
  if (!ratio.ok) return ratio;
  const flags: Record<string, boolean> = {};
  for (const [name, usually] of FLAGS) {
    const flag = choice(name, values[name], { of: YES_NO, usually });
    if (!flag.ok) return flag;
    flags[name] = flag.value === 'yes';
  }
  const slides = values['slides']?.split(',').map((id) => id.trim());
  const unknown = slides?.find((id) => !SLIDES.some((slide) => slide.id === id));
  if (unknown !== undefined) {
    const expected = SLIDES.map(({ id }) => id).join(', ');
    return wrongUsage(`--slides: expected some of ${expected}, got ${JSON.stringify(unknown)}`);
  }
  const date = values['date'];
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    return wrongUsage(`--date: expected a day such as 2026-11-21, got ${JSON.stringify(date)}`);
  }
  const { author, revision } = values;
  return ok({
    ...USUAL,
    theme: theme.value,
    scale,
    isTransparent: background.value === 'transparent',
    ratio: ratio.value,
    hasLegend: flags['legend']!,
    hasFigures: flags['figures']!,
    hasTitleBlock: flags['title-block']!,
    carriesDesign: flags['design']!,
    ...(slides === undefined ? {} : { slides }),
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
    ...(revision === undefined ? {} : { version: revision }),
  });
}

const FLAGS = [
  ['legend', 'yes'],
  ['figures', 'yes'],
  ['title-block', 'no'],
  ['design', 'no'],
] as const;

function table(design: Design, name = 'components'): Outcome {
  const tables = writeCsv(design, wholeReport(design, analyze(design)));
  const found = tables.find(({ id }) => id === name);
  if (found !== undefined) return ok({ contents: found.text });
  const expected = tables.map(({ id }) => id).join(' or ');
  return wrongUsage(`--table: expected ${expected}, got ${JSON.stringify(name)}; a .zip has them all`);
}

async function written(design: Design, to: string, settings: ExportSettings, io: Io): Promise<Outcome> {
  const hasPlaces = Object.values(design.components).every(({ position }) => position !== undefined);
  const drawn = hasPlaces ? design : await laidOut(design, 'right');
  const format = exportFormat(to)!;
  const faces = IS_DRAWN.has(to) ? await facesFor(drawn, await ownFonts(io), io) : { fonts: [], missing: [] };
  const tools = toolsOf(io, faces.fonts);
  const made = await format.make({ design: drawn, report: wholeReport(drawn, analyze(drawn)), settings, tools });
  if (!made.ok) return unreadable(`${design.name}: ${made.error}`);
  const notes = [
    ...(faces.missing.length === 0
      ? []
      : [`No typeface of this machine has these letters, so they are not to be read: ${faces.missing.join(' ')}`]),
    ...(hasPlaces ? [] : ['Not every component has a position, so the picture was laid out anew.']),
    ...(format.losses.length === 0 ? [] : [`${format.name} does not carry: ${format.losses.join('; ')}.`]),
  ];
  return ok({ contents: made.value, ...(notes.length === 0 ? {} : { notes: notes.join('\n') }) });
}

/** What draws letters itself; everything else leaves that to the program that shows it. */
const IS_DRAWN: ReadonlySet<string> = new Set(['png', 'docx', 'pdf', 'pdf-drawing']);

const ownFonts = (io: Io): Promise<readonly Uint8Array[]> => Promise.all(FONTS.map((name) => io.asset(name)));

function toolsOf(io: Io, fonts: readonly Uint8Array[]): ExportTools {
  return {
    arrange: async (design, room) =>
      arrangeToFit(design, { elk: await elkInProcess(), room, tierOf: (kind) => kindOf(kind)?.tier }),
    fonts: async () => {
      const [regular, semiBold] = await ownFonts(io);
      return { regular: regular!, semiBold: semiBold! };
    },
    pngOf: async (svg, scale) => writePng(svg, { wasm: await io.asset('resvg.wasm'), fonts, scale }),
  };
}
