import type { Page } from '@playwright/test';
import { expect, test } from './app';

/**
 * The eight components of a URL shortener, built without the mouse, and counted. The same drawing in draw.io, by its own
 * fastest keys: see tests/e2e/README.md.
 */
const NAMES = [
  'Browsers',
  'Load balancer',
  'Redirect service',
  'Shortening service',
  'Link cache',
  'Link database',
  'Key generator',
  'Key database',
];

/** Types as a person does, and counts every key that goes down. */
function typist(app: Page) {
  let keys = 0;
  const startedMs = Date.now();
  return {
    press: async (combination: string) => {
      keys += combination.split('+').length;
      await app.keyboard.press(combination);
    },
    type: async (text: string) => {
      // A capital or a sign on the number row takes Shift as well.
      keys += text.split('').reduce((sum, letter) => sum + (/[A-Z>~*"{}:]/.test(letter) ? 2 : 1), 0);
      await app.keyboard.type(text);
    },
    count: () => keys,
    seconds: () => (Date.now() - startedMs) / 1000,
  };
}

async function check(app: Page): Promise<void> {
  const cards = app.locator('.react-flow__node-component');
  await expect(cards).toHaveCount(NAMES.length);
  for (const name of NAMES) await expect(cards.filter({ hasText: name })).toHaveCount(1);
  await expect(app.locator('.react-flow__edge')).toHaveCount(8);
}

/** A practised typist makes five strokes a second (60 words a minute). */
const STROKES_PER_SECOND = 5;

test('a URL shortener by a sketch: fewer than 260 strokes, fewer than 55 seconds of typing, and it is laid out', async ({
  app,
}) => {
  await app.getByRole('button', { name: 'New design' }).click();
  const hand = typist(app);
  await hand.press('/');
  await hand.type('browsers[kind=client rate=8k] > load balancer > redirect service, shortening service');
  await hand.press('Shift+Enter');
  await hand.type('redirect service > link cache, link database');
  await hand.press('Shift+Enter');
  await hand.type('shortening service > link database, key generator > key database');
  await hand.press('Enter');
  await expect(app.locator('.react-flow__node-component')).toHaveCount(NAMES.length);
  console.log(`sketch with full names: ${hand.count()} strokes, ${hand.seconds().toFixed(1)} s by machine`);
  expect(hand.count()).toBeLessThan(260);
  expect(hand.count() / STROKES_PER_SECOND).toBeLessThan(55);
});

test('a URL shortener in short words: fewer than 125 strokes, under 30 seconds at 60 words a minute', async ({
  app,
}) => {
  await app.getByRole('button', { name: 'New design' }).click();
  const hand = typist(app);
  await hand.press('/');
  await hand.type('client[rate=8k] > lb > redirect, shorten; redirect > redis, db; shorten > db, keygen > keydb');
  await hand.press('Enter');
  await expect(app.locator('.react-flow__node-component')).toHaveCount(8);
  await expect(app.locator('.react-flow__edge')).toHaveCount(9);
  await expect(app.getByText('p99').first()).toBeVisible();
  console.log(`sketch: ${hand.count()} strokes, ${hand.seconds().toFixed(1)} s by machine`);
  expect(hand.count()).toBeLessThan(125);
  expect(hand.count() / STROKES_PER_SECOND).toBeLessThan(30);
});

test('a URL shortener one component after the other, named and connected by keys', async ({ app }) => {
  await app.getByRole('button', { name: 'New design' }).click();
  const cards = app.locator('.react-flow__node-component');
  const hand = typist(app);
  const picker = app.getByRole('textbox', { name: 'Quick add' });
  const add = async (key: string, search: string, name: string, count: number) => {
    await hand.press(key);
    await expect(picker).toBeFocused();
    await hand.type(search);
    await hand.press('Enter');
    await expect(cards).toHaveCount(count);
    await hand.type(name);
    await hand.press('Enter');
  };
  await add('/', 'cl', 'Browsers', 1);
  await hand.press('Control+ArrowRight');
  await hand.type('loa');
  await hand.press('Enter');
  await expect(cards).toHaveCount(2);
  await add('Control+ArrowRight', 'serv', 'Redirect service', 3);
  await add('Control+ArrowRight', 'cac', 'Link cache', 4);
  await hand.press('Alt+ArrowLeft');
  await add('Control+ArrowDown', 'sql', 'Link database', 5);
  await hand.press('Shift+1');
  await hand.press('Alt+ArrowUp');
  await hand.press('Alt+ArrowLeft');
  await add('Control+ArrowDown', 'serv', 'Shortening service', 6);
  await hand.press('a');
  await hand.type('link d');
  await hand.press('Enter');
  await hand.press('Alt+ArrowLeft');
  await add('Control+ArrowDown', 'serv', 'Key generator', 7);
  await add('Control+ArrowRight', 'sql', 'Key database', 8);
  await hand.press('Shift+1');
  await check(app);
  console.log(`by keys: ${hand.count()} strokes, ${hand.seconds().toFixed(1)} s by machine`);
  expect(hand.count()).toBeLessThan(240);
});
