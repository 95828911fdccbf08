// @vitest-environment jsdom
import { analyze } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import { writeHtml } from '@shared/formats';
import type { Design } from '@shared/model';
import { designDocument } from '@shared/report';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';

const [{ design: urls }] = TEMPLATES as [(typeof TEMPLATES)[0]];

const hostile: Design = {
  ...design('a > b'),
  name: '</title><script>alert(1)</script>\u0001',
  components: {
    a: { kind: 'service', name: '<img src=x onerror=alert(1)>', notes: ']]> & "' },
    b: { kind: 'sql-database', name: 'b'.repeat(300) },
  },
  requirements: { one: { kind: 'functional', text: '| a | b\n# not a heading' } },
};

describe('HTML', () => {
  const html = (given: Design) =>
    writeHtml(designDocument(given, analyze(given).report), { title: given.name, cards: {} });
  const parsed = (given: Design) => new DOMParser().parseFromString(html(given), 'text/html');

  test('refers to nothing outside itself', () => {
    const document = parsed(urls);
    for (const element of document.querySelectorAll('[src], [href]')) {
      expect(element.getAttribute('src') ?? element.getAttribute('href')).toMatch(/^#/);
    }
    expect(html(urls)).toContain("default-src 'none'");
  });

  test('what a person wrote is text and never runs', () => {
    const document = parsed(hostile);
    expect(document.querySelectorAll('img')).toHaveLength(0);
    expect(document.querySelectorAll('script')).toHaveLength(2);
    expect(document.title).toContain('<script>');
    expect(document.body.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  test('holds both themes, and every component answers', () => {
    const document = parsed(urls);
    for (const theme of ['light', 'dark']) {
      expect(document.querySelectorAll(`.picture.${theme} [data-component]`)).toHaveLength(
        Object.keys(urls.components).length,
      );
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
