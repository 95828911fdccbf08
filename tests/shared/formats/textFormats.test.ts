// @vitest-environment jsdom
import { analyze } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import {
  importFiles,
  writeCsv,
  writeDot,
  writeMermaid,
  writeMermaidC4,
  writePlantUml,
  writeStructurizr,
} from '@shared/formats';
import type { Design } from '@shared/model';
import mermaid from 'mermaid';
import { beforeAll, describe, expect, test } from 'vitest';
import { design } from '../../support/design';
import { CASES, counts } from './textCases';
import { has, made } from '../../support/tools';

describe('Mermaid', () => {
  beforeAll(() => mermaid.initialize({ startOnLoad: false }));

  test.each(CASES)('its own parser reads the flowchart of %s', async (_, given) => {
    const text = writeMermaid(given, analyze(given).report);
    expect(await mermaid.parse(text)).toMatchObject({ diagramType: expect.stringContaining('flowchart') as string });
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const db = diagram.db as unknown as { getVertices: () => Map<string, unknown>; getEdges: () => unknown[] };
    expect([db.getVertices().size, db.getEdges().length]).toEqual(counts(given));
  });

  test.each(CASES)('its own parser reads the C4 diagram of %s', async (_, given) => {
    expect(await mermaid.parse(writeMermaidC4(given))).toMatchObject({ diagramType: 'c4' });
  });

  test.each(CASES)('we read back the components, connectors and boundaries of %s', (_, given) => {
    const read = importFiles([{ path: 'a.mmd', text: writeMermaid(given) }], { id: given.id });
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(counts(read.value.design)).toEqual(counts(given));
    const names = (of: Design) =>
      Object.values(of.components)
        .map(({ name = '' }) => name.replaceAll(/\s+/g, ' '))
        .sort();
    const named = Object.values(given.components).every(({ name }) => name !== undefined);
    if (named) expect(names(read.value.design)).toEqual(names(given));
  });
});

describe.skipIf(!has('dot'))('Graphviz', () => {
  test.each(CASES)('reads %s', (_, given) => {
    const { status, out } = made('a.dot', writeDot(given, analyze(given).report), (path) => ['dot', '-Tplain', path]);
    expect(status).toBe(0);
    const lines = out.split('\n');
    const count = (word: string) => lines.filter((line) => line.startsWith(`${word} `)).length;
    expect([count('node'), count('edge')]).toEqual(counts(given));
  });
});

describe('PlantUML', () => {
  test.each(CASES)('%s stands between @startuml and @enduml, quotes and braces even', (_, given) => {
    const text = writePlantUml(given);
    expect(text).toMatch(/^@startuml\n!include <C4\/C4_Container>\n[^]*\n@enduml\n$/);
    for (const line of text.split('\n')) expect(line.split('"').length % 2).toBe(1);
    const bare = text.replaceAll(/"[^"]*"/g, '');
    expect(bare.split('{').length).toBe(bare.split('}').length);
  });

  test('the program itself draws every component and every connector of all of them', ({ skip }) => {
    if (!has('plantuml')) {
      console.warn('SKIPPED: no PlantUML reads what we write, because it is not here (Debian: plantuml)');
      skip();
    }
    const all = CASES.map(([, given]) => forOldLibrary(writePlantUml(given))).join('');
    const { status, files } = made('a.puml', all, (path) => ['plantuml', '-tsvg', path]);
    expect(status).toBe(0);
    const drawings = Object.keys(files)
      .filter((name) => name.endsWith('.svg'))
      .sort()
      .map((name) => new TextDecoder().decode(files[name]));
    const count = (svg: string, what: string) => svg.match(new RegExp(`\\n${what} [^\n]*-->`, 'g'))?.length ?? 0;
    expect(drawings.map((svg) => [count(svg, 'entity'), count(svg, 'link')])).toEqual(
      CASES.map(([, given]) => counts(given)),
    );
  });

  /** Debian has PlantUML with the C4 library of 2019: what came later is told to it. The library of today has all of it. */
  function forOldLibrary(text: string): string {
    const later = [
      '!define LAYOUT_LEFT_RIGHT() left to right direction',
      '!define SHOW_LEGEND() hide stereotype',
      '!define ContainerQueue(a, b, c) Container(a, b, c)',
      '!define ContainerQueue(a, b, c, d) Container(a, b, c, d)',
      '!define Boundary(a, b, c) rectangle "==b [c]" as a',
    ];
    return text.replace('!include <C4/C4_Container>', ['!include <C4/C4_Container>', ...later].join('\n'));
  }
});

describe('Structurizr', () => {
  test.each(CASES)('the braces and quotes of %s are even, every relation has its ends', (_, given) => {
    const text = writeStructurizr(given);
    const bare = text.replaceAll(/"(?:\\.|[^"\\])*"/g, '""');
    expect(bare.split('{').length).toBe(bare.split('}').length);
    expect(bare.replaceAll('""', '')).not.toContain('"');
    const defined = new Set(
      [...text.matchAll(/^\s*(\w+) = (?:person|container|softwareSystem)/gm)].map(([, id]) => id!),
    );
    for (const [, from, to] of text.matchAll(/^\s*(\w+) -> (\w+) "/gm)) {
      expect(defined).toContain(from);
      expect(defined).toContain(to);
    }
  });
});

test('Structurizr gets no two of one name beside each other, and no relation twice, which it would refuse', () => {
  const given = design('shop > cache; shop > store; store > cache');
  const twice: Design = {
    ...given,
    name: 'Shop',
    components: {
      ...given.components,
      shop: { kind: 'service', name: 'Redis' },
      store: { kind: 'external-system', name: 'Shop' },
      cache: { kind: 'cache', name: 'redis' },
    },
    connectors: { ...given.connectors, again: { from: 'shop', to: 'cache' } },
  };
  const text = writeStructurizr(twice);
  const names = [...text.matchAll(/= (person|container|softwareSystem) "([^"]*)"/g)].map(
    ([, what, name]) => `${what} ${name!.toLowerCase()}`,
  );
  expect(names).toHaveLength(4);
  expect(new Set(names).size).toBe(names.length);
  const relations = [...text.matchAll(/^ *(\w+ -> \w+ "[^"]*")/gm)].map(([, relation]) => relation);
  expect(relations).toHaveLength(4);
  expect(new Set(relations).size).toBe(relations.length);
});

describe('CSV', () => {
  const report = analyze(TEMPLATES[0]!.design).report;
  const tables = writeCsv(TEMPLATES[0]!.design, report);
  const rows = (id: string) =>
    tables
      .find((table) => table.id === id)!
      .text.replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n');

  test('has a row for each component, with figures as the report has them', () => {
    const [head, ...body] = rows('components');
    expect(body).toHaveLength(Object.keys(report.components).length);
    const at = head!.split(',').indexOf('utilization');
    const links = body.find((row) => row.startsWith('links,'))!;
    expect(Number(links.split(',')[at])).toBe(report.components['links']!.utilization);
  });

  test('a name that is a formula is text, quotes and commas stay within their cell', () => {
    const given: Design = {
      ...design('a'),
      components: { a: { kind: 'service', name: '=HYPERLINK("x"),1' } },
    };
    const [components] = writeCsv(given, analyze(given).report);
    expect(components!.text).toContain('a,"\'=HYPERLINK(""x""),1",service');
  });
});
