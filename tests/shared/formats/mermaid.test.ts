import { importFiles } from '@shared/formats';
import { describe, expect, test } from 'vitest';
import { random } from '../../support/design';

function read(text: string, path = 'a.mmd') {
  const result = importFiles([{ path, text }], { id: 'x' });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const ends = (text: string) =>
  Object.values(read(text).design.connectors).map(
    ({ from, to, label, mode }) => `${from} > ${to}${label ? `: ${label}` : ''}${mode ? ` (${mode})` : ''}`,
  );

describe('arrows', () => {
  test.each([
    ['flowchart LR\na --> b', ['a > b']],
    ['graph TD;a-->b;b-->c', ['a > b', 'b > c']],
    ['flowchart LR\na --> b --> c', ['a > b', 'b > c']],
    ['flowchart LR\na & b --> c & d', ['a > c', 'a > d', 'b > c', 'b > d']],
    ['flowchart LR\na -->|reads, all| b', ['a > b: reads, all']],
    ['flowchart LR\na -- TCP 8080 --> b', ['a > b: TCP 8080']],
    ['flowchart LR\na --TCP 8080--> b', ['a > b: TCP 8080']],
    ['flowchart LR\na -. later .-> b', ['a > b: later (async)']],
    ['flowchart LR\na -.-> b', ['a > b (async)']],
    ['flowchart LR\na ==> b', ['a > b']],
    ['flowchart LR\na == heavy ==> b', ['a > b: heavy']],
    ['flowchart LR\na --- b', ['a > b']],
    ['flowchart LR\na <--> b', ['a > b']],
    ['flowchart LR\na ----> b', ['a > b']],
    ['flowchart LR\na --o b\na --x c', ['a > b', 'a > c']],
    ['flowchart LR\na e1@--> b', ['a > b']],
  ])('%j', (text, wanted) => expect(ends(text)).toEqual(wanted));
});

describe('nodes', () => {
  test.each([
    ['a["Order, (new) & old"]', 'Order, (new) & old'],
    ['a[Order service]', 'Order service'],
    ['a["#quot;x#quot; #40;y#41; #amp;"]', '"x" (y) &'],
    ['a["`**Bold** name`"]', 'Bold name'],
    ['a("one<br/>two")', 'one'],
    ['a@{ shape: cyl, label: "Käufe" }', 'Käufe'],
    ['a[/In/]', 'In'],
    ['a{{Six}}', 'Six'],
    ['a["two\nlines"]', 'two'],
    ['a:::hot', 'a'],
  ])('%j is called %j', (node, name) => {
    expect(Object.values(read(`flowchart LR\n${node} --> z`).design.components)[0]!.name).toBe(name);
  });

  test('say what they are by name, technology, count and shape', () => {
    const { components } = read('flowchart LR\na["Orders<br/>PostgreSQL ×3"] --> b[(Things)] --> c["Redis"]').design;
    expect(components['a']).toEqual({ kind: 'sql-database', technology: 'PostgreSQL', name: 'Orders', replicas: 3 });
    expect(components['b']!.kind).toBe('sql-database');
    expect(components['c']).toMatchObject({ kind: 'cache', technology: 'Redis' });
  });
});

test('subgraphs are boundaries, nested, of the kind that their title says', () => {
  const { boundaries, components } = read(
    'flowchart LR\nsubgraph r["Region · eu-1"]\n direction LR\n subgraph z[Availability zone a]\n  a\n end\n b\nend\na --> b --> c',
  ).design;
  expect(boundaries).toEqual({
    r: { kind: 'region', name: 'eu-1' },
    z: { kind: 'zone', name: 'Availability zone a', parent: 'r' },
  });
  expect([components['a']!.boundary, components['b']!.boundary, components['c']!.boundary]).toEqual([
    'z',
    'r',
    undefined,
  ]);
});

test('of a Markdown file the flowchart with most arrows is read, the others are named', () => {
  const text =
    '# Doc\n\n```mermaid\nflowchart LR\n a --> b\n```\n\n```mermaid\nsequenceDiagram\n a->>b: hi\n```\n\n~~~mermaid\nflowchart LR\n a --> b --> c\n~~~\n';
  const { design, account } = read(text, 'README.md');
  expect(Object.keys(design.components)).toEqual(['a', 'b', 'c']);
  expect(account.notes.filter(({ what }) => what === 'left-out').map(({ about }) => about)).toEqual([
    'line 4',
    'line 9',
  ]);
});

test.each([
  ['flowchart LR\n a --> b\n c ->> d', 'a.mmd:3', 'expected an arrow such as -->'],
  ['flowchart LR\n a -->', 'a.mmd:2', 'expected a node behind the arrow'],
  ['flowchart LR\n a[unclosed --> b', 'a.mmd:2', 'expected a label that ends'],
  ['flowchart LR\n a --> b\nend', 'a.mmd:3', 'expected a subgraph to end, got none'],
  ['sequenceDiagram\n a->>b: x', 'a.mmd', 'expected a flowchart of Mermaid, got sequenceDiagram'],
  ['flowchart LR', 'a.mmd', 'expected a flowchart with nodes, got none'],
])('%j is refused with its line', (text, path, message) => {
  const result = importFiles([{ path: 'a.mmd', text }], { id: 'x' });
  expect(result.ok ? undefined : result.error[0]).toEqual({
    path,
    message: expect.stringContaining(message) as string,
  });
});

test.each(Array.from({ length: 80 }, (_, i) => i))('noise ends in a design or in words (seed %i)', (seed) => {
  const next = random(seed);
  const pieces = [
    'a',
    '-->',
    '-.->',
    '|x|',
    '[',
    ']',
    '(',
    '"',
    '&',
    ' ',
    '\n',
    'subgraph s',
    'end',
    '@{',
    '}',
    ';',
    '--',
    '%%',
    'é',
  ];
  const text = `flowchart LR\n${Array.from({ length: 60 }, () => pieces[Math.floor(next() * pieces.length)]).join('')}`;
  expect(typeof importFiles([{ path: 'a.mmd', text }], { id: 'x' }).ok).toBe('boolean');
});

test.each([
  ['300 × 300 arrows of one line', `flowchart LR\n${many('a', 300)} --> ${many('b', 300)}`, 'at most 50000 arrows'],
  ['a file of more boxes than anybody draws', `flowchart LR\n${many('a', 6000)}`, 'at most 5000 components, got 6000'],
  ['more arrows than any layout ends with', `flowchart LR\n${many('a', 150)} --> ${many('b', 150)}`, 'at most 20000'],
])('%s is refused at once', (_, text, expected) => {
  const result = importFiles([{ path: 'a.mmd', text }], { id: 'x' });
  expect(result.ok ? 'read' : result.error[0]!.message).toContain(expected);
});

function many(name: string, count: number): string {
  return Array.from({ length: count }, (_, i) => `${name}${i}`).join(' & ');
}
