import { analyze } from '@shared/analysis';
import { kindOf } from '@shared/catalogue';
import { apply, commands } from '@shared/edit';
import { scene, writeDrawio, writePptx, writeSvg } from '@shared/formats';
import { arrange, arrangeToFit, elkInProcess, type Size } from '@shared/layout';
import type { Design } from '@shared/model';
import { deckOf } from '@shared/report';
import { medianMs, print, type Row } from './measure';
import { seededDesign } from '../support/seededDesign';

const elk = await elkInProcess();
const tierOf = (kind: string) => kindOf(kind)?.tier;
const layOut = (given: Design, room: Size) => arrangeToFit(given, { elk, room, tierOf });
const base = seededDesign(100, 1, { journeys: 3 });
const design = apply(base, commands.arrange(base, await arrange(base, { elk, tierOf })));
const { report } = analyze(design);

const deck = () => deckOf(design, report, { theme: 'light', ratio: '16:9', date: '2026-11-21', arrange: layOut });
/** The library is loaded with the first deck of a session: that is part of what a person waits for. */
const started = performance.now();
const cpu = process.cpuUsage();
const slides = await deck();
const bytes = await writePptx(slides);
const deckMs = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
const onlyWriting = performance.now();
await writePptx(slides);
const writeMs = performance.now() - onlyWriting;

const rows: readonly Row[] = [
  {
    name: 'deck of 100 components, laid out and written',
    ms: deckMs,
    goalMs: 2000,
    // On a machine that is busy with other things the clock says little.
    note: `${slides.slides.length} slides, ${Math.round(bytes.length / 1000)} kB, ${Math.round((user + system) / 1000)} ms of the processor`,
  },
  { name: 'the same deck, written only', ms: writeMs },
  { name: 'scene of 100 components', ms: medianMs(() => scene(design, { report }), 20) },
  { name: 'SVG of 100 components', ms: medianMs(() => writeSvg(scene(design, { report })), 20), goalMs: 50 },
  { name: 'draw.io of 100 components', ms: medianMs(() => writeDrawio(design, scene(design, { report })), 20) },
];
print(rows, {});
const late = rows.filter(({ ms, goalMs = Infinity }) => ms > goalMs);
if (late.length > 0) process.exitCode = 1;
