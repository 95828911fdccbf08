import { describe, expect, test } from 'vitest';
import { INTER_WIDTHS } from '@shared/formats/interWidths';
import { shortened, textWidth, twoLines } from '@shared/formats/measure';
import { advanceWidths } from './inter';

const FONT = { size: 13, weight: 600 } as const;

describe('the width of a text', () => {
  test.each([400, 600] as const)('comes from the metrics of Inter, weight %i', (weight) => {
    const widthOf = advanceWidths(weight);
    const { ascii, others } = INTER_WIDTHS[weight];
    ascii.forEach((width, i) => expect(width).toBeCloseTo(widthOf(String.fromCodePoint(32 + i)), -0.31));
    for (const [char, width] of Object.entries(others)) expect(width).toBeCloseTo(widthOf(char), -0.31);
  });

  test('is the sum of its characters', () => {
    expect(textWidth('AB', { size: 10, weight: 400 })).toBeCloseTo((690 + 654) / 100, 6);
  });

  test('counts accents not at all and East Asian characters as squares', () => {
    expect(textWidth('é', FONT)).toBe(textWidth('e', FONT));
    expect(textWidth('漢字', { size: 10, weight: 400 })).toBe(20);
  });
});

describe('a name', () => {
  test('that fits stays on one line', () => {
    expect(twoLines('Orders', 124, FONT)).toEqual(['Orders']);
  });

  test.each([
    ['user-timeline-memcached', ['user-timeline-', 'memcached']],
    ['Recent messages cache', ['Recent messages', 'cache']],
    ['ProductCatalogService', ['ProductCatalog', 'Service']],
  ])('breaks where a reader would break it: %s', (name, lines) => {
    expect(twoLines(name, 124, FONT)).toEqual(lines);
  });

  test('that is too long even for two lines ends in an ellipsis', () => {
    const lines = twoLines('a-very-long-name-that-nobody-should-give-to-a-component', 124, FONT);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    for (const line of lines) expect(textWidth(line, FONT)).toBeLessThanOrEqual(124);
  });

  test('without a place to break is broken anyway', () => {
    const lines = twoLines('x'.repeat(60), 124, FONT);
    for (const line of lines) expect(textWidth(line, FONT)).toBeLessThanOrEqual(124);
  });

  test('that has no room at all is left out', () => {
    expect(shortened('Orders', 3, FONT)).toBe('');
  });
});
