import type { Page } from '@playwright/test';
import { expect, test } from './app';

const status = (app: Page) => app.getByTestId('simulation-progress');

async function open(app: Page, sketch: string): Promise<void> {
  await app.getByRole('button', { name: 'New design' }).click();
  await expect(app.getByTestId('canvas')).toBeVisible();
  await app.keyboard.press('/');
  await app.keyboard.insertText(sketch);
  await app.keyboard.press('Enter');
  await expect(app.locator('.react-flow__node-component')).not.toHaveCount(0);
  await app.keyboard.press('Alt+6');
  await expect(app.getByTestId('page-simulation')).toBeVisible();
}

async function add(app: Page, action: string): Promise<void> {
  await app.getByRole('button', { name: 'Add', exact: true }).click();
  await app.getByRole('menuitem', { name: action, exact: true }).click();
}

test('a run measures the design and confirms what was computed', async ({ app }) => {
  await open(app, 'client[rate=100] > api[service=4ms] > db[service=2ms]');
  await app.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(status(app)).toHaveAttribute('data-status', 'over', { timeout: 60_000 });
  const verdicts = app.getByRole('region', { name: 'Analysis and simulation' });
  await expect(verdicts).toContainText('confirmed');
  await expect(verdicts).not.toContainText('contradicted');
  // 4 ms at 40 % and 2 ms at 20 %: 4 / 0.6 + 2 / 0.8 ms.
  const mean = verdicts.getByRole('row').filter({ hasText: 'mean' }).first();
  await expect(mean).toContainText('9.17 ms');
});

test('a drill is written, played, paused, stepped and undone, and stays in the design', async ({ app }) => {
  await open(app, 'client[rate=200] > api[service=2ms]');
  await add(app, 'Kill');
  await app.getByLabel('At', { exact: true }).fill('20 s');
  await add(app, 'Revive');
  await app.getByLabel('At', { exact: true }).nth(1).fill('40 s');
  const drill = app.getByRole('region', { name: 'Drill' });
  await expect(drill.getByRole('listitem')).toHaveCount(2);

  await app.getByLabel('Pace').selectOption({ label: '10×' });
  await app.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(app.getByRole('button', { name: 'Pause' })).toBeVisible();
  await app.getByRole('button', { name: 'Pause' }).click();
  await expect(status(app)).toHaveAttribute('data-status', 'paused');
  const before = await status(app).textContent();
  await app.waitForTimeout(300);
  expect(await status(app).textContent()).toBe(before);
  await app.getByRole('button', { name: 'Step' }).click();
  await expect(status(app)).not.toHaveText(before!);
  await expect(status(app)).toHaveAttribute('data-status', 'paused');
  await app.getByLabel('Pace').selectOption({ label: 'as fast as possible' });
  await app.getByRole('button', { name: 'Go on' }).click();
  await expect(status(app)).toHaveAttribute('data-status', 'over', { timeout: 30_000 });

  const outcome = app.getByRole('region', { name: 'What the drill did' });
  // Twenty of sixty seconds without a replica.
  await expect(outcome).toContainText(/no replica 3[2-5](?:\.\d)?%/);

  await drill.getByRole('button', { name: 'Remove this line' }).first().click();
  await expect(drill.getByRole('listitem')).toHaveCount(1);
  await app.keyboard.press('Control+z');
  await expect(drill.getByRole('listitem')).toHaveCount(2);
  await expect(app.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await app.reload();
  await app.getByText('Untitled').first().click();
  await app.keyboard.press('Alt+6');
  await expect(drill.getByRole('listitem')).toHaveCount(2);
});

test('without a rate there is nothing to play, and it says so', async ({ app }) => {
  await open(app, 'api > db');
  const page = app.getByTestId('page-simulation');
  await expect(page).toContainText('All it needs is a journey');
  await page.getByRole('button', { name: 'Add journey' }).click();
  await expect(app.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  await expect(status(app)).toContainText(/journey|rate/);
});
