import type { Page } from '@playwright/test';
import { expect, test } from './app';

type Look = {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly size: readonly [width: number, height: number];
  /** From the first screen to what is shown. */
  readonly show: (app: Page) => Promise<void>;
};

const SMALL = [1280, 800] as const;
const LARGE = [1920, 1080] as const;

/** A worked example, drawn and answered. */
async function example(app: Page, name: string): Promise<void> {
  await app.getByText(name, { exact: true }).first().click();
  await expect(app.getByTestId('canvas')).toBeVisible();
  await expect(app.getByText('Availability').first()).toBeVisible();
}

async function page(app: Page, name: string, digit: number, heading: string): Promise<void> {
  await example(app, name);
  await app.keyboard.press(`Alt+${digit}`);
  await expect(app.getByRole('heading', { name: heading }).first()).toBeVisible();
}

async function lens(app: Page, name: string, of: string): Promise<void> {
  await example(app, name);
  await app.getByRole('button', { name: of, exact: true }).click();
}

/** Each picture in `tests/visual` was looked at by somebody. One that has changed on purpose is looked at again and written alone. */
const LOOKS: readonly Look[] = [
  { name: 'first-screen', theme: 'light', size: SMALL, show: async () => {} },
  {
    name: 'url-shortener-light',
    theme: 'light',
    size: SMALL,
    show: async (app) => {
      await example(app, 'URL shortener');
      await app.keyboard.press('Control+Alt+3');
    },
  },
  { name: 'payments', theme: 'dark', size: LARGE, show: (app) => example(app, 'Payments') },
  {
    name: 'quick-add',
    theme: 'light',
    size: SMALL,
    show: async (app) => {
      await app.getByRole('button', { name: 'New design' }).click();
      await app.keyboard.press('/');
      await app.keyboard.type('client[rate=100] > api x3 > red');
    },
  },
  { name: 'lens-latency', theme: 'dark', size: SMALL, show: (app) => lens(app, 'News feed', 'Latency') },
  { name: 'lens-failure', theme: 'light', size: LARGE, show: (app) => lens(app, 'Payments', 'Failure') },
  { name: 'process', theme: 'light', size: SMALL, show: (app) => page(app, 'Payments', 2, 'Requirements') },
  {
    name: 'performance',
    theme: 'dark',
    size: LARGE,
    show: async (app) => {
      await page(app, 'Ticket sale', 3, 'Performance');
      await expect(app.getByRole('figure').locator('svg path[d^="M"]').first()).toBeVisible({ timeout: 20_000 });
      await expect(app.getByText(/computing/)).toHaveCount(0, { timeout: 20_000 });
    },
  },
  { name: 'reliability', theme: 'dark', size: SMALL, show: (app) => page(app, 'Payments', 4, 'Best buy') },
  {
    name: 'trade-offs',
    theme: 'light',
    size: LARGE,
    show: async (app) => {
      await page(app, 'Payments', 5, 'Which change buys what');
      await expect(app.getByText('more were tried and buy nothing')).toBeVisible({ timeout: 30_000 });
    },
  },
  {
    name: 'export',
    theme: 'dark',
    size: SMALL,
    show: async (app) => {
      await app.clock.setFixedTime('2026-01-01T12:00:00Z');
      await example(app, 'Payments');
      await app.keyboard.press('Control+Shift+e');
      await expect(app.getByRole('dialog', { name: 'Export' }).getByRole('img').first()).toBeVisible();
    },
  },
  {
    name: 'settings',
    theme: 'light',
    size: SMALL,
    show: async (app) => {
      await example(app, 'Chat');
      await app.keyboard.press('Control+,');
      await expect(app.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    },
  },
];

// Other systems draw fields and letters in their own way.
test.skip(process.platform !== 'linux', 'the pictures were drawn on Linux');

for (const { name, theme, size, show } of LOOKS) {
  test(`${name} looks as it did when somebody looked at it`, async ({ app }) => {
    await app.setViewportSize({ width: size[0], height: size[1] });
    await app.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await show(app);
    await app.mouse.move(0, 0);
    // Browsers draw the edges of letters in their own way; a panel, a column or a colour that is another one is far more than this.
    await expect(app).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.003, threshold: 0.2, timeout: 20_000 });
  });
}
