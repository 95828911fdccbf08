import type { jsPDF, jsPDFOptions } from 'jspdf';
import type { Size } from '../../../layout';
import { type Block, contentsOf } from '../../blocks';
import { coverageOf } from '../../coverage';
import { toBase64 } from '../../base64';
import type { Theme } from '../../palette';
import { drawScene } from './drawing';
import { Letters, type PictureOf } from './letters';
import { Paper } from './paper';
import { typeset } from './typeset';

export type PdfOptions = {
  readonly title: string;
  readonly author?: string;
  /** `2026-11-21`; without it the file says no day at all, so that the same document gives the same bytes. */
  readonly date?: string;
  readonly theme?: Theme;
  /** Inter as TTF, weights 400 and 600. */
  readonly fonts: { readonly regular: Uint8Array; readonly semiBold: Uint8Array };
  /** Draws lines in letters that Inter does not have; without it they are empty boxes. What is drawn can be found and copied. */
  readonly pictureOf?: PictureOf;
};

/** A4 in points. */
const A4 = { width: 595.28, height: 841.89 };

/**
 * A document as PDF: drawings are lines and letters, text can be searched and copied, findings and rows lead to what they
 * are about on the drawing and components back to their row. One drawing alone makes a page of its own size.
 */
export async function writePdf(blocks: readonly Block[], options: PdfOptions): Promise<Uint8Array> {
  // Loaded on demand: whoever exports no PDF does not wait for it.
  const { jsPDF } = await import('jspdf');
  const letters = new Letters(coverageOf(options.fonts.regular));
  const once = setDocument(new jsPDF(formatOf(blocks)), blocks, options, letters);
  if (!letters.areMissing || options.pictureOf === undefined) return once;
  await letters.draw(options.pictureOf);
  return setDocument(new jsPDF(formatOf(blocks)), blocks, options, letters);
}

/** The one drawing, where there is nothing else. */
function onlyDrawing(blocks: readonly Block[]) {
  const [only] = blocks;
  return blocks.length === 1 && only?.type === 'drawing' ? only.scene : undefined;
}

function sizeOf(blocks: readonly Block[]): Size {
  const scene = onlyDrawing(blocks);
  return scene === undefined ? A4 : pageAround(scene.bounds);
}

function formatOf(blocks: readonly Block[]) {
  const { width, height } = sizeOf(blocks);
  return {
    unit: 'pt',
    format: [width, height],
    orientation: width > height ? 'landscape' : 'portrait',
    compress: true,
    putOnlyUsedFonts: true,
  } satisfies jsPDFOptions;
}

function setDocument(doc: jsPDF, blocks: readonly Block[], options: PdfOptions, letters: Letters): Uint8Array {
  for (const [style, bytes] of [
    ['normal', options.fonts.regular],
    ['bold', options.fonts.semiBold],
  ] as const) {
    doc.addFileToVFS(`Inter-${style}.ttf`, toBase64(bytes));
    doc.addFont(`Inter-${style}.ttf`, 'Inter', style);
  }
  doc.setProperties({
    title: options.title,
    creator: 'Plumbline',
    ...(options.author ? { author: options.author } : {}),
  });
  doc.setLanguage('en-US');
  // A reader shows the title, not the name of the file.
  doc.viewerPreferences({ DisplayDocTitle: true });
  doc.setCreationDate(`D:${(options.date ?? '1980-01-01').replaceAll('-', '')}000000+00'00'`);
  doc.setFileId('00000000000000000000000000000000');
  const size = sizeOf(blocks);
  const paper = new Paper(doc, { size, theme: options.theme ?? 'light', letters });
  const scene = onlyDrawing(blocks);
  if (scene === undefined) typeset(blocks, paper, contentsOf(blocks));
  else drawScene(scene, { x: 0, y: 0, ...size }, paper);
  paper.finish();
  return new Uint8Array(doc.output('arraybuffer'));
}

const POINTS = 0.75;
/** Readers refuse pages of more than 200 inches. */
const LONGEST = 14_400;

function pageAround({ width, height }: { readonly width: number; readonly height: number }) {
  const scale = Math.min(POINTS, LONGEST / width, LONGEST / height);
  return { width: width * scale, height: height * scale };
}
