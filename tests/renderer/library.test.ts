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

test('what is written over is kept as a version, at most every ten minutes', async () => {
  const library = openLibrary('d');
  const minute = 60_000;
  const drawn = (text: string, atMs: number, revision: number): Entry => ({
    ...entry('x', atMs),
    revision,
    design: { ...design(text), id: 'x' },
  });
  await library.save(drawn('a', 0, 1));
  await library.save(drawn('a > b', 60 * minute, 2));
  await library.save(drawn('a > b > c', 61 * minute, 3));
  await library.save(drawn('a > b > c > d', 71 * minute, 4));
  await library.save({ ...entry('other', 90 * minute), revision: 9 });
  const kept = await library.versions.list('x');
  expect(kept.map((version) => [version.atMs / minute, Object.keys(version.design.components)])).toEqual([
    [61, ['a', 'b', 'c']],
    [0, ['a']],
  ]);
  library.close();
});

test('of the versions that were kept by themselves the newest forty stay, and all that have a name', async () => {
  const library = openLibrary('e');
  const { design: drawn } = entry('x', 0);
  await library.versions.keep({ designId: 'x', design: drawn, atMs: -1, keptAtMs: -1, name: 'Review' });
  const hour = 3_600_000;
  for (let i = 0; i < 60; i++) await library.save({ ...entry('x', i * hour), revision: i });
  const kept = await library.versions.list('x');
  expect(kept.map(({ atMs }) => atMs / hour)).toEqual([...Array.from({ length: 40 }, (_, i) => 58 - i), -1 / hour]);
  await library.versions.rename(kept[0]!.id, 'Before the change');
  await library.versions.delete(kept[1]!.id);
  expect((await library.versions.list('x')).slice(0, 2).map(({ atMs, name }) => [atMs / hour, name])).toEqual([
    [58, 'Before the change'],
    [56, undefined],
  ]);
  library.close();
});

test('the versions of a design go when it leaves the bin for good', async () => {
  const library = openLibrary('f');
  await library.save(entry('x', 1));
  await library.save({ ...entry('x', 2), revision: 2 });
  expect(await library.versions.list('x')).toHaveLength(1);
  await library.putInBin('x', 1000);
  await library.emptyOldBin(1000 + 8 * 24 * 3_600_000);
  expect(await library.versions.list('x')).toEqual([]);
  library.close();
});
