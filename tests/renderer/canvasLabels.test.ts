import { createFlow, AT_REST } from '@renderer/canvas/flow';
import { createLabels, labelOf } from '@renderer/canvas/labels';
import { NO_SELECTION } from '@renderer/state/session';
import { TEMPLATES } from '@shared/catalogue/templates';
import { COMPONENT } from '@shared/layout';
import type { Design } from '@shared/model';
import { describe, expect, test } from 'vitest';

const draw = ({ flow, place }: ReturnType<typeof canvas>, design: Design) => {
  const nodes = flow.nodes(design, new Map(), NO_SELECTION, AT_REST);
  return {
    nodes,
    edges: place(
      flow.edges(design, () => undefined, NO_SELECTION, AT_REST),
      nodes,
      false,
    ),
  };
};
const canvas = () => ({ flow: createFlow(), place: createLabels() });

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(TEMPLATES.map(({ id, design }) => [id, design] as const))('on the canvas of %s', (_, design) => {
  test('no label covers a card or another label, and none is left out', () => {
    const { nodes, edges } = draw(canvas(), design);
    const named = edges.filter(({ data }) => labelOf(data!) !== '');
    const labels = named.flatMap(({ data }) => data!.label ?? []);
    expect(labels).toHaveLength(named.length);
    const cards = nodes
      .filter(({ type }) => type === 'component')
      .map(({ position }) => ({ ...position, ...COMPONENT }));
    labels.forEach((label, i) => {
      for (const other of [...cards, ...labels.slice(i + 1)]) expect(overlap(label, other)).toBe(false);
    });
  });
});

test('while a card is on its way, only the labels of its own connectors are without a place', () => {
  const { design } = TEMPLATES[0]!;
  const view = canvas();
  const before = draw(view, design);
  expect(draw(view, design).edges.every((edge, i) => edge === before.edges[i])).toBe(true);
  const [id, component] = Object.entries(design.components).find(([key]) =>
    Object.values(design.connectors).some(({ to, label }) => to === key && label !== undefined),
  )!;
  const motion = { ...AT_REST, draft: new Map([[id, { x: component.position!.x + 900, y: component.position!.y }]]) };
  const nodes = view.flow.nodes(design, new Map(), NO_SELECTION, motion);
  const moving = view.place(
    view.flow.edges(design, () => undefined, NO_SELECTION, motion),
    nodes,
    true,
  );
  for (const { id: edge, data } of moving) {
    if (labelOf(data!) === '') continue;
    const { from, to } = design.connectors[edge]!;
    expect(data!.label === undefined, edge).toBe(from === id || to === id);
  }
});
