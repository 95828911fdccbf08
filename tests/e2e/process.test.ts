import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app';
import { canvas, isSaved, newDesign, saveTo } from './person';

const ROOT = join(import.meta.dirname, '..', '..');

/** What the command writes of a file, read as its reviewer would. */
function documentOf(path: string, to: string): string {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'dist/main/cli.js'), 'export', path, '--to', 'markdown', '--output', to],
    { encoding: 'utf8' },
  );
  expect(stderr).not.toContain('Error');
  expect(status).toBe(0);
  return readFileSync(to, 'utf8');
}

async function palette(app: Page, text: string): Promise<void> {
  await app.keyboard.press('ControlOrMeta+k');
  await app.keyboard.type(text);
  await app.keyboard.press('Enter');
}

const phase = (app: Page, title: string): Locator =>
  app.getByTestId('interview').locator('[aria-current="step"]', { hasText: title });

test('an interview is walked by keyboard; the clock counts each phase, and its step stands beside the drawing', async ({
  app,
}) => {
  await newDesign(app);
  // The clock stands until the test moves it.
  await app.clock.install();
  await app.clock.pauseAt(Date.now() + 60_000);
  await palette(app, 'Interview of 45');
  await expect(phase(app, 'Clarify')).toBeVisible();
  await expect(app.getByTestId('step-requirements')).toBeVisible();

  await app.clock.runFor('03:00');
  await expect(app.getByTestId('phase-left')).toHaveText('2:00');
  await expect(app.getByTestId('total-left')).toHaveText('42:00');

  await app.keyboard.press('F8');
  await expect(phase(app, 'Estimate')).toBeVisible();
  await expect(app.getByTestId('step-estimate')).toBeVisible();
  // Also while something is being typed.
  await app.getByLabel('People a day').fill('10M');
  await app.clock.runFor('07:00');
  await expect(app.getByTestId('phase-left')).toHaveText('+2:00');
  await app.keyboard.press('F8');
  await expect(phase(app, 'API')).toBeVisible();

  await app.keyboard.press('F9');
  await app.clock.runFor('10:00');
  await expect(app.getByTestId('total-left')).toHaveText('35:00');
  await app.keyboard.press('F9');

  for (const [next, step] of [
    ['Data', 'step-data'],
    ['High level', undefined],
    ['Deep dive', 'step-components'],
    ['Wrap up', 'step-review'],
  ] as const) {
    await app.clock.runFor('01:00');
    await app.keyboard.press('F8');
    await expect(phase(app, next)).toBeVisible();
    if (step === undefined) await expect(canvas(app)).toBeVisible();
    else await expect(app.getByTestId(step)).toBeVisible();
  }
  await app.keyboard.press('Shift+F8');
  await expect(phase(app, 'Deep dive')).toBeVisible();
  await app.keyboard.press('F8');
  await app.keyboard.press('F8');

  const summary = app.getByTestId('interview-summary');
  await expect(summary.getByRole('listitem').filter({ hasText: 'Clarify' })).toContainText('3:00of 5:00−2:00');
  await expect(summary.getByRole('listitem').filter({ hasText: 'Estimate' })).toContainText('7:00of 5:00+2:00');
  await expect(summary.getByRole('listitem').filter({ hasText: 'All' })).toContainText('14:00of 45:00');
  await app.keyboard.press('Escape');
  await expect(app.getByTestId('interview')).toBeHidden();
});

const step = (app: Page, id: string): Promise<void> => app.locator(`[data-step="${id}"]`).click();
const view = (app: Page, id: string): Locator => app.getByTestId(`step-${id}`);

/** Chooses the only, or the named, entry of a field with several. */
async function choose(app: Page, field: Locator, entry: string): Promise<void> {
  await field.click();
  await app.getByRole('menuitem', { name: entry }).click();
}

async function draw(app: Page): Promise<void> {
  await newDesign(app);
  await app.keyboard.press('/');
  await app.keyboard.type('client > api > postgres');
  await app.keyboard.press('Enter');
  await expect(app.locator('.react-flow__node-component')).toHaveCount(3);
  await palette(app, 'Add journey');
  await app.keyboard.press('Escape');
}

async function require(app: Page): Promise<void> {
  await step(app, 'requirements');
  const requirements = view(app, 'requirements');
  const add = async (button: string, field: string, text: string) => {
    await requirements.getByRole('button', { name: button }).click();
    await requirements.getByLabel(field, { exact: true }).last().fill(text);
  };
  await add('Add a functional requirement', 'What somebody can do', 'People buy a ticket.');
  await choose(app, requirements.getByLabel(/^Journeys/).first(), 'Journey 1');
  await add('Add a quality', 'What is wanted', 'Half of all sales are confirmed within 300 ms.');
  await choose(app, requirements.getByLabel(/^Journeys/).last(), 'Journey 1');
  await requirements.getByLabel('p99 of Journey 1').fill('300 ms');
  await requirements.getByLabel('Why the business wants it').fill('People go elsewhere');
  await add('Add to Scope', 'Scope', 'One country');
  await add('Add to Constraints and assumptions', 'Constraints and assumptions', 'No budget for a second region');
  await add('Add to Stakeholders', 'Stakeholders', 'Box office');
  await add('Add to Open questions', 'Open questions', 'Who refunds?');
}

