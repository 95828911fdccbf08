import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { Outbox } from '@main/outbox';
import { expect, test } from 'vitest';
import { freshFolder } from './folder';

const folder = freshFolder();

test('a file on its way out keeps its name beside another of the same name, and goes when the application ends', () => {
  const outbox = new Outbox(folder());
  const paths = ['first', 'second'].map((contents) => outbox.put({ name: 'Shop.svg', contents }));
  const [first, second] = paths.map((path) => (path.ok ? path.value : ''));
  expect([first!, second!].map((path) => basename(path))).toEqual(['Shop.svg', 'Shop.svg']);
  expect([first!, second!].map((path) => readFileSync(path, 'utf8'))).toEqual(['first', 'second']);
  outbox.clear();
  expect([first!, second!].map((path) => existsSync(path))).toEqual([false, false]);
});

test('a disk that refuses is told, not thrown', () => {
  const root = folder();
  rmSync(root, { recursive: true });
  expect(new Outbox(root).put({ name: 'Shop.svg', contents: '' })).toMatchObject({ error: { reason: 'not-found' } });
});
