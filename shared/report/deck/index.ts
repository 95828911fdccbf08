import type { Report } from '../../analysis';
import type { Deck, Slide } from '../../formats';
import type { Design } from '../../model';
import { wordsOf } from '../words';
import type { DeckContext, DeckOptions, SlideMaker } from './context';
import { answerSlides, breakSlides, costSlides, variantSlides } from './figures';
import { journeySlides } from './journeys';
import { designSlides, singlePointSlides } from './pictures';
import { placed } from './split';
import { contextSlides, decisionSlides, estimateSlides, questionSlides, titleSlide } from './process';

/** The slides that a deck may have, in their order. */
const MAKERS = {
  title: ['Title', titleSlide],
  context: ['Context and requirements', contextSlides],
  estimate: ['Estimate', estimateSlides],
  design: ['The design', designSlides],
  journeys: ['A slide per journey', journeySlides],
  breaks: ['What breaks first', breakSlides],
  'single-points': ['Single points of failure', singlePointSlides],
  answers: ['Availability and latency', answerSlides],
  cost: ['Cost', costSlides],
  variants: ['Variants side by side', variantSlides],
  decisions: ['Decisions', decisionSlides],
  questions: ['Open questions', questionSlides],
} as const satisfies Readonly<Record<string, readonly [title: string, make: SlideMaker]>>;

export const SLIDES: readonly { readonly id: string; readonly title: string }[] = Object.entries(MAKERS).map(
  ([id, [title]]) => ({ id, title }),
);

/** The deck of a review: what is asked for and has something to say, in the order in which a review goes. */
export async function deckOf(design: Design, report: Report, options: DeckOptions): Promise<Deck> {
  let laidOut: Promise<Design> | undefined;
  const anew = () => (laidOut ??= placed(design, options));
  const context: DeckContext = { design, report, words: wordsOf(design, report), options, anew };
  const slides: Slide[] = [];
  for (const [id, [, make]] of Object.entries(MAKERS)) {
    if (options.slides === undefined || options.slides.includes(id)) slides.push(...(await make(context)));
  }
  const { theme, ratio, author, date } = options;
  return {
    title: design.name || 'Untitled',
    theme,
    ratio,
    slides,
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
  };
}
