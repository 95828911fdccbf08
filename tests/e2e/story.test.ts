import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Report } from '../../shared/analysis';
import { expect, test } from './app';
import { canvas, choose, component, connect, drop, enter, isSaved, newDesign, openFiles, saveTo } from './person';

const ROOT = join(import.meta.dirname, '..', '..');

/** A load balancer, two services, a cache and a database, dropped and connected. */
async function draw(app: Page): Promise<void> {
  await newDesign(app);
  await drop(app, 'load-balancer', 110, 300);
  await drop(app, 'service', 330, 180);
  await drop(app, 'service', 330, 420);
  await drop(app, 'cache', 600, 180);
  await drop(app, 'sql-database', 600, 420);
  for (const [from, to] of [
    ['Load balancer', 'Service'],
    ['Load balancer', 'Service 2'],
    ['Service', 'Cache'],
    ['Service 2', 'Cache'],
    ['Service', 'SQL database'],
    ['Service 2', 'SQL database'],
  ]) {
    await connect(app, from!, to!);
  }
}

/** Tags what has been drawn: who serves how fast, who misses, who enters how often. */
async function tag(app: Page): Promise<void> {
  await choose(app, 'SQL database');
  await enter(app, 'serviceMs', '4ms');
  await enter(app, 'concurrency', '2');
  await enter(app, 'availability', '99.9%');
  await canvas(app).click({ position: { x: 40, y: 640 } });
  await app.getByTestId('verdict').getByRole('button', { name: 'Add journey' }).click();
  await enter(app, 'ratePerSecond', '200');
}

const analyze = (path: string): Report => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'dist/main/cli.js'), 'analyze', path, '--format', 'json'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  expect([0, 1]).toContain(status);
  return JSON.parse(stdout) as Report;
};

test('a person draws five components, tags them, reads what breaks, saves, closes and opens again', async ({
  app,
  electron,
  folder,
}) => {
  await draw(app);
  await app.keyboard.press('Escape');
  await app.keyboard.press('l');
  await tag(app);

  await app.getByRole('tab', { name: /Report/ }).click();
  const report = app.getByTestId('report');
  await expect(report).toContainText('What breaks, in this order');
  // Each request goes to one of the services, and from there to the database: 200 a second, two at a time in 4 ms.
  const database = report.getByRole('row', { name: /SQL database/ });
  await expect(database).toContainText(`${((200 * 4) / 1000 / 2) * 100}%`);
  await expect(report).toContainText('SQL database is a single point of failure');
  await expect(app.getByTestId('verdict')).toContainText('until 2.5×');
  await expect(app.getByTestId('verdict')).toContainText('then SQL database gives in');

  await isSaved(app);
  const path = join(folder, 'shop.plumb');
  const saved = JSON.parse(await saveTo({ app, electron }, path)) as { components: object; connectors: object };
  expect([Object.keys(saved.components).length, Object.keys(saved.connectors).length]).toEqual([5, 6]);

  const { components, journeys } = analyze(path);
  const [id] = Object.entries(components).find(([, { utilization }]) => utilization === 0.4)!;
  expect(Object.values(journeys)[0]!.breaks[0]).toEqual({ component: id, at: 2.5 });

  await app.getByRole('button', { name: 'Library' }).click();
  await app.getByRole('button', { name: /^Open Untitled/ }).click();
  await expect(app.locator('.react-flow__node-component')).toHaveCount(5);
  await app.getByRole('button', { name: 'Library' }).click();
  await openFiles({ app, electron }, [path]);
  await expect(app.locator('.react-flow__node-component')).toHaveCount(5);
  await expect(app.getByTestId('verdict')).toContainText('until 2.5×');
});

test('every edit of a drawing can be undone, and redone', async ({ app }) => {
  await draw(app);
  const undo = app.getByRole('button', { name: /^Undo/ });
  for (let left = 11; left > 0; left--) await undo.click();
  await expect(app.locator('.react-flow__node-component')).toHaveCount(0);
  for (let left = 11; left > 0; left--) await app.keyboard.press('ControlOrMeta+Shift+z');
  await expect(app.locator('.react-flow__node-component')).toHaveCount(5);
  await expect(app.locator('.react-flow__edge')).toHaveCount(6);
});

test('a file that cannot be read says what is wrong with it where, and the open design stays', async ({
  app,
  electron,
  folder,
}) => {
  await newDesign(app);
  await drop(app, 'cache', 300, 200);
  const corrupt = join(folder, 'corrupt.plumb');
  writeFileSync(corrupt, '{"format":"plumbline","version":1,"id":"x","name":"x","components":{"db":{"kind":7}}}');
  await openFiles({ app, electron }, [corrupt]);
  await expect(app.getByRole('dialog')).toContainText('corrupt.plumb could not be read');
  await expect(app.getByRole('dialog')).toContainText('components.db.kind');
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toBeHidden();
  await expect(component(app, 'Cache')).toBeVisible();
  writeFileSync(corrupt, '{"format":"plumb');
  await openFiles({ app, electron }, [corrupt]);
  await expect(app.getByRole('dialog')).toContainText('corrupt.plumb could not be read');
  await app.keyboard.press('Escape');
  await expect(component(app, 'Cache')).toBeVisible();
});

test('a reload in the middle of the work loses nothing that was shown as saved', async ({ app }) => {
  await newDesign(app);
  await drop(app, 'cache', 300, 200);
  await drop(app, 'service', 300, 400);
  await isSaved(app);
  await app.reload();
  await app.getByRole('button', { name: /^Open Untitled/ }).click();
  await expect(app.locator('.react-flow__node-component')).toHaveCount(2);
});

test('a compose file of a real system opens with an account of what was inferred', async ({
  app,
  electron,
  folder,
}) => {
  const compose = join(folder, 'docker-compose.yml');
  writeFileSync(
    compose,
    [
      'services:',
      '  web: { image: "nginx:1.25", depends_on: [api] }',
      '  api: { image: "shop/api", environment: { DATABASE_URL: "postgres://db:5432/shop", CACHE: "redis:6379" } }',
      '  db: { image: "postgres:16" }',
      '  redis: { image: "redis:7" }',
    ].join('\n'),
  );
  await openFiles({ app, electron }, [compose]);
  await expect(app.getByRole('dialog')).toContainText('5 components and 4 connectors');
  await app.getByRole('button', { name: 'Open the design' }).click();
  await expect(app.locator('.react-flow__node-component')).toHaveCount(5);
});
