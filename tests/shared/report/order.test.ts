import { componentsInOrder, connectorsInOrder } from '@shared/report/design/order';
import { expect, test } from 'vitest';
import { design } from '../../support/design';

test('components stand as a request meets them: from the entry, breadth first', () => {
  const given = design('z-client[rate=10] > m-api > a-db; m-api > c-cache');
  expect(componentsInOrder(given)).toEqual(['z-client', 'm-api', 'a-db', 'c-cache']);
});

test('what no journey reaches comes after, callers first, circles too; each once', () => {
  const given = design('client[rate=10] > api; timer > job > store; x > y > x');
  expect(componentsInOrder(given)).toEqual(['client', 'api', 'timer', 'job', 'store', 'x', 'y']);
  expect(componentsInOrder(given)).toHaveLength(Object.keys(given.components).length);
});

test('connectors follow their callers, then whom they call', () => {
  const given = design('z-client[rate=10] > m-api > c-cache; m-api > a-db');
  const ends = connectorsInOrder(given).map((id) => {
    const { from, to } = given.connectors[id]!;
    return `${from} ${to}`;
  });
  expect(ends).toEqual(['z-client m-api', 'm-api a-db', 'm-api c-cache']);
});
