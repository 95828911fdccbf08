// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { apply, commands, invert } from '@shared/edit';
import { boundaryBoxes, boxOf } from '@shared/layout';
import { analyze } from '@shared/analysis';
import { type Design, papersOf } from '@shared/model';
import { scene, svgWithDesign, writeSvg } from '@shared/formats';
import { compare } from '@shared/tradeoff';
import { design as sketch } from '../support/design';

vi.stubGlobal('Worker', class {});
const { moveChange, startsOf, targetOf } = await import('@renderer/canvas/move');
const { aroundLoose, insertionAt } = await import('@renderer/canvas/insertion');
const { insideOf, pathTo } = await import('@renderer/canvas/entering');
const { connectChange, connectorAt } = await import('@renderer/canvas/connect');
const { createFlow, AT_REST } = await import('@renderer/canvas/flow');
const { simplified, strokePath } = await import('@renderer/canvas/stroke');
const { neighbour } = await import('@renderer/app/actions/walk');
const { matching } = await import('@renderer/app/matching');
const { isSketch, addRows } = await import('@renderer/app/quickAdd/rows');
const { stepsOf } = await import('@renderer/present');
const { sentencesOf } = await import('@renderer/app/heard/sentences');
const { NO_SELECTION, useSession } = await import('@renderer/state/session');
const { openDocument, undoLast, useDocument } = await import('@renderer/state/document');
const { duplicateAt } = await import('@renderer/canvas/insertFragment');
const { pasteText } = await import('@renderer/app/clipboard');

/** In a row, far enough from each other. */
function placed(text: string): Design {
  const drawn = sketch(text);
  const positions = Object.fromEntries(Object.keys(drawn.components).map((id, i) => [id, { x: i * 300, y: 0 }]));
  return apply(drawn, commands.moveComponents(drawn, positions));
}

describe('dragging', () => {
  const inZone = placed('a > b [zone=z] > c');

  test('a frame takes along what stands in it', () => {
    expect([...startsOf(inZone, ['boundary:z']).keys()].sort()).toEqual(['b', 'boundary:z']);
  });

  test('what is dropped over a frame stands in it, and what is dragged out does not', () => {
    const frames = boundaryBoxes(inZone);
    const { x, y } = frames['z']!;
    const into = moveChange(inZone, { places: new Map([['a', { x: x + 10, y: y + 30 }]]), frames, dragged: ['a'] });
    expect(apply(inZone, into).components['a']!.boundary).toBe('z');
    const out = moveChange(inZone, { places: new Map([['b', { x: 300, y: 900 }]]), frames, dragged: ['b'] });
    expect(apply(inZone, out).components['b']!.boundary).toBeUndefined();
  });

  test('a frame is never dropped into itself', () => {
    const frames = boundaryBoxes(inZone);
    const { x, y, width, height } = frames['z']!;
    const at = { x: x + width / 2, y: y + height / 2 };
    expect(targetOf(inZone, frames, { moving: new Map([['boundary:z', { x, y }]]), at })).toBeUndefined();
  });

  test('a component that nothing is connected with drops into the connector under it', () => {
    const drawn = placed('a > b\nc');
    const middle = { x: 300 / 2, y: 0 };
    const change = moveChange(drawn, { places: new Map([['c', middle]]), frames: {}, dragged: ['c'] });
    const after = apply(drawn, change);
    expect(
      Object.values(after.connectors)
        .map(({ from, to }) => `${from}>${to}`)
        .sort(),
    ).toEqual(['a>c', 'c>b']);
  });
});

describe('putting a component into a connector', () => {
  test('who comes after it makes room, and everything is one change', () => {
    const drawn = placed('a > b\nc');
    const held = { x: 140, y: 0 };
    const around = aroundLoose(drawn, 'c')!;
    const found = insertionAt(around, held)!;
    expect(found.connector).toBe('a-b');
    const change = moveChange(drawn, { places: new Map([['c', held]]), frames: {}, dragged: ['c'] });
    const after = apply(drawn, change);
    expect(after.components['c']!.position).toEqual(found.position);
    expect(after.components['b']!.position).toEqual(found.moves['b']);
    const boxes = ['a', 'c', 'b'].map((id) => boxOf(after.components[id]!));
    for (const [i, box] of boxes.slice(1).entries()) expect(box.x).toBeGreaterThan(boxes[i]!.x + boxes[i]!.width);
    expect(apply(after, invert(change))).toEqual(drawn);
  });

  test('what is connected already is only moved: rearranging rewires nothing', () => {
    const drawn = placed('a > b > c');
    expect(aroundLoose(drawn, 'c')).toBeUndefined();
  });

  test('beside every connector it goes nowhere', () => {
    expect(insertionAt(aroundLoose(placed('a > b\nc'), 'c')!, { x: 140, y: 500 })).toBeUndefined();
  });
});

