import { extname } from 'node:path';
import { analyze } from '../../shared/analysis';
import { scene, type Theme, writePng, writeSvg } from '../../shared/formats';
import type { Design } from '../../shared/model';
import { markdownReport } from '../../shared/report';
import { ok, type Result } from '../../shared/result';
import type { Io } from './io';
import { laidOut, loadDesign } from './load';
import { choice, type Command, type Outcome, type Trouble, unreadable, wrongUsage } from './outcome';

const LATER = ['pdf', 'pptx', 'html', 'mermaid', 'drawio', 'd2', 'structurizr', 'dot', 'csv'];
const BY_ENDING: Readonly<Record<string, string>> = { '.svg': 'svg', '.png': 'png', '.md': 'markdown' };
/** What pictures are written in; the scene knows no other weights. */
const FONTS = ['Inter-Regular.ttf', 'Inter-SemiBold.ttf'];

export const exportCommand: Command = {
  usage: 'plumbline export FILE --to svg|png|markdown [--theme light|dark] [--scale 1..4] [--output PATH]',
  summary: 'writes the design as a picture or a document',
  options: ['to', 'theme', 'scale'],
  run: async ({ files, values, io }) => {
    const ending = values['output'] === undefined ? undefined : BY_ENDING[extname(values['output']).toLowerCase()];
    const to = choice('to', values['to'] ?? ending, { of: ['svg', 'png', 'markdown'], later: LATER });
    if (!to.ok) return to;
    const theme = choice<Theme>('theme', values['theme'], { of: ['light', 'dark'], usually: 'light' });
    if (!theme.ok) return theme;
    const scale = scaleOf(values['scale']);
    if (!scale.ok) return scale;
    if (to.value === 'png' && values['output'] === undefined && io.outIsTerminal) {
      return wrongUsage('A picture is nothing for a terminal: say where with --output PATH');
    }
    const design = await loadDesign(files[0]!, io);
    if (!design.ok) return design;
    if (to.value === 'markdown') {
      return ok({ contents: markdownReport(design.value, analyze(design.value).report) });
    }
    return picture(design.value, { isPng: to.value === 'png', theme: theme.value, scale: scale.value, io });
  },
};

function scaleOf(value: string | undefined): Result<number, Trouble> {
  const scale = Number(value ?? 1);
  return scale >= 1 && scale <= 4
    ? ok(scale)
    : wrongUsage(`--scale: expected a number from 1 to 4, got ${JSON.stringify(value)}`);
}

async function picture(
  design: Design,
  { isPng, theme, scale, io }: { isPng: boolean; theme: Theme; scale: number; io: Io },
): Promise<Outcome> {
  const components = Object.values(design.components);
  const hasPlaces = components.every(({ position }) => position !== undefined);
  const drawn = hasPlaces ? design : await laidOut(design, 'right');
  const notes = hasPlaces ? {} : { notes: 'Not every component has a position, so the picture was laid out anew.' };
  const svg = writeSvg(scene(drawn, { report: analyze(drawn).report }), { theme });
  if (!isPng) return ok({ contents: svg, ...notes });
  const [wasm, ...fonts] = await Promise.all(['resvg.wasm', ...FONTS].map((name) => io.asset(name)));
  const png = await writePng(svg, { wasm: wasm!, fonts, scale });
  return png.ok ? ok({ contents: png.value, ...notes }) : unreadable(`${design.name}: ${png.error}`);
}
