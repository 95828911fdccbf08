import { XMLParser } from 'fast-xml-parser';
import type { Position } from '../../../model';
import { fail, ok, type Result } from '../../../result';
import { inflated } from './inflate';

export type Geometry = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isRelative: boolean;
  readonly points: readonly Position[];
  readonly start?: Position | undefined;
  readonly end?: Position | undefined;
};

export type Cell = {
  readonly id: string;
  readonly parent: string | undefined;
  readonly label: string;
  readonly style: ReadonlyMap<string, string>;
  /** What the form of the shape holds besides its label. */
  readonly data: Readonly<Record<string, string>>;
  readonly isVertex: boolean;
  readonly isEdge: boolean;
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly geometry: Geometry | undefined;
};

export type Page = { readonly name: string; readonly cells: readonly Cell[] };

type Xml = Readonly<Record<string, unknown>>;

const LISTS = new Set(['diagram', 'mxCell', 'object', 'UserObject', 'mxPoint', 'Array']);
const LARGEST = 64 * 1024 * 1024;
const MOST_CELLS = 100_000;

/** The pages of a draw.io file and the cells on each; errors name the page. */
export function pagesOf(text: string): Result<readonly Page[]> {
  if (text.length > LARGEST) return fail(`expected at most ${LARGEST} characters, got ${text.length}`);
  const parsed = parsedXml(text);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (isXml(root['mxGraphModel'])) return one('Page-1', root['mxGraphModel']);
  if (!isXml(root['mxfile'])) return fail(`expected <mxfile> or <mxGraphModel>, got ${what(root)}`);
  const pages: Page[] = [];
  for (const [i, diagram] of list(root['mxfile']['diagram']).entries()) {
    const name = attribute(diagram, 'name') ?? `Page-${i + 1}`;
    const model = modelOf(diagram);
    if (!model.ok) return fail(`${name}: ${model.error}`);
    const page = one(name, model.value);
    if (!page.ok) return page;
    pages.push(...page.value);
  }
  return pages.length === 0 ? fail('expected a diagram, got an empty file') : ok(pages);
}

function modelOf(diagram: Xml): Result<Xml> {
  if (isXml(diagram['mxGraphModel'])) return ok(diagram['mxGraphModel']);
  const packed = diagram['#text'];
  if (typeof packed !== 'string' || packed.trim() === '') return ok({});
  const text = inflated(packed);
  if (!text.ok) return text;
  const xml = parsedXml(text.value);
  if (!xml.ok) return xml;
  return isXml(xml.value['mxGraphModel'])
    ? ok(xml.value['mxGraphModel'])
    : fail(`expected <mxGraphModel>, got ${what(xml.value)}`);
}

function parsedXml(text: string): Result<Xml> {
  // Definitions of entities are the one thing in XML that can grow without bound; no diagram has them.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return fail('expected a diagram, got XML with definitions of its own');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseAttributeValue: false,
    parseTagValue: false,
    trimValues: false,
    alwaysCreateTextNode: true,
    htmlEntities: true,
    isArray: (name) => LISTS.has(name),
  });
  try {
    return ok(parser.parse(text, true) as Xml);
  } catch (error) {
    return fail(`expected XML, got something else (${error instanceof Error ? error.message : String(error)})`);
  }
}

function one(name: string, model: Xml): Result<readonly Page[]> {
  const root = isXml(model['root']) ? model['root'] : {};
  const cells = [
    ...list(root['mxCell']).map((cell) => cellOf(cell, cell, {})),
    ...['object', 'UserObject'].flatMap((tag) =>
      list(root[tag]).map((wrapper) => cellOf(wrapper, list(wrapper['mxCell'])[0] ?? {}, dataOf(wrapper))),
    ),
  ];
  if (cells.length > MOST_CELLS) return fail(`${name}: expected at most ${MOST_CELLS} cells, got ${cells.length}`);
  return ok([{ name, cells }]);
}

/** The id and label stand on the wrapper where there is one, everything else on the cell. */
function cellOf(outer: Xml, cell: Xml, data: Readonly<Record<string, string>>): Cell {
  return {
    id: attribute(outer, 'id') ?? attribute(cell, 'id') ?? '',
    parent: attribute(cell, 'parent'),
    label: attribute(outer, 'label') ?? attribute(cell, 'value') ?? '',
    style: styleOf(attribute(cell, 'style') ?? ''),
    data,
    isVertex: attribute(cell, 'vertex') === '1',
    isEdge: attribute(cell, 'edge') === '1',
    source: attribute(cell, 'source'),
    target: attribute(cell, 'target'),
    geometry: isXml(cell['mxGeometry']) ? geometryOf(cell['mxGeometry']) : undefined,
  };
}

const dataOf = (wrapper: Xml): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(wrapper).flatMap(([key, value]) =>
      key.startsWith('@') && key !== '@id' && key !== '@label' && typeof value === 'string'
        ? [[key.slice(1), value] as const]
        : [],
    ),
  );

function geometryOf(xml: Xml): Geometry {
  const points = list(xml['mxPoint']);
  const role = (name: string) => points.find((point) => attribute(point, 'as') === name);
  const way = list(xml['Array']).find((array) => attribute(array, 'as') === 'points');
  const [start, end] = [role('sourcePoint'), role('targetPoint')];
  return {
    x: number(xml, 'x'),
    y: number(xml, 'y'),
    width: number(xml, 'width'),
    height: number(xml, 'height'),
    isRelative: attribute(xml, 'relative') === '1',
    points: way === undefined ? [] : list(way['mxPoint']).map(pointOf),
    start: start && pointOf(start),
    end: end && pointOf(end),
  };
}

const pointOf = (xml: Xml): Position => ({ x: number(xml, 'x'), y: number(xml, 'y') });

/** `shape=label;rounded=1;html=1`; a word alone is the name of a style. */
function styleOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(';').flatMap((part): [string, string][] => {
      const at = part.indexOf('=');
      return part.trim() === '' ? [] : [at < 0 ? [part.trim(), ''] : [part.slice(0, at).trim(), part.slice(at + 1)]];
    }),
  );
}

const isXml = (value: unknown): value is Xml => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Xml[] =>
  Array.isArray(value) ? value.filter(isXml) : isXml(value) ? [value] : [];

const attribute = (xml: Xml, name: string): string | undefined => {
  const value = xml[`@${name}`];
  return typeof value === 'string' ? value : undefined;
};

function number(xml: Xml, name: string): number {
  const value = Number(attribute(xml, name) ?? 0);
  return Number.isFinite(value) ? value : 0;
}

const what = (root: Xml): string => {
  const [first] = Object.keys(root).filter((key) => !key.startsWith('?') && !key.startsWith('#'));
  return first === undefined ? 'no element' : `<${first}>`;
};