describe('working in a boundary', () => {
  const drawn = sketch('client > a [zone=z] > b [zone=z] > db');
  test('what stands in it stays bright, with the connectors between', () => {
    const inside = insideOf(drawn, 'z');
    expect([...inside.components].sort()).toEqual(['a', 'b']);
    expect([...inside.connectors]).toEqual(['a-b']);
  });
  test('the way out leads through what is around it, and not in circles', () => {
    const nested = { ...drawn, boundaries: { r: { kind: 'region' }, z: { kind: 'zone', parent: 'r' } } } as Design;
    expect(pathTo(nested, 'z')).toEqual(['r', 'z']);
    const circle = { ...drawn, boundaries: { r: { kind: 'region', parent: 'z' }, z: { kind: 'zone', parent: 'r' } } };
    expect(pathTo(circle as Design, 'z')).toEqual(['r', 'z']);
  });
});

describe('connecting', () => {
  const drawn = placed('client > api');
  test('says why where it cannot be', () => {
    expect(connectChange(drawn, 'api', 'api')).toMatchObject({ ok: false });
    expect(connectChange(drawn, 'api', 'nowhere')).toMatchObject({ ok: false });
  });
  test('a second connector the same way is the first one', () => {
    const again = connectChange(drawn, 'client', 'api');
    expect(again.ok && again.value).toMatchObject({ id: 'client-api', change: { touched: [] } });
  });
  test('is found by a point near its line and not by one far from it', () => {
    expect(connectorAt(drawn, { x: 240, y: 30 }, 8)).toBe('client-api');
    expect(connectorAt(drawn, { x: 240, y: 90 }, 8)).toBeUndefined();
  });
});

describe('what the canvas draws', () => {
  const marks = new Map();
  test('what did not change is the same object as before', () => {
    const flow = createFlow();
    const drawn = placed('a > b > c');
    const before = flow.nodes(drawn, marks, NO_SELECTION, AT_REST);
    const moved = apply(drawn, commands.moveComponents(drawn, { c: { x: 900, y: 300 } }));
    const after = flow.nodes(moved, marks, NO_SELECTION, AT_REST);
    expect(after.map((node, i) => node === before[i])).toEqual([true, true, false]);
    const lines = flow.edges(drawn, () => undefined, NO_SELECTION, AT_REST);
    const next = flow.edges(moved, () => undefined, NO_SELECTION, AT_REST);
    expect(next.map((edge, i) => edge === lines[i])).toEqual([true, false]);
  });

  test('a folded boundary is one card, and connectors between the same two are one line', () => {
    const drawn = placed('a > b [zone=z], c [zone=z]\nb > d\nc > d\nb > c');
    const folded = apply(drawn, commands.setBoundary(drawn, 'z', { folded: true }));
    const flow = createFlow();
    expect(
      flow
        .nodes(folded, marks, NO_SELECTION, AT_REST)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'boundary:z', 'd']);
    const lines = flow.edges(folded, () => undefined, NO_SELECTION, AT_REST);
    expect(lines.map(({ source, target, data }) => [source, target, data!.count])).toEqual([
      ['a', 'boundary:z', 2],
      ['boundary:z', 'd', 2],
    ]);
  });

  test('boundaries that contain each other in a file do not hang the canvas', () => {
    const drawn = placed('a [zone=z]');
    const circle = {
      ...drawn,
      boundaries: {
        z: { kind: 'zone' as const, parent: 'y' },
        y: { kind: 'frame' as const, parent: 'z', folded: true },
      },
    };
    expect(() => createFlow().edges(circle, () => undefined, NO_SELECTION, AT_REST)).not.toThrow();
  });
});

