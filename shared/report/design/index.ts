import type { Report } from '../../analysis';
import { scene, type Scene, writeMermaid } from '../../formats';
import type { Design } from '../../model';
import { type Block, heading, paragraph } from '../blocks';
import { findings, method } from '../document';
import { verdictOf } from '../journey';
import { wordsOf } from '../words';
import { decisionSteps } from './decide';
import { accessSteps, experimentSteps, objectiveSteps, threatSteps, traceSteps } from './derived';
import type { Section } from './section';
import { asyncSteps, costSteps, loadSteps, operateSteps, resilienceSteps, securitySteps } from './qualities';
import { reviewSteps } from './review';
import { apiSteps, dataSteps, deepSteps, designSteps, estimateSteps, understandSteps } from './shape';

export type DocumentOptions = {
  readonly author?: string;
  readonly date?: string;
  readonly version?: string;
  /** The drawing, where it is another than the plain one: with a title block, without a legend. */
  readonly scene?: Scene;
};

const both =
  (...sections: readonly Section[]): Section =>
  (context) =>
    sections.flatMap((section) => section(context));

/** The fifteen steps of a design, in their order; each says nothing where nobody has filled it. */
const STEPS: readonly (readonly [title: string, section: Section])[] = [
  ['Context and requirements', both(understandSteps, traceSteps)],
  ['Estimate', estimateSteps],
  ['Interfaces', apiSteps],
  ['Data', both(dataSteps, accessSteps)],
  ['High-level design', designSteps],
  ['Components in depth', deepSteps],
  ['Load and performance', loadSteps],
  ['Resilience', resilienceSteps],
  ['Asynchronous work', asyncSteps],
  ['Security and privacy', both(securitySteps, threatSteps)],
  ['Operation', both(operateSteps, objectiveSteps)],
  ['Cost', costSteps],
  ['Decisions and trade-offs', decisionSteps],
  ['Tests that would prove it', experimentSteps],
  ['Review', reviewSteps],
];

/** The whole design as a document that an engineer reads from beginning to end, with a table of contents. */
export function designDocument(design: Design, report: Report, options: DocumentOptions = {}): readonly Block[] {
  const words = wordsOf(design, report);
  const sections = STEPS.flatMap(([title, section]) => {
    const blocks = section({ design, report, words });
    return blocks.length === 0 ? [] : [{ title, blocks }];
  });
  const byline = [options.version, options.date, options.author].filter((part) => part !== undefined && part !== '');
  const journeys = Object.keys(report.journeys);
  return [
    heading(1, design.name || 'Untitled'),
    ...(byline.length === 0 ? [] : [paragraph(byline.join(' · '))]),
    ...(design.summary === undefined || design.summary.trim() === '' ? [] : [paragraph(design.summary.trim())]),
    ...(journeys.length === 0
      ? []
      : [{ type: 'list' as const, items: journeys.map((id) => ({ text: verdictOf(id, report, words) })) }]),
    { type: 'contents' },
    { type: 'drawing', scene: options.scene ?? scene(design, { report }), mermaid: writeMermaid(design, report) },
    ...sections.flatMap(({ title, blocks }, i) => [heading(2, `${i + 1} ${title}`), ...blocks]),
    ...findings(report, words),
    ...method(design, report),
  ];
}
