import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { writtenBy } from './person';

/** A template with a planted weakness: everything is there twice, but all links are in one database in one zone. */
async function openTemplate(app: Page): Promise<void> {
  await app.getByText('URL shortener').first().click();
  await expect(app.getByTestId('verdict')).toContainText('target 99.95%');
}

/** The availability of the journey that is shown, as the bar below the drawing says it. */
const availabilityOf = async (app: Page): Promise<number> => {
  const text = await app.getByTestId('verdict').textContent();
  return Number(/Availability\D*([\d.]+)%/.exec(text ?? '')?.[1]);
};

test('a template with a planted weakness is brought to its targets by accepting suggestions only', async ({ app }) => {
  await openTemplate(app);
  expect(await availabilityOf(app)).toBeLessThan(99.95);
  await app.keyboard.press('Control+Alt+3');
  await app.getByRole('button', { name: /^Try it: .*misses its target/ }).click();
  // Best first: one click keeps it as a variant, beside the design as it was.
  await app.getByTestId('remedies').getByRole('button', { name: 'Try it' }).first().click();
  await expect(app.getByTestId('compared')).toContainText('less downtime a year');
  await app.getByRole('button', { name: 'Adopt' }).click();
  await expect.poll(() => availabilityOf(app)).toBeGreaterThanOrEqual(99.95);
  await expect(app.getByTestId('report')).not.toContainText('misses its target');
});

test('the search meets every target, and the design stays as it was until somebody adopts what it found', async ({
  app,
}) => {
  await openTemplate(app);
  await app.keyboard.press('Alt+5');
  await app.getByRole('button', { name: 'Meet the targets' }).click();
  await app.getByRole('button', { name: 'Search' }).click();
  await expect(app.getByTestId('found')).toContainText('Every target is met', { timeout: 60_000 });
  expect(await availabilityOf(app)).toBeLessThan(99.95);
  await app.getByRole('button', { name: /^Keep as a variant/ }).click();
  await expect(app.getByTestId('compared')).toBeVisible();
  await app.getByRole('button', { name: 'Adopt' }).click();
  await expect.poll(() => availabilityOf(app)).toBeGreaterThanOrEqual(99.95);
  await app.keyboard.press('Control+Z');
  await expect.poll(() => availabilityOf(app)).toBeLessThan(99.95);
});

test('what is weak besides the targets stands below the search, with the tactic that ends it to try', async ({
  app,
}) => {
  await openTemplate(app);
  await app.keyboard.press('Alt+5');
  await app.getByRole('button', { name: 'Meet the targets' }).click();
  const weak = app.getByRole('region', { name: 'Weak today, target or not' });
  await expect(weak).toContainText('The loss of region eu-1 takes down', { timeout: 60_000 });
  await expect(weak).toContainText('A second region that serves too');
  await weak.getByRole('button', { name: 'Try it' }).first().click();
  await expect(app.getByTestId('compared')).toContainText('less downtime a year');
});

test('X kills what is selected, shows how far it goes, and revives it', async ({ app }) => {
  await openTemplate(app);
  await app.getByText('Link database').first().click();
  await app.keyboard.press('x');
  await expect(app.getByTestId('drill')).toContainText('A component is down: Link database');
  await expect(app.getByTestId('blast')).toContainText('Follow a link down');
  await expect.poll(() => availabilityOf(app)).toBe(0);
  await app.keyboard.press('x');
  await expect(app.getByTestId('drill')).toBeHidden();
  await expect.poll(() => availabilityOf(app)).toBeGreaterThan(99);
});

test('edits become a variant by hand, are compared, decided, and the decision is written to a file', async ({
  app,
  electron,
  folder,
}) => {
  await openTemplate(app);
  await app.keyboard.press('Alt+5');
  await app.getByRole('button', { name: /^Variants/ }).click();
  await app.getByRole('button', { name: 'Begin one by hand' }).click();
  await app.keyboard.press('Alt+1');
  await app.getByText('Link cache').first().click();
  await app.keyboard.press('Delete');
  await app.keyboard.press('Alt+5');
  await app.getByPlaceholder('By hand').fill('Without the cache');
  await app.getByRole('button', { name: 'Keep edits as a variant' }).click();
  await expect(app.getByTestId('compared')).toContainText('Link cache');
  await app.keyboard.press('Alt+1');
  await expect(app.getByText('Link cache').first()).toBeVisible();
  await app.keyboard.press('Alt+5');
  await app.getByRole('button', { name: 'Without the cache', exact: true }).click();
  await expect(app.getByTestId('decision').last().getByLabel('Options')).toHaveValue(/URL shortener: p99/);
  const text = await writtenBy({ app, electron }, join(folder, 'decisions.md'), () =>
    app.getByRole('button', { name: 'Export as Markdown' }).click(),
  );
  expect(text).toContain('Without the cache');
  expect(text).toContain('## Consequences');
});
