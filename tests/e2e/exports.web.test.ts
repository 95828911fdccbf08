import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from './app';

// Pickers of the system cannot be driven: without them a browser downloads, and a test reads what came.
async function openShortener(app: Page): Promise<void> {
  await app.addInitScript(() => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker']) Reflect.deleteProperty(globalThis, name);
  });
  await app.reload();
  await app.getByText('URL shortener').first().click();
  await expect(app.getByText('p99').first()).toBeVisible();
}

async function only(app: Page, ...names: string[]): Promise<void> {
  const dialog = app.getByRole('dialog', { name: 'Export' });
  for (const name of names) await dialog.getByLabel(name, { exact: true }).check();
  const chosen = await dialog.locator('fieldset label:has(input:checked)').allTextContents();
  for (const name of chosen) {
    if (!names.includes(name) && name !== '') await dialog.getByLabel(name, { exact: true }).uncheck();
  }
}

async function exported(app: Page, folder: string, act: () => Promise<void>): Promise<Uint8Array> {
  const [download] = await Promise.all([app.waitForEvent('download'), act()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return new Uint8Array(readFileSync(path));
}

test('the dialog exports slides, several files at once, and a key repeats the last export', async ({ app, folder }) => {
  await openShortener(app);
  await app.keyboard.press('ControlOrMeta+Shift+E');
  await expect(app.getByAltText('The drawing as it will be exported')).toBeVisible();
  await only(app, 'PowerPoint');
  const deck = await exported(app, folder, () => app.getByRole('button', { name: 'Export PowerPoint' }).click());
  const slides = Object.keys(unzipSync(deck)).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  expect(slides.length).toBeGreaterThan(8);

  await app.keyboard.press('ControlOrMeta+Shift+E');
  await only(app, 'SVG', 'Mermaid', 'draw.io');
  const several = await exported(app, folder, () => app.getByRole('button', { name: 'Export 3 files' }).click());
  const names = Object.keys(unzipSync(several));
  expect(names.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'URL shortener.drawio',
    'URL shortener.mmd',
    'URL shortener.svg',
  ]);

  const again = await exported(app, folder, () => app.keyboard.press('ControlOrMeta+Alt+E'));
  expect(Buffer.compare(again, several)).toBe(0);
});

test('a picture that carries its design opens again as that design', async ({ app, folder }) => {
  await openShortener(app);
  for (const format of ['SVG', 'PNG']) {
    await app.keyboard.press('ControlOrMeta+Shift+E');
    await only(app, format);
    const button = app.getByRole('button', { name: `Export ${format}` });
    await exported(app, folder, () => button.click());
    const [chooser] = await Promise.all([app.waitForEvent('filechooser'), app.keyboard.press('ControlOrMeta+O')]);
    await chooser.setFiles(join(folder, `URL shortener.${format.toLowerCase()}`));
    await expect(app.locator('.react-flow__node-component')).toHaveCount(9);
    await expect(app.getByLabel('Name of the design')).toHaveValue('URL shortener');
  }
});

test('copy as picture puts the picture and the components on the clipboard', async ({ app }) => {
  await app.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openShortener(app);
  await app.keyboard.press('ControlOrMeta+Shift+C');
  await expect(app.getByText('Copied the drawing as a picture')).toBeVisible();
  const types = await app.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  expect(types).toContain('image/png');
  expect(types).toContain('text/plain');
  const text = await app.evaluate(() => navigator.clipboard.readText());
  expect(Object.keys((JSON.parse(text) as { components: object }).components)).toHaveLength(9);
});

test('the picture is the one that the command draws, pixel for pixel but for the edges of letters', async ({
  app,
  folder,
}) => {
  await openShortener(app);
  await app.keyboard.press('ControlOrMeta+Shift+E');
  await only(app, 'SVG', 'PNG');
  const archive = await exported(app, folder, () => app.getByRole('button', { name: 'Export 2 files' }).click());
  const files = unzipSync(archive);
  const svg = Buffer.from(files['URL shortener.svg']!).toString('utf8');
  const { drawn } = await import('../support/drawn');
  const share = await app.evaluate(compare, [
    Buffer.from(files['URL shortener.png']!).toString('base64'),
    Buffer.from(await drawn(svg, 2)).toString('base64'),
  ] as const);
  // Two programs smooth letters and curves differently; anything that is missing or moved would be far more.
  expect(share).toBeLessThan(0.02);
});

/** The share of pixels of two PNGs that differ clearly. */
async function compare([a, b]: readonly [string, string]): Promise<number> {
  const pixels = async (base64: string) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [first, second] = [await pixels(a), await pixels(b)];
  if (first.width !== second.width || first.height !== second.height) return 1;
  let different = 0;
  for (let i = 0; i < first.data.length; i += 4) {
    const distance = [0, 1, 2].reduce((sum, n) => sum + Math.abs(first.data[i + n]! - second.data[i + n]!), 0);
    if (distance > 180) different += 1;
  }
  return different / (first.data.length / 4);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    test('the dialog has no violation of the rules of access', async ({ app }) => {
      const { AxeBuilder } = await import('@axe-core/playwright');
      await openShortener(app);
      await app.keyboard.press('ControlOrMeta+Shift+E');
      await expect(app.getByAltText('The drawing as it will be exported')).toBeVisible();
      const { violations } = await new AxeBuilder({ page: app }).include('[role=dialog]').setLegacyMode(true).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
      ).toEqual([]);
    });
  });
}