/** 864 000 a day, twice that at peak: twenty a second. */
async function estimate(app: Page): Promise<void> {
  await step(app, 'estimate');
  const sheet = view(app, 'estimate');
  await sheet.getByLabel('Peak, times the average').fill('2');
  await sheet.getByRole('button', { name: 'Add an action' }).click();
  await sheet.getByLabel('Action', { exact: true }).fill('Buy');
  await sheet.getByLabel('How often').fill('864k');
  await sheet.getByLabel('Counted').selectOption('day');
  await sheet.getByLabel('Operation').selectOption('write');
  await sheet.getByLabel('Kept of each').fill('1 kB');
  await sheet.getByLabel('Kept in').selectOption({ index: 1 });
  await sheet.getByLabel('Journey', { exact: true }).selectOption({ label: 'Journey 1' });
  await expect(sheet.locator('[data-line="peak"]')).toContainText('20/s');
  // 864 000 · 1 kB · 365 · 5
  await expect(sheet.locator('[data-line="storage"]')).toContainText('1.58 TB');
}

async function contract(app: Page): Promise<void> {
  await step(app, 'api');
  const api = view(app, 'api');
  await api.getByRole('button', { name: 'Add a contract' }).last().click();
  await api.getByRole('button', { name: 'Add an endpoint' }).click();
  await api.getByLabel('Method').selectOption('POST');
  await api.getByLabel('Path', { exact: true }).fill('/orders');
  await api.getByLabel('Request', { exact: true }).fill('show: integer, seats: string[]');
  await api.getByLabel('Errors').fill('409 seat taken');
  await api.getByRole('group', { name: 'Safe to repeat' }).getByRole('button', { name: 'Yes' }).click();
  await step(app, 'data');
  const data = view(app, 'data');
  await data.getByRole('button', { name: 'Add an entity' }).click();
  await data.getByLabel('Name', { exact: true }).fill('Order');
  await data.getByLabel('Kept in').selectOption({ index: 1 });
  await data.getByLabel('Classification').first().selectOption('personal');
  await data.getByRole('button', { name: 'Add an access pattern' }).click();
  await data.getByLabel('Pattern', { exact: true }).fill('Orders of a show');
  await data.getByLabel('By', { exact: true }).fill('show');
  await expect(data.getByText('scans: add an index on show')).toBeVisible();
}

async function judge(app: Page): Promise<void> {
  await step(app, 'security');
  const question = view(app, 'security').locator('[data-rule="SEC-05"]');
  await question.getByRole('button', { name: 'Yes' }).click();
  await expect(question).toBeHidden();
  await step(app, 'decisions');
  const decisions = view(app, 'decisions');
  await decisions.getByRole('button', { name: 'Add a decision' }).click();
  await decisions.getByLabel('Title').fill('One database');
  await decisions.getByLabel('Consequences').fill('A single point of failure for now');
  await step(app, 'validation');
  const load = view(app, 'validation').locator('details').first();
  await load.locator('summary').click();
  await load.getByLabel(/^State of/).selectOption('planned');
}

async function sign(app: Page): Promise<void> {
  await step(app, 'review');
  const review = view(app, 'review');
  await review.getByLabel('Summary').fill('It sells tickets from one database.');
  await review.getByLabel('Name', { exact: true }).fill('Grace');
  await review.getByRole('button', { name: 'Sign' }).click();
  await expect(review.getByText('Nothing has changed since')).toBeVisible();
}

test('a design is taken through the fifteen steps, each feeding the others, and read as a document', async ({
  app,
  electron,
  folder,
}) => {
  await draw(app);
  await app.getByRole('button', { name: 'Process', exact: true }).click();
  await require(app);
  await estimate(app);
  await contract(app);
  await judge(app);
  await sign(app);

  // What is changed after the signature is a change; taking it back is none.
  await step(app, 'estimate');
  await view(app, 'estimate').getByLabel('How often').fill('1.728M');
  await view(app, 'estimate').getByLabel('How often').press('Enter');
  await step(app, 'review');
  await expect(view(app, 'review').getByText('ratePerSecond: 20 → 40')).toBeVisible();
  await app.getByRole('button', { name: /^Undo/ }).click();
  await expect(view(app, 'review').getByText('Nothing has changed since')).toBeVisible();

  for (const id of ['design', 'components', 'scale', 'resilience', 'async', 'operations', 'cost']) {
    await step(app, id);
    await expect(view(app, id).getByRole('heading', { level: 2 })).toBeVisible();
    await expect(app.locator('[data-testid="missing"]')).not.toBeEmpty();
  }
  await isSaved(app);
  const path = join(folder, 'tickets.plumb');
  await saveTo({ app, electron }, path);
  const text = documentOf(path, join(folder, 'tickets.md'));
  for (const line of [
    'People buy a ticket.',
    'No budget for a second region',
    'Who refunds?',
    '/orders',
    'Order',
    'One database',
    'A single point of failure for now',
    '20/s',
    'Grace',
  ]) {
    expect(text).toContain(line);
  }
});

test('no step has a barrier that axe finds, in light and in dark', async ({ app }) => {
  // Thirty looks with axe, beside another test on two cores.
  test.slow();
  await app.getByText('URL shortener').first().click();
  await expect(canvas(app)).toBeVisible();
  await app.getByRole('button', { name: 'Process', exact: true }).click();
  const ids = await app
    .locator('[data-step]')
    .evaluateAll((steps) => steps.map((one) => one.getAttribute('data-step')!));
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme });
    for (const id of ids) {
      await step(app, id);
      await expect(view(app, id)).toBeVisible();
      const { violations, passes } = await new AxeBuilder({ page: app })
        .include('[data-testid="page-process"]')
        // Electron opens no second page, which axe would work in otherwise.
        .setLegacyMode(true)
        .analyze();
      expect(passes.length).toBeGreaterThan(5);
      expect(
        violations.map(({ id: rule, nodes }) => `${colorScheme} ${id} ${rule}: ${nodes[0]?.html.slice(0, 120)}`),
      ).toEqual([]);
    }
  }
});
