import type { Theme } from '../../palette';
import { PALETTES } from '../../palette';
import { element } from '../svgText';

/** Paper of slides is whiter than the canvas: it is projected. */
const PAPER = '#ffffff';

/** Our colours and one typeface that every office has, as the theme of the file: both can be changed there for all slides. */
export function themeXml(theme: Theme): string {
  const palette = PALETTES[theme];
  const isDark = theme === 'dark';
  const colours = {
    dk1: isDark ? palette.canvas : palette.text,
    lt1: isDark ? palette.text : PAPER,
    dk2: isDark ? palette.surface : palette.muted,
    lt2: isDark ? palette.muted : palette.canvas,
    accent1: palette.accent,
    accent2: palette.ok,
    accent3: palette.warn,
    accent4: palette.bad,
    accent5: palette.connector,
    accent6: palette.outline,
    hlink: palette.accent,
    folHlink: palette.muted,
  };
  const scheme = Object.entries(colours)
    .map(([name, value]) => element(`a:${name}`, {}, element('a:srgbClr', { val: value.slice(1).toUpperCase() })))
    .join('');
  const face = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>';
  const fonts = `<a:majorFont>${face}</a:majorFont><a:minorFont>${face}</a:minorFont>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    element(
      'a:theme',
      { 'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main', name: 'Plumbline' },
      element(
        'a:themeElements',
        {},
        element('a:clrScheme', { name: 'Plumbline' }, scheme) +
          element('a:fontScheme', { name: 'Plumbline' }, fonts) +
          FORMATS,
      ) + '<a:objectDefaults/><a:extraClrSchemeLst/>',
    )
  );
}

const SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const LINE = (width: number) => `<a:ln w="${width}">${SOLID}<a:prstDash val="solid"/></a:ln>`;
const EFFECT = '<a:effectStyle><a:effectLst/></a:effectStyle>';

/** Three of each are required; these are the plain ones. */
const FORMATS =
  '<a:fmtScheme name="Plumbline">' +
  `<a:fillStyleLst>${SOLID.repeat(3)}</a:fillStyleLst>` +
  `<a:lnStyleLst>${LINE(6350)}${LINE(12_700)}${LINE(19_050)}</a:lnStyleLst>` +
  `<a:effectStyleLst>${EFFECT.repeat(3)}</a:effectStyleLst>` +
  `<a:bgFillStyleLst>${SOLID.repeat(3)}</a:bgFillStyleLst>` +
  '</a:fmtScheme>';
