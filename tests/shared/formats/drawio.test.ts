import { analyze } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import { importFiles, scene, writeDrawio } from '@shared/formats';
import { toBase64 } from '@shared/formats/base64';
import type { Design } from '@shared/model';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { design, random } from '../../support/design';
import { placed } from '../../support/placed';

const written = (given: Design, theme: 'light' | 'dark' = 'light') =>
  writeDrawio(given, scene(given, { report: analyze(given).report }), { theme });

function read(text: string, path = 'x.drawio') {
  const result = importFiles([{ path, text }], { id: 'new' });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const cell = (id: string, attributes: string, geometry: string) =>
  `<mxCell id="${id}" parent="1" ${attributes}><mxGeometry ${geometry} as="geometry"/></mxCell>`;
const file = (cells: string) =>
  `<mxfile><diagram name="One"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>${cells}</root></mxGraphModel></diagram></mxfile>`;
const box = (id: string, label: string, x: number, y: number, style = 'rounded=1') =>
  cell(id, `value="${label}" style="${style}" vertex="1"`, `x="${x}" y="${y}" width="120" height="60"`);
const line = (id: string, from: string, to: string, style = '') =>
  cell(id, `style="${style}" edge="1" source="${from}" target="${to}"`, 'relative="1"');

describe('what we have written', () => {
  test.each(TEMPLATES.map(({ id, design: given }) => [id, given] as const))(
    '%s comes back as the same design, journeys and process included',
    (_, given) => {
      const { design: again, account } = read(written(given));
      expect({ ...again, id: given.id }).toEqual({
        ...given,
        // Ends of connectors are where they are glued, to the pixel.
        connectors: again.connectors,
      });
      for (const [id, { route, ...rest }] of Object.entries(again.connectors)) {
        const { route: before, ...same } = given.connectors[id]!;
        expect(rest).toEqual(same);
        const drawn = scene(given).connectors.find((connector) => connector.id === id)!.points;
        expect(route).toEqual(before ?? drawn.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })));
      }
      expect(account.notes).toEqual([]);
    },
  );

  test('every connector is glued to both components, every boundary holds its own', () => {
    const [{ design: given }] = TEMPLATES as [(typeof TEMPLATES)[0]];
    const text = written(given);
    for (const [id, { from, to }] of Object.entries(given.connectors)) {
      expect(text).toMatch(new RegExp(`id="connector:${id}"[^]*?source="component:${from}" target="component:${to}"`));
    }
    for (const [id, { boundary }] of Object.entries(given.components)) {
      const parent = boundary === undefined ? '1' : `boundary:${boundary}`;
      expect(text).toMatch(new RegExp(`id="component:${id}"[^>]*><mxCell style="[^"]*" vertex="1" parent="${parent}"`));
    }
  });

  test('names are never markup, whatever they are', async () => {
    const base = design('a > b');
    const given = await placed({
      ...base,
      name: '<&">',
      components: {
        a: { kind: 'service', name: '<b>&amp; "x"</b>', notes: '{"not": json', tags: ['<', '"'] },
        b: { kind: 'service', name: '%name% &#10;', owner: '42', hitRatio: { low: 0.1, likely: 0.2, high: 0.3 } },
      },
    });
    const { design: again } = read(written(given, 'dark'));
    expect(again.components).toEqual(given.components);
    expect(again.name).toBe('<&">');
  });

  test('who renames a shape renames the component, who changes its data changes the attribute', () => {
    const [{ design: given }] = TEMPLATES as [(typeof TEMPLATES)[0]];
    const text = written(given)
      .replace('&lt;b&gt;Link cache&lt;/b&gt;', '&lt;b&gt;Alias cache&lt;/b&gt;')
      .replace(/(id="component:redirect"[^>]*) replicas="10"/, '$1 replicas="12"');
    const { design: again } = read(text);
    expect([again.components['cache']!.name, again.components['redirect']!.replicas]).toEqual(['Alias cache', 12]);
  });

  test('an attribute that cannot be is left out and said so, the component stays', () => {
    const [{ design: given }] = TEMPLATES as [(typeof TEMPLATES)[0]];
    const text = written(given).replace(/(id="component:redirect"[^>]*) replicas="10"/, '$1 replicas="none"');
    const { design: again, account } = read(text);
    expect(again.components['redirect']!.replicas).toBeUndefined();
    expect(account.notes).toContainEqual(expect.objectContaining({ what: 'left-out', about: 'redirect' }));
  });

  test.each([1, 2, 3])('components, connectors and boundaries of a seeded design come back (seed %i)', async (seed) => {
    const next = random(seed);
    const names = Array.from({ length: 24 }, (_, i) => `c${i}`);
    const pick = () => names[Math.floor(next() * names.length)]!;
    const base = design(Array.from({ length: 40 }, () => `${pick()} > ${pick()}`).join('; '));
    const given = await placed({
      ...base,
      boundaries: { r: { kind: 'region' }, z: { kind: 'zone', parent: 'r' } },
      components: Object.fromEntries(
        Object.entries(base.components).map(([id, c]) => [
          id,
          next() < 0.3 ? c : { ...c, boundary: next() < 0.5 ? 'r' : 'z' },
        ]),
      ),
    });
    const { design: again } = read(written(given));
    const bare = ({ components, connectors, boundaries }: Design) => ({
      components,
      boundaries,
      ends: Object.fromEntries(Object.entries(connectors).map(([id, { from, to }]) => [id, `${from} > ${to}`])),
    });
    expect(bare(again)).toEqual(bare(given));
  });
});

