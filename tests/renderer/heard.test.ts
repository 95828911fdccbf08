// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { analyze } from '@shared/analysis';
import { apply, type Change, commands, compose } from '@shared/edit';
import { design as sketch } from '../support/design';

vi.stubGlobal('Worker', class {});
const { saidOfAnswer, saidOfChange, saidOfSelection } = await import('@renderer/app/heard/said');
const { boundarySentences, connectorSentence, journeySentences, sentencesOf } = await import(
  '@renderer/app/heard/sentences'
);

const drawn = sketch('client[rate=100] > api[kind=service zone=z replicas=3 serviceMs=4] > db[kind=sql-database]');
const { report } = analyze(drawn);
const NOTHING = {
  components: new Set<string>(),
  connectors: new Set<string>(),
  boundaries: new Set<string>(),
  notes: new Set<string>(),
};

describe('what is heard of a change', () => {
  const said = (change: Change) => saidOfChange(change, drawn, apply(drawn, change));

  test('what is added is named with its kind and with whom it is connected', () => {
    const added = commands.addComponent(drawn, { id: 'cache', kind: 'cache', name: 'Links' });
    const tied = commands.connect(apply(drawn, added), { id: 'api-cache', from: 'api', to: 'cache' });
    expect(said(compose(added, tied, 'Add'))).toBe('Added Links, Cache. Connected api to Links.');
  });

  test('what is deleted is named, with how many connectors went with it', () => {
    expect(said(commands.remove(drawn, { components: ['api'] }))).toBe('Deleted api. 2 connectors.');
    expect(said(commands.remove(drawn, { connectors: ['api-db'] }))).toBe('Disconnected api to db.');
  });

  test('of many only the first are named', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].reduce(
      (change, id) =>
        compose(change, commands.addComponent(apply(drawn, change), { id, kind: 'service', name: id }), 'Add'),
      commands.addComponent(drawn, { id: 'first', kind: 'service', name: 'first' }),
    );
    expect(said(many)).toMatch(/^Added first, Service, a, Service, .* and 3 more\.$/);
  });

  test('anything else is called what undo calls it, and whom it is about', () => {
    expect(said(commands.setComponents(drawn, ['db'], { replicas: 2 }))).toBe('Edit component: db.');
  });
});

describe('what is heard of the drawing', () => {
  test('a component says its kind, replicas, place, callers and callees, and no sentence ends twice', () => {
    const text = sentencesOf(drawn, report).find(({ id }) => id === 'api')!.text;
    expect(text).toMatch(/^api, Service; 3 replicas; in z; called by client; calls db; \d/);
    for (const line of sentencesOf(drawn, report)) expect(line.text).not.toMatch(/\.\.|\.;/);
  });

  test('journeys say where they enter and what the verdict is', () => {
    const [first] = journeySentences(drawn, report);
    expect(first!.text).toContain('enters at client');
    expect(first!.text).toContain('Single points of failure');
  });

  test('boundaries say what they hold', () => {
    expect(boundarySentences(drawn)).toEqual([{ id: 'z', text: 'zone z; holds api.' }]);
  });

  test('a connector is told by the names of its ends and its load', () => {
    expect(connectorSentence(drawn, report, 'client-api')).toBe('Connector from client to api; 100 rps.');
  });
});

test('a selection says what it is; several say how many of what', () => {
  expect(saidOfSelection(drawn, report, { ...NOTHING, components: new Set(['db']) })).toMatch(/^db, SQL database/);
  const both = { ...NOTHING, components: new Set(['db', 'api']), connectors: new Set(['api-db']) };
  expect(saidOfSelection(drawn, report, both)).toBe('2 components, 1 connector selected.');
  expect(saidOfSelection(drawn, report, NOTHING)).toBe('');
});

describe('what is heard of an answer', () => {
  const [journey] = Object.keys(drawn.journeys);

  test('the first one says everything', () => {
    const text = saidOfAnswer(drawn, report, undefined, journey);
    expect(text).toContain('Availability');
    expect(text).toContain('Found: ');
  });

  test('the same answer again says nothing', () => {
    expect(saidOfAnswer(drawn, report, report, journey)).toBe('');
  });

  test('the next says what has changed: a second database resolves the single point of failure', () => {
    const safer = apply(drawn, commands.setComponents(drawn, ['db'], { replicas: 2 }));
    const text = saidOfAnswer(safer, analyze(safer).report, report, journey);
    expect(text).toContain('resolved');
    expect(text).not.toContain('New: ');
    const back = saidOfAnswer(drawn, report, analyze(safer).report, journey);
    expect(back).toContain('New: db is a single point of failure');
  });
});