describe('by the keyboard', () => {
  test('one walks along connectors before one jumps to what is near', () => {
    const drawn = placed('a > b > c');
    expect(neighbour(drawn, 'a', 'right')).toBe('b');
    expect(neighbour(drawn, 'b', 'left')).toBe('a');
    expect(neighbour(drawn, 'c', 'right')).toBeUndefined();
  });

  test('names that begin with the letters come first, what cannot be done last', () => {
    const rows = [
      { id: '1', label: 'Realign' },
      { id: '2', label: 'Align left', isDisabled: true },
      { id: '3', label: 'Align right' },
    ];
    expect(matching(rows, 'align', 9).map(({ id }) => id)).toEqual(['3', '1', '2']);
  });

  test('what is typed is a sketch once it says more than a name', () => {
    expect(['api', 'load balancer', 'a > b', 'a, b', 'api x3', 'api [replicas=2]'].map(isSketch)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  test('what comes next after a service is what services call', () => {
    const drawn = placed('api[kind=service]');
    const rows = addRows('', drawn, { from: 'api', recent: [] });
    expect(rows.slice(0, 3).map(({ id }) => id)).toEqual(['kind sql-database', 'kind cache', 'kind queue']);
  });
});

describe('papers', () => {
  test('a stroke keeps its shape with fewer points', () => {
    const straight = Array.from({ length: 100 }, (_, i) => [i, 2 * i]).flat();
    expect(simplified(straight, 0.5)).toEqual([0, 0, 99, 198]);
    const corner = [0, 0, 50, 0, 100, 0, 100, 50, 100, 100];
    expect(simplified(corner, 0.5)).toEqual([0, 0, 100, 0, 100, 100]);
    expect(strokePath([1, 2])).toContain('M1 2');
  });

  test('a comment or a foreign record is no paper', () => {
    const notes = {
      a: { kind: 'comment', text: 'x' },
      b: { kind: 'note', text: 'y', position: { x: 0, y: 0 } },
      c: { x: 1 },
    };
    expect(Object.keys(papersOf({ ...sketch('a'), notes }))).toEqual(['b']);
  });
});

describe('copies', () => {
  beforeEach(() => {
    openDocument(placed('a > b [zone=z]'));
    useSession.setState({ selection: { ...NO_SELECTION, components: new Set(['a', 'b']) } });
  });

  test('a copy has ids of its own, its connectors, and is one step of undo', () => {
    duplicateAt({ x: 0, y: 200 });
    const { design } = useDocument.getState();
    expect(Object.keys(design.components).sort()).toEqual(['a', 'a-2', 'b', 'b-2']);
    expect(design.connectors['a-b-2']).toEqual({ from: 'a-2', to: 'b-2' });
    expect(boxOf(design.components['a-2']!).y).toBe(200);
    undoLast();
    expect(Object.keys(useDocument.getState().design.components)).toHaveLength(2);
  });

  test.each([
    '',
    'a sentence of somebody else',
    '{"format":"plumbline-fragment"',
    '{"format":"plumbline-fragment","components":{"x":1}}',
    '[]',
  ])('pasting %j changes nothing', (text) => {
    const before = useDocument.getState().design;
    pasteText(text);
    expect(useDocument.getState().design).toBe(before);
  });
});

test('while a copy is dragged the component is seen where it stays, too', () => {
  const drawn = placed('a > b');
  const draft = new Map([['b', { x: 500, y: 90 }]]);
  const motion = { ...AT_REST, draft, isCopy: true };
  const nodes = createFlow().nodes(drawn, new Map(), NO_SELECTION, motion);
  const at = Object.fromEntries(nodes.map(({ id, position }) => [id, position]));
  expect(at).toEqual({ a: { x: 0, y: 0 }, b: { x: 500, y: 90 }, 'original:b': { x: 300, y: 0 } });
});

describe('pasting a picture', () => {
  test('that was exported with its design gives components again', () => {
    openDocument(placed('x > y'));
    const drawn = placed('client[rate=100] > api > db');
    const svg = svgWithDesign(writeSvg(scene(drawn)), drawn);
    expect(pasteText(svg)).toBe(true);
    const { design } = useDocument.getState();
    expect(Object.keys(design.components).sort()).toEqual(['api', 'client', 'db', 'x', 'y']);
    expect(Object.values(design.journeys)).toHaveLength(1);
    undoLast();
    expect(Object.keys(useDocument.getState().design.components)).toHaveLength(2);
  });

  test('that carries none is left alone', () => {
    openDocument(placed('x > y'));
    const before = useDocument.getState().design;
    pasteText(writeSvg(scene(placed('a > b'))));
    expect(useDocument.getState().design).toBe(before);
  });
});

describe('presenting and reading aloud', () => {
  const drawn = placed('client[rate=100] > api[service=2ms] > db[service=5ms]');
  const { report } = analyze(drawn);

  test('a journey is told hop by hop, each step with what came before it', () => {
    const steps = stepsOf(drawn, report);
    expect(steps.slice(1, 4).map(({ components }) => components)).toEqual([
      ['client'],
      ['client', 'api'],
      ['client', 'api', 'db'],
    ]);
    expect(steps.map(({ title }) => title)).toContain('Single points of failure');
  });

  test('what takes it down is played, unless a drill has begun already', () => {
    const struck = stepsOf(drawn, report).flatMap(({ strikes }) => strikes ?? []);
    expect(struck).toContainEqual({ fault: 'component-down', target: { type: 'component', id: 'db' } });
    const begun = [{ fault: 'component-down', target: { type: 'component', id: 'api' } }] as const;
    expect(stepsOf(drawn, report, { strikes: begun }).flatMap(({ strikes }) => (strikes ? [strikes] : []))).toEqual([
      begun,
    ]);
  });

  test('each variant is a step that shows it, with what it changes and what that buys', () => {
    const second = apply(drawn, commands.setComponents(drawn, ['db'], { replicas: 2 }));
    const comparison = compare([
      { name: 'Today', design: drawn },
      { name: 'Two databases', design: second },
    ]);
    const step = stepsOf(drawn, report, { comparison }).at(-1)!;
    expect(step.title).toBe('Variant: Two databases');
    expect(step.variant!.design).toEqual(second);
    expect(step.components).toEqual(['db']);
    expect(step.text).toBe(comparison[1]!.sentence);
  });

  test('a circle of calls ends', () => {
    expect(stepsOf(placed('a[rate=1] > b > a'), undefined).length).toBeLessThan(8);
  });

  test('the text says who calls whom', () => {
    expect(sentencesOf(drawn, report).find(({ id }) => id === 'api')!.text).toContain('calls db');
  });
});
