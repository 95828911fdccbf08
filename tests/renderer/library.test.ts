import 'fake-indexeddb/auto';
import { type Entry, openLibrary } from '@renderer/persistence';
import { expect, test } from 'vitest';
import { design } from '../support/design';

const entry = (id: string, updatedAtMs: number): Entry => ({
  id,
  name: id,
  design: { ...design('client > db'), id },
  revision: 1,
  updatedAtMs,
});

test('what was stored comes back as it was, newest first', async () => {
  const library = openLibrary('a');
  await library.save(entry('old', 1));
  await library.save(entry('new', 2));
  expect((await library.list()).map(({ id }) => id)).toEqual(['new', 'old']);
  expect(await library.load('old')).toEqual(entry('old', 1));
  expect(await library.load('nobody')).toBeUndefined();
  library.close();
});

test('a deleted design is in the bin until it is taken out, or a week has passed', async () => {
  const library = openLibrary('b');
  await library.save(entry('x', 1));
  await library.putInBin('x', 1000);
  expect(await library.list()).toEqual([]);
  await library.takeFromBin('x');
  expect((await library.list()).map(({ id }) => id)).toEqual(['x']);
  await library.putInBin('x', 1000);
  const day = 24 * 3600 * 1000;
  await library.emptyOldBin(1000 + 6 * day);
  expect(await library.load('x')).toBeDefined();
  await library.emptyOldBin(1000 + 8 * day);
  expect(await library.load('x')).toBeUndefined();
  library.close();
});

test('renaming changes the design as well as its card', async () => {
  const library = openLibrary('c');
  await library.save(entry('x', 1));
  await library.rename('x', 'Links', 5);
  const renamed = (await library.load('x'))!;
  expect([renamed.name, renamed.design.name, renamed.updatedAtMs]).toEqual(['Links', 'Links', 5]);
  library.close();
});