describe('what others have drawn', () => {
  test('shapes by name and icon, frames by what they go around, lines by what they are glued to', () => {
    const text = file(
      cell('f', 'value="Region eu" style="verticalAlign=top" vertex="1"', 'x="-20" y="-40" width="500" height="400"') +
        box('a', 'Orders&lt;br&gt;API', 0, 0) +
        box('b', '', 200, 0, 'shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.sqs') +
        box('c', 'Kunden', 0, 200, 'shape=cylinder3') +
        box('d', 'Outside', 900, 0) +
        line('1e', 'a', 'b') +
        line('2e', 'c', 'a', 'startArrow=classic;endArrow=none') +
        line('3e', 'd', 'a'),
    );
    const { design: got } = read(text);
    const kinds = Object.values(got.components).map(({ kind, name, boundary }) => [name, kind, boundary]);
    expect(kinds).toEqual([
      ['Orders API', 'service', 'region-eu'],
      ['sqs', 'queue', 'region-eu'],
      ['Kunden', 'sql-database', 'region-eu'],
      ['Outside', 'component', undefined],
    ]);
    const ends = Object.values(got.connectors).map(({ from, to }) => `${from} > ${to}`);
    expect(ends.toSorted()).toEqual(['orders-api > kunden', 'orders-api > sqs', 'outside > orders-api']);
    expect(got.boundaries['region-eu']!.kind).toBe('region');
  });

  test('an end that lies near a component means it, and the account says so; one that lies nowhere is left out', () => {
    const loose = (id: string, x: number) =>
      `<mxCell id="${id}" parent="1" edge="1" source="a"><mxGeometry relative="1" as="geometry"><mxPoint x="${x}" y="30" as="targetPoint"/></mxGeometry></mxCell>`;
    const { design: got, account } = read(
      file(box('a', 'A', 0, 0) + box('b', 'B', 300, 0) + loose('near', 292) + loose('far', 220)),
    );
    expect(Object.values(got.connectors)).toEqual([
      { from: 'a', to: 'b', inferredFrom: 'an end of the line that lies near the component' },
    ]);
    expect(account.notes.filter(({ what }) => what === 'left-out')).toHaveLength(1);
  });

  test('a compressed diagram is one like any other', () => {
    const model = `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>${box('a', 'Käse', 0, 0)}${box('b', 'B', 200, 0)}${line('e', 'a', 'b')}</root></mxGraphModel>`;
    const packed = toBase64(deflateSync(strToU8(encodeURIComponent(model))));
    const { design: got } = read(`<mxfile><diagram name="One">${packed}</diagram></mxfile>`);
    expect(Object.values(got.components).map(({ name }) => name)).toEqual(['Käse', 'B']);
  });

  test('of several pages the one with most connectors is read, the others are named', () => {
    const page = (name: string, cells: string) =>
      `<diagram name="${name}"><mxGraphModel><root>${cells}</root></mxGraphModel></diagram>`;
    const text = `<mxfile>${page('Cover', box('t', 'Title', 0, 0))}${page('System', box('a', 'A', 0, 0) + box('b', 'B', 200, 0) + line('e', 'a', 'b'))}</mxfile>`;
    const { design: got, account } = read(text);
    expect([got.name, Object.keys(got.components)]).toEqual(['System', ['a', 'b']]);
    expect(account.notes).toContainEqual(expect.objectContaining({ what: 'left-out', about: 'Cover' }));
  });
});

describe('rubbish is refused with its place', () => {
  test.each([
    ['', 'expected XML, got something else'],
    ['<svg/>', 'expected <mxfile> or <mxGraphModel>, got <svg>'],
    ['<mxfile><diagram>!!!</diagram></mxfile>', 'Page-1: expected'],
    ['<mxfile><diagram name="P">aGVsbG8=</diagram></mxfile>', 'P: expected a compressed diagram'],
    ['<mxfile', 'expected XML'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><mxfile/>', 'definitions of its own'],
    ['<mxfile/>', 'expected a diagram, got an empty file'],
    [file(''), 'expected a drawing with shapes that have names, got none'],
  ])('%s', (text, message) => {
    const result = importFiles([{ path: 'a.drawio', text }], { id: 'x' });
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).toContain(message);
  });

  test('a bomb goes off at 64 MB', () => {
    const packed = toBase64(deflateSync(new Uint8Array(80 * 1024 * 1024), { level: 9 }));
    const result = importFiles([{ path: 'a.drawio', text: `<mxfile><diagram>${packed}</diagram></mxfile>` }], {
      id: 'x',
    });
    expect(JSON.stringify(result)).toContain('unpacks to more');
  });

  test.each(Array.from({ length: 60 }, (_, i) => i))('a damaged file ends in words (seed %i)', (seed) => {
    const next = random(seed);
    const whole = written(TEMPLATES[0]!.design);
    const at = Math.floor(next() * whole.length);
    const text =
      whole.slice(0, at) +
      String.fromCharCode(32 + Math.floor(next() * 90)) +
      whole.slice(at + Math.floor(next() * 40));
    expect(typeof importFiles([{ path: 'a.drawio', text }], { id: 'x' }).ok).toBe('boolean');
  });
});
