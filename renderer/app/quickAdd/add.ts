import { connectChange, dropItem, insertFragment, type Item, viewport } from '@renderer/canvas';
import { run, useDocument } from '@renderer/state/document';
import { frame, select, selectFresh } from '@renderer/state/session';
import { apply, type Change, commands, compose, diff, type Fragment, TABLES } from '@shared/edit';
import { readSketch, sketchInto } from '@shared/formats';
import { COMPONENT, freePlace } from '@shared/layout';
import type { Design, Position } from '@shared/model';
import { layout } from '../services';
import type { AddRequest } from './request';
import { rememberKind } from './recent';
import type { AddRow } from './rows';

/** Puts what a row says where the request says. Returns the component to go on from, if there is one. */
export function addRow(row: AddRow, request: AddRequest): string | undefined {
  switch (row.adds.type) {
    case 'item':
      return addItem(row.adds.item, request, row.adds.name);
    case 'existing':
      return connectTo(row.adds.component, request.from);
    case 'template':
      addTemplate(row.adds.template.design);
      return undefined;
    default:
      return row.adds satisfies never;
  }
}

function addItem(item: Item, { at, from, boundary }: AddRequest, name?: string): string | undefined {
  const { design } = useDocument.getState();
  if (item.type === 'component') rememberKind(item.kind);
  const place = at === undefined ? placeInView(design, boundary) : freePlace(design, at, { boundary });
  const middle = { x: place.x + COMPONENT.width / 2, y: place.y + COMPONENT.height / 2 };
  const id = dropItem(item, middle, { boundary, from, ...(name === undefined ? {} : { name }) });
  if (item.type === 'boundary') return undefined;
  selectFresh(id);
  frame({ what: 'reveal', components: [id] });
  return id;
}

function placeInView(design: Design, boundary: string | undefined): Position {
  const { x, y } = viewport.centre();
  return freePlace(design, { x: x - COMPONENT.width / 2, y: y - COMPONENT.height / 2 }, { boundary });
}

function connectTo(to: string, from: string | undefined): string {
  const { design } = useDocument.getState();
  const connected = from === undefined ? undefined : connectChange(design, from, to);
  if (connected?.ok) run(connected.value.change);
  select({ components: [to] });
  return to;
}

/** In a design that holds nothing yet a template is the design, whole; else it is a part of it, with its journeys. */
function addTemplate(template: Design): void {
  const { design } = useDocument.getState();
  if (TABLES.every((table) => Object.keys(design[table]).length === 0)) {
    const isNamed = design.name !== '' && design.name !== 'Untitled';
    run({ ...diff(design, template, { without: isNamed ? ['name'] : [] }), label: `Add ${template.name}` });
    frame({ what: 'all' });
    return;
  }
  const fragment: Fragment = template;
  insertFragment(fragment, { label: `Add ${template.name}`, journeys: template.journeys });
  frame({ what: 'selection' });
}

/** Draws a sketch into the design: one step of undo. What it adds stands beside what it names, and nothing else moves. */
export async function addSketch(text: string, request: AddRequest): Promise<string | undefined> {
  const { design, revision } = useDocument.getState();
  const isFirst = Object.keys(design.components).length === 0;
  const from = request.from === undefined ? undefined : design.components[request.from];
  const whole =
    from === undefined
      ? text
      : text.replace(/^\s*(?:>\s*)?/, `"${(from.name ?? request.from!).replaceAll('"', '')}" > `);
  const read = sketchInto(design, whole);
  if (!read.ok) return undefined;
  const { components } = read.value;
  const change = within(design, read.value, request.boundary);
  const drawn = apply(design, change);
  const near = request.at && { x: request.at.x + COMPONENT.width / 2, y: request.at.y + COMPONENT.height / 2 };
  const arrangement = isFirst
    ? await layout.arrange(drawn)
    : await layout.adjoin(drawn, components, near ?? viewport.centre());
  // Somebody drew meanwhile: the places would be those of another drawing.
  if (useDocument.getState().revision !== revision) return addSketch(text, request);
  const placed = isFirst ? commands.arrange(drawn, arrangement) : placing(drawn, arrangement);
  run(compose(change, placed, 'Sketch'));
  const last = components.at(-1) ?? request.from;
  select({ components });
  frame(isFirst ? { what: 'all' } : { what: 'reveal', components });
  return last;
}

/** What is new and says no boundary of its own stands in the one that was asked for. */
function within(
  design: Design,
  read: { readonly change: Change; readonly components: readonly string[] },
  boundary?: string,
): Change {
  if (boundary === undefined) return read.change;
  const drawn = apply(design, read.change);
  const homeless = read.components.filter(
    (id) => design.components[id] === undefined && drawn.components[id]?.boundary === undefined,
  );
  return compose(read.change, commands.setComponents(drawn, homeless, { boundary }), read.change.label);
}

/** Only what is new gets a place and a way: connectors that were there keep theirs. */
function placing(design: Design, { positions, routes }: Awaited<ReturnType<typeof layout.adjoin>>): Change {
  const moved = commands.moveComponents(design, positions);
  const ways = Object.entries(routes).flatMap(
    ([id, route]) => commands.setConnectors(design, [id], { route: [...route] }).touched,
  );
  return { label: 'Sketch', touched: [...moved.touched, ...ways] };
}

/** How much a sketch would draw: "7 components, 6 connectors, 1 journey". */
export function sizeOfSketch(text: string): string {
  const read = readSketch(text);
  if (!read.ok) return '';
  const { components, connectors, boundaries, journeys } = read.value;
  const parts = [
    [components, 'component', 'components'],
    [connectors, 'connector', 'connectors'],
    [boundaries, 'boundary', 'boundaries'],
    [journeys, 'journey', 'journeys'],
  ] as const;
  return parts
    .map(([table, one, many]) => [Object.keys(table).length, one, many] as const)
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(', ');
}
