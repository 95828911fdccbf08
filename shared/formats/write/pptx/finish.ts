import type { Deck } from '../../deck';
import { element } from '../svgText';
import { bytesOf, textOf, unzipped, zipped } from '../zip';
import { themeXml } from './theme';

type Finish = {
  readonly deck: Deck;
  readonly drawings: ReadonlyMap<string, string>;
  /** In the order in which the library has numbered them. */
  readonly charts: readonly string[];
};

/**
 * What the library leaves to do: the drawings in the place of their placeholders, our theme, ids that are unique, names
 * of parts that exist, and no moment in time, so that the same deck gives the same bytes.
 */
export function finished(bytes: Uint8Array, { deck, drawings, charts }: Finish): Uint8Array {
  const files = fromOne(unzipped(bytes));
  const edit = (name: string, change: (xml: string) => string) => {
    const file = files[name];
    if (file !== undefined) files[name] = bytesOf(change(textOf(file)));
  };
  for (const name of Object.keys(files)) {
    if (name.endsWith('/')) {
      delete files[name];
      continue;
    }
    if (name.endsWith('.xml')) edit(name, printable);
    if (/^ppt\/slides\/slide\d+\.xml$/.test(name)) edit(name, (xml) => withDrawings(renumbered(xml), drawings));
    else if (/^ppt\/theme\/theme\d+\.xml$/.test(name)) edit(name, () => themeXml(deck.theme));
    else if (/^ppt\/(?:slideMasters|slideLayouts|notesMasters|notesSlides)\/[^/]+\.xml$/.test(name)) {
      edit(name, renumbered);
    }
  }
  charts.forEach((xml, i) => edit(`ppt/charts/chart${i + 1}.xml`, () => xml));
  edit('ppt/presentation.xml', inOrder);
  edit('ppt/slideMasters/slideMaster1.xml', (xml) => withColours(xml, deck));
  edit('[Content_Types].xml', (xml) => withoutMissing(xml, files));
  edit('docProps/core.xml', (xml) => dated(xml, deck.date));
  for (const name of Object.keys(files)) {
    if (name.startsWith('ppt/embeddings/') && name.endsWith('.xlsx')) files[name] = steady(files[name]!, deck.date);
  }
  return zipped(files, ['[Content_Types].xml', '_rels/.rels']);
}

/** The library goes on counting charts from one deck to the next; here they begin with 1. */
function fromOne(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const numbers = Object.keys(files)
    .flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b));
  const renamed = (text: string) =>
    text.replaceAll(
      /(chart|Microsoft_Excel_Worksheet)(\d+)(?=\.xml|\.xlsx)/g,
      (whole, name: string, number: string) => {
        const at = numbers.indexOf(number);
        return at < 0 ? whole : `${name}${at + 1}`;
      },
    );
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [
      renamed(name),
      /\.rels$|^\[Content_Types\]/.test(name) ? bytesOf(renamed(textOf(bytes))) : bytes,
    ]),
  );
}

/** Each shape of a part has an id of its own; the library gives tables those of other shapes. */
function renumbered(xml: string): string {
  let id = 1;
  return xml.replaceAll(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${id++}"`);
}

function withDrawings(xml: string, drawings: ReadonlyMap<string, string>): string {
  return xml.replaceAll(/<p:sp>(?:(?!<\/p:sp>).)*?<\/p:sp>/gs, (whole) => {
    const name = /<p:cNvPr id="\d+" name="([^"]*)"/.exec(whole)?.[1];
    return (name === undefined ? undefined : drawings.get(name)) ?? whole;
  });
}

/** In the dark theme paper is dark and ink is light; everything else follows. */
function withColours(xml: string, { theme }: Deck): string {
  const map =
    theme === 'dark'
      ? { bg1: 'dk1', tx1: 'lt1', bg2: 'dk2', tx2: 'lt2' }
      : { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2' };
  const accents = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`accent${n}`, `accent${n}`]));
  const written = element('p:clrMap', { ...map, ...accents, hlink: 'hlink', folHlink: 'folHlink' });
  return xml.replace(/<p:clrMap [^>]*\/>/, written);
}

/** XML has no control characters, even escaped, and the library lets them through. */
const printable = (xml: string): string => xml.replaceAll(/[^\P{Cc}\n\r\t]|[\uFFFE\uFFFF]/gu, '\uFFFD');

/** The notes master is named before the slides. */
function inOrder(xml: string): string {
  const notes = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(xml)?.[0] ?? '';
  return xml.replace(notes, '').replace('<p:sldIdLst>', `${notes}<p:sldIdLst>`);
}

/** Parts that the library lists and does not write: strict readers would want to repair that. */
const withoutMissing = (xml: string, files: Readonly<Record<string, Uint8Array>>): string =>
  xml.replaceAll(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, name: string) =>
    files[name] === undefined ? '' : whole,
  );

const dated = (xml: string, date = '1980-01-01'): string =>
  xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);

/** The spreadsheet within a chart is an archive of its own. */
function steady(bytes: Uint8Array, date: string | undefined): Uint8Array {
  const files = unzipped(bytes);
  for (const name of Object.keys(files)) if (name.endsWith('/')) delete files[name];
  const core = files['docProps/core.xml'];
  if (core !== undefined) files['docProps/core.xml'] = bytesOf(dated(textOf(core), date));
  return zipped(files, ['[Content_Types].xml']);
}
