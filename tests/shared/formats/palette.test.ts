import { describe, expect, test } from 'vitest';
import { type Palette, PALETTES } from '@shared/formats';
import { mixed } from '@shared/formats/palette';

/** Contrast of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [r, g, blue] = [1, 3, 5].map((at) => {
      const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return c <= 0.040_45 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(PALETTES))('the colours of a %s drawing', (_, palette: Palette) => {
  /** Three boundaries within each other. */
  const deepest = mixed(palette.canvas, palette.text, 1 - (1 - 0.025) ** 3);

  test.each(['text', 'muted'] as const)('%s can be read wherever it stands', (colour) => {
    for (const ground of [palette.canvas, palette.surface, deepest]) {
      expect(contrast(palette[colour], ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('the sign on a mark can be read', () => {
    expect(contrast(palette.onBad, palette.bad)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['connector', 'accent', 'ok', 'warn', 'bad'] as const)('%s stands out from the ground', (colour) => {
    for (const ground of [palette.canvas, palette.surface])
      expect(contrast(palette[colour], ground)).toBeGreaterThanOrEqual(3);
  });
});
