import { type Block, contentsOf } from '../../blocks';
import { toBase64 } from '../../base64';
import type { Theme } from '../../palette';
import { drawScene } from './drawing';
import { Paper } from './paper';
import { typeset } from './typeset';

export type PdfOptions = {
  readonly title: string;
  readonly author?: string;
  /** `2026-11-21`; without it the file says no day at all, so that the same document gives the same bytes. */
  readonly date?: string;
  readonly theme?: Theme;
  /** Inter as TTF, weights 400 and 600. Letters that it does not have are shown as empty boxes. */
  readonly fonts: { readonly regular: Uint8Array; readonly semiBold: Uint8Array };
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
  const [only] = blocks;
  const isDrawing = blocks.length === 1 && only?.type === 'drawing';
  const size = isDrawing ? pageAround(only.scene.bounds) : A4;
  const doc = new jsPDF({
    unit: 'pt',
    format: [size.width, size.height],
    orientation: size.width > size.height ? 'landscape' : 'portrait',
    compress: true,
    putOnlyUsedFonts: true,
  });
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
  doc.setCreationDate(`D:${(options.date ?? '1980-01-01').replaceAll('-', '')}000000+00'00'`);
  doc.setFileId('00000000000000000000000000000000');
  const paper = new Paper(doc, size, options.theme ?? 'light');
  if (isDrawing) drawScene(only.scene, { x: 0, y: 0, ...size }, paper);
  else typeset(blocks, paper, contentsOf(blocks));
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
