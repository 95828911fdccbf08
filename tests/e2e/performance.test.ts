import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app';
import { component, newDesign } from './person';

const bars = (app: Page): Locator => app.getByRole('list', { name: 'Utilisation at this load' });
const overloaded = (app: Page): Locator => bars(app).locator('li[data-level="over"]');

async function press(app: Page, key: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await app.keyboard.press(key);
}

/** 100 a second at 4 ms and at 2 ms, one at a time: 40 % and 20 % busy, so that they give in at 2.5 and 5 times that. */
async function openPerformance(app: Page): Promise<void> {
  await newDesign(app);
  await app.keyboard.press('/');
  await app.keyboard.insertText('client[rate=100] > api[service=4ms] > db[service=2ms]');
  await app.keyboard.press('Enter');
  await expect(app.locator('.react-flow__node-component')).toHaveCount(3);
  await app.keyboard.press('Alt+3');
  await expect(bars(app).getByRole('listitem').first()).toContainText(/40%/);
}

test('the arrow keys raise the load until one after the other gives in', async ({ app }) => {
  await openPerformance(app);
  await expect(overloaded(app)).toHaveCount(0);
  const slider = app.getByRole('slider');
  await slider.focus();
  // A hundred steps are ten times the load, and a page is thirty of them: 10^0.40 = 2.51.
  await press(app, 'PageUp', 1);
  await press(app, 'ArrowRight', 10);
  await expect(slider).toHaveAttribute('aria-valuetext', /^2\.5/);
  await expect(overloaded(app)).toHaveCount(1);
  await expect(overloaded(app)).toContainText('api');
  await expect(app.getByTestId('page-performance')).toContainText('no steady state');
  // 10^0.70 = 5.01
  await press(app, 'PageUp', 1);
  await expect(overloaded(app)).toHaveCount(2);
  await press(app, 'PageDown', 2);
  await press(app, 'ArrowLeft', 10);
  await expect(overloaded(app)).toHaveCount(0);
  await expect(bars(app).getByRole('listitem').first()).toContainText(/40%/);
});

test('the charts stand there with their figures, and each says how it was made', async ({ app }) => {
  await openPerformance(app);
  const page = app.getByTestId('page-performance');
  for (const name of ['Latency over load', 'Distribution today'])
    await expect(page.getByRole('figure', { name }).locator('svg path[d^="M"]').first()).toBeVisible();
  // 4 / (1 − 0.4) + 2 / (1 − 0.2) ms
  await expect(page.getByRole('region', { name: 'Critical path' })).toContainText('9.17 ms');
  await expect(page.getByRole('region', { name: 'What breaks next' })).toContainText('api');
  await expect(page.getByRole('region', { name: 'How far it goes' })).toContainText('2.5×');

  await page
    .getByRole('region', { name: 'Latency over load' })
    .getByRole('button', { name: /^Explain/ })
    .click();
  await expect(app.getByTestId('method')).toContainText('steady state');
  await app.keyboard.press('Escape');
  await expect(app.getByTestId('method')).toBeHidden();
});

test('load and latency colour the drawing of a template, each with its figures', async ({ app }) => {
  await app.getByText('URL shortener').first().click();
  await expect(app.getByTestId('verdict')).toContainText('Availability');
  const lenses = app.getByRole('toolbar', { name: 'Lenses' });
  const database = component(app, 'Link database');

  await lenses.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(database).toContainText(/rps · \d+%/);
  await expect(app.getByText('above the planning limit')).toBeVisible();

  await lenses.getByRole('button', { name: 'Latency', exact: true }).click();
  await expect(database).toContainText(/[mµ]s · \d+%/);
  await expect(database).not.toContainText('rps ·');
  await expect(app.getByText('on the critical path')).toBeVisible();

  await lenses.getByRole('button', { name: 'Latency', exact: true }).click();
  await expect(app.getByText('on the critical path')).toBeHidden();
});
