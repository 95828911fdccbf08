import { type Boundary, type Component, type Connector, emptyDesign, type Issue, slug, unique } from '../../../model';
import { fail, ok, type Result } from '../../../result';
import type { Imported, ImportNote, SourceFile } from '../../imported';
import { type Page, pagesOf } from './file';
import { boundaryKind, iconOf, kindOfCell } from './kinds';
import { linksOf } from './edges';
import { isOwn, readOwn } from './own';
import { placesOf } from './places';
import { holds, sorted } from './vertices';

const FORMAT = 'draw.io';

/**
 * A design of a draw.io file: exactly the one that was exported, where we have written it; else shapes by their words and
 * icons, frames by what they go around, lines by what they are glued to or end at.
 */
export function readDrawio(file: SourceFile, options: { readonly id: string }): Result<Imported, readonly Issue[]> {
  const pages = pagesOf(file.text);
  if (!pages.ok) return fail([{ path: file.path, message: pages.error }]);
  const own = pages.value.find(isOwn);
  if (own !== undefined) {
    const read = readOwn(own, placesOf(own));
    if (!read.ok) return fail(read.error.map((issue) => ({ ...issue, path: `${file.path}: ${issue.path}` })));
    const { design, notes } = read.value;
    const account = { format: FORMAT, files: [file.path], notes };
    return ok({ design: { ...design, id: options.id }, account, isPlaced: true });
  }
  const drawn = pages.value.map((page) => ({ page, ...readPage(page) }));
  // Several pages are several drawings of the same system, or of several: the one that says most is read.
  const best = drawn.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  if (Object.keys(best.components).length === 0) {
    return fail([{ path: file.path, message: 'expected a drawing with shapes that have names, got none' }]);
  }
  const others = drawn.filter((one) => one !== best && Object.keys(one.components).length > 0);
  const notes: ImportNote[] = [
    ...best.notes,
    ...others.map(({ page }) => ({
      what: 'left-out' as const,
      about: page.name,
      text: `another page of the file; “${best.page.name}” has more connectors`,
    })),
  ];
  const name = pages.value.length > 1 ? best.page.name : nameOf(file.path);
  const { components, connectors, boundaries } = best;
  const design = { ...emptyDesign({ id: options.id, name }), components, connectors, boundaries };
  return ok({ design, account: { format: FORMAT, files: [file.path], notes } });
}

const weight = ({ components, connectors }: PageDesign): number =>
  Object.keys(connectors).length * 1000 + Object.keys(components).length;

const nameOf = (path: string): string =>
  path
    .split(/[/\\]/)
    .at(-1)!
    .replace(/(?:\.drawio)?\.[^.]*$/i, '') || 'Drawing';

type PageDesign = {
  readonly components: Readonly<Record<string, Component>>;
  readonly connectors: Readonly<Record<string, Connector>>;
  readonly boundaries: Readonly<Record<string, Boundary>>;
  readonly notes: readonly ImportNote[];
};

function readPage(page: Page): PageDesign {
  const places = placesOf(page);
  const vertices = sorted(page, places);
  const { links, leftOut } = linksOf(page, places, vertices);
  const notes: ImportNote[] = [...vertices.leftOut, ...leftOut].map(({ name, reason }) => ({
    what: 'left-out',
    about: name,
    text: reason,
  }));
  const taken: Record<string, true> = {};
  const idFor = (name: string, otherwise: string) => {
    const id = unique(slug(name === '' ? otherwise : name), taken);
    taken[id] = true;
    return id;
  };

  const boundaries: Record<string, Boundary> = {};
  const frameIds = new Map(vertices.frames.map((frame) => [frame, idFor(frame.title, 'frame')]));
  for (const [frame, id] of frameIds) {
    const outer = vertices.frames.filter((other) => other !== frame && holds(other.box, frame.box)).at(-1);
    const kind = boundaryKind(frame.title);
    const parent = outer && frameIds.get(outer);
    boundaries[id] = { kind, name: frame.title || 'Frame', ...(parent === undefined ? {} : { parent }) };
    notes.push({
      what: 'inferred',
      about: id,
      text: `${frame.title || 'a frame without a title'}: a boundary, since it goes around others; a ${kind} by its words`,
    });
  }

  const components: Record<string, Component> = {};
  const ids = new Map<string, string>();
  for (const [cellId, { cell, name: words, box }] of vertices.components) {
    const guess = kindOfCell(cell, words);
    const name = words || iconOf(cell) || '';
    const id = idFor(name, guess?.kind ?? 'component');
    ids.set(cellId, id);
    const home = vertices.frames.filter((frame) => holds(frame.box, box)).at(-1);
    const boundary = home && frameIds.get(home);
    components[id] = {
      kind: guess?.kind ?? 'component',
      ...(guess?.technology === undefined ? {} : { technology: guess.technology }),
      ...(name === '' ? {} : { name }),
      position: { x: Math.round(box.x), y: Math.round(box.y) },
      ...(boundary === undefined ? {} : { boundary }),
    };
    notes.push(
      guess === undefined
        ? { what: 'inferred', about: id, text: `${name || id}: a component of no particular kind, nothing says more` }
        : { what: 'inferred', about: id, text: `${name || id}: a ${guess.kind} by ${guess.basis}` },
    );
  }

  const connectors: Record<string, Connector> = {};
  const drawn = new Set<string>();
  for (const { from, to, label, inferred } of links) {
    const ends = { from: ids.get(from)!, to: ids.get(to)! };
    const id = unique(`${ends.from}-${ends.to}`, connectors);
    if (drawn.has(`${ends.from} ${ends.to} ${label}`)) continue;
    drawn.add(`${ends.from} ${ends.to} ${label}`);
    connectors[id] = { ...ends, ...(label === '' ? {} : { label }), ...(inferred ? { inferredFrom: inferred } : {}) };
    const text = `${ends.from} → ${ends.to}: ${inferred === undefined ? 'a line that is glued to both' : inferred}`;
    notes.push({ what: inferred === undefined ? 'stated' : 'inferred', about: id, text });
  }
  return { components, connectors, boundaries, notes };
}
