import type { Part, Tone } from '../../deck';
import { element, text } from '../svgText';

type Bars = Extract<Part, { type: 'bars' }>;

const TONES: Readonly<Record<Tone, string>> = { plain: 'accent1', ok: 'accent2', warn: 'accent3', bad: 'accent4' };

const solid = (slot: string): string => `<a:solidFill><a:schemeClr val="${slot}"/></a:solidFill>`;

/** Sizes are in hundredths of a point in this format. */
const letters = (slot: string, size = 1100): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="0">${solid(slot)}` +
  '<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>';

/**
 * A bar chart over the spreadsheet that the library has put beside it. Written anew because the library puts elements in
 * an order that the schema does not have, and colours of the theme where only numbers may be. ECMA-376 part 1, 21.2.
 */
export function chartXml({ title, format, bars }: Bars): string {
  const shown = [...bars].reverse();
  const count = shown.length;
  const cache = (values: readonly (string | number)[]) =>
    `<c:ptCount val="${count}"/>${values.map((value, i) => `<c:pt idx="${i}"><c:v>${text(`${value}`)}</c:v></c:pt>`).join('')}`;
  const points = shown.map(
    ({ tone }, i) =>
      `<c:dPt><c:idx val="${i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${solid(TONES[tone])}</c:spPr></c:dPt>`,
  );
  const series =
    '<c:ser><c:idx val="0"/><c:order val="0"/>' +
    `<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${text(title)}</c:v></c:pt></c:strCache></c:strRef></c:tx>` +
    `<c:spPr>${solid('accent1')}</c:spPr><c:invertIfNegative val="0"/>${points.join('')}` +
    `<c:dLbls><c:numFmt formatCode="${text(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letters('tx1')}` +
    '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>' +
    `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${count + 1}</c:f><c:strCache>${cache(shown.map(({ label }) => label))}</c:strCache></c:strRef></c:cat>` +
    `<c:val><c:numRef><c:f>Sheet1!$B$2:$B$${count + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode>${cache(shown.map(({ value }) => value))}</c:numCache></c:numRef></c:val>` +
    '</c:ser>';
  const plot =
    '<c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>' +
    `${series}<c:gapWidth val="45"/><c:axId val="1"/><c:axId val="2"/></c:barChart>${CATEGORIES}${VALUES}</c:plotArea>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    element(
      'c:chartSpace',
      {
        'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
        'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
        'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      },
      '<c:date1904 val="0"/><c:roundedCorners val="0"/>' +
        `<c:chart>${heading(title)}<c:autoTitleDeleted val="0"/>${plot}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
        '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>' +
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>',
    )
  );
}

const heading = (title: string): string =>
  `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100" b="0">${solid('tx2')}</a:defRPr></a:pPr>` +
  `<a:r><a:rPr lang="en-US" sz="1100" b="0">${solid('tx2')}<a:latin typeface="+mn-lt"/></a:rPr><a:t>${text(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;

const CATEGORIES =
  '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>' +
  '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
  `<c:spPr><a:ln w="9525">${solid('accent6')}</a:ln></c:spPr>${letters('tx1')}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;

const VALUES =
  '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="b"/>' +
  '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>';
