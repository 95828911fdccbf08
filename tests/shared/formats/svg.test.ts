// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { analyze } from '@shared/analysis';
import { scene, type Theme, writeSvg } from '@shared/formats';
import { TEMPLATES } from '@shared/catalogue/templates';
import type { Design } from '@shared/model';
import { design } from '../../support/design';
import { workOf } from '../../support/work';
import { randomDesign, shuffled } from '../layout/randomDesign';

const draw = (given: Design, theme: Theme = 'light') =>
  writeSvg(scene(given, { report: analyze(given).report }), { theme });

/** Throws where the text is no well-formed XML. */
function parsed(svg: string): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

describe('an SVG file', () => {
  test.each(['light', 'dark'] as const)('is well-formed and keeps text as text, %s', (theme) => {
    const document = parsed(draw(TEMPLATES[0]!.design, theme));
    const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(texts).toContain('Link database');
    expect(texts).toContain('reads · on miss');
    expect(document.documentElement.getAttribute('font-family')).toBe('Inter, system-ui, sans-serif');
  });

  test('has a title and a description for those who cannot see it', () => {
    const document = parsed(draw(design('client [rate=1] > api')));
    const root = document.documentElement;
    expect(root.getAttribute('role')).toBe('img');
    const named = root
      .getAttribute('aria-labelledby')!
      .split(' ')
      .map((id) => document.getElementById(id)!.textContent);
    expect(named).toEqual(['Sketch', '2 components, 1 connector. client → api']);
  });

  test('refers to nothing outside itself', () => {
    const svg = draw(TEMPLATES[1]!.design);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|url\(|href|<image|<script|<style|@import/,
    );
  });

  test('is the same for the same design, whatever the order of its records', () => {
    for (const seed of [3, 9, 27]) {
      const given = randomDesign(seed);
      expect(draw(shuffled(given, seed))).toBe(draw(given));
    }
  });

  test('shows hostile names as text', () => {
    const given = design('client [rate=1] > "<script>alert(1)</script> & \u0007 \ud800" [service=1ms]');
    const named = { ...given, name: '"/><image href="http://evil"/>' };
    const document = parsed(draw(named));
    expect(document.querySelector('script, image')).toBeNull();
    expect(document.querySelector('title')!.textContent).toBe('"/><image href="http://evil"/>');
  });

  test('tells asynchronous connectors by dashes and an open head, single points by a form of their own', () => {
    const document = parsed(draw(design('client [rate=1] > api [service=1ms availability=0.9]\napi ~> worker')));
    const connector = (id: string) => document.querySelector(`[data-connector="${id}"]`)!;
    expect(connector('api-worker').querySelector('[stroke-dasharray]')).not.toBeNull();
    expect(connector('client-api').querySelector('[stroke-dasharray]')).toBeNull();
    expect(connector('client-api').querySelector('path[fill]')).not.toBeNull();
    expect(connector('api-worker').querySelector('path[fill]')).toBeNull();
    const octagon = document.querySelector('[data-component="api"] path[d*="Z"][stroke-width="2"]');
    expect(octagon!.getAttribute('d')!.split('L')).toHaveLength(8);
  });

  test('may leave the canvas out', () => {
    const given = scene(design('a > b'));
    expect(writeSvg(given, { transparent: true })).not.toContain('<rect x="-32"');
    expect(writeSvg(given)).toContain('<rect x="-32"');
  });

  test('of a large design costs less than to find out where everything stands', () => {
    const given = randomDesign(1, { components: 1000, perComponent: 1.5 });
    let laidOut = scene(given);
    const found = workOf(() => (laidOut = scene(given)));
    expect(workOf(() => writeSvg(laidOut))).toBeLessThan(found);
  });
});

describe('what lies beside the system', () => {
  const given: Design = {
    ...design('client > api'),
    notes: {
      said: {
        kind: 'note',
        text: 'Ask the team about <quotas> before the review',
        position: { x: 900, y: 40 },
        tone: 'red',
      },
      head: { kind: 'text', text: 'Draft', position: { x: 0, y: -80 } },
      mark: { kind: 'ink', points: [0, 0, 30, 40], position: { x: 10, y: 700 } },
    },
  };
  const drawn = scene(given, { papers: true });

  test('is drawn where it is asked for, within the picture, every word of it', () => {
    const document = parsed(writeSvg(drawn));
    const words = [...document.querySelectorAll('[data-note="said"] text')].map(({ textContent }) => textContent);
    expect(words.length).toBeGreaterThan(1);
    expect(words.join(' ')).toBe('Ask the team about <quotas> before the review');
    expect(document.querySelector('[data-note="head"]')!.textContent).toBe('Draft');
    expect(document.querySelector('[data-stroke="mark"]')!.getAttribute('points')).toBe('10,700 40,740');
    const { x, y, width, height } = drawn.bounds;
    expect(x + width).toBeGreaterThan(900 + 176);
    expect(y).toBeLessThan(-80);
    expect(y + height).toBeGreaterThan(740);
  });

  test('is left out of a drawing that does not ask for it', () => {
    expect(writeSvg(scene(given))).toBe(writeSvg(scene({ ...given, notes: {} })));
  });
});
