import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app';

/** Violations of WCAG 2.2 A and AA, each as one line. */
async function violations(app: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page: app })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode(true)
    .analyze();
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 4)
        .join(' | ')}`,
  );
}

async function draw(app: Page): Promise<void> {
  await app.getByRole('button', { name: 'New design' }).click();
  await app.keyboard.press('/');
  await app.keyboard.insertText('client[rate=900] > lb > api x3 > redis, postgres; zone a { api }');
  await app.keyboard.press('Enter');
  await expect(app.locator('.react-flow__node-component')).toHaveCount(5);
  await expect(app.getByText('p99').first()).toBeVisible();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('the first screen has no violation', async ({ app }) => {
      await expect(app.getByRole('heading', { name: 'Plumbline' })).toBeVisible();
      expect(await violations(app)).toEqual([]);
    });

    test('the workspace, quick add and the palette of commands have none', async ({ app }) => {
      await draw(app);
      await app.keyboard.press('Escape');
      expect(await violations(app)).toEqual([]);
      await app.keyboard.press('/');
      await app.keyboard.type('post');
      expect(await violations(app)).toEqual([]);
      await app.keyboard.press('Escape');
      await app.keyboard.press('Control+k');
      expect(await violations(app)).toEqual([]);
    });

    test('shortcuts, settings, outline and presentation have none', async ({ app }) => {
      await draw(app);
      for (const keys of ['?', 'Control+,']) {
        await app.keyboard.press(keys);
        await expect(app.getByRole('dialog')).toBeVisible();
        // Sheets fade in: colours are measured when they are there.
        await app.waitForTimeout(300);
        expect(await violations(app), keys).toEqual([]);
        await app.keyboard.press('Escape');
      }
      await app.keyboard.press('Control+Shift+o');
      expect(await violations(app)).toEqual([]);
      await app.getByRole('tab', { name: /Report/ }).click();
      expect(await violations(app)).toEqual([]);
      await app.getByTestId('canvas').click({ position: { x: 60, y: 400 } });
      await app.keyboard.press('F5');
      await expect(app.getByRole('region', { name: 'Presentation' })).toBeVisible();
      await app.waitForTimeout(300);
      expect(await violations(app)).toEqual([]);
    });
  });
}

test('the drawing is heard as text: components, what they call, what is found', async ({ app }) => {
  await draw(app);
  const text = app.getByRole('region', { name: 'The drawing as text' });
  await expect(text).toContainText('5 components, 4 connectors');
  await expect(text).toContainText('api, Service; 3 replicas; in a; called by lb; calls redis, postgres');
  await expect(text).toContainText('single point of failure');
});

test('with reduced motion nothing glides', async ({ app }) => {
  await app.emulateMedia({ reducedMotion: 'reduce' });
  await draw(app);
  const calm = await app.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--calm').trim());
  expect(calm).toMatch(/^0m?s$/);
});

test('what happens is said: what was added, what is selected, what the answer is now, what was undone', async ({
  app,
}) => {
  await draw(app);
  const said = app.getByTestId('announcer');
  await expect(said).toContainText('Availability');
  // The keys go to the drawing again, not to the page as a whole.
  await expect(app.getByRole('application', { name: 'Canvas: Untitled' })).toBeFocused();
  await app.keyboard.press('Escape');
  await app.keyboard.press('Alt+ArrowRight');
  await expect(said).toContainText('client; calls lb.');
  await app.keyboard.press('Alt+ArrowRight');
  await expect(said).toContainText('called by client; calls api');
  await app.keyboard.press('Delete');
  await expect(said).toContainText('Deleted lb. 2 connectors.');
  await app.keyboard.press('Control+z');
  await expect(said).toContainText('Undone: Delete component.');
});

test('every control has a name, on every page', async ({ app }) => {
  await draw(app);
  for (const page of ['Drawing', 'Process', 'Performance', 'Reliability', 'Trade-offs', 'Simulation']) {
    await app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: page }).click();
    await app.waitForTimeout(300);
    const tree = await app.locator('body').ariaSnapshot();
    const nameless = tree
      .split('\n')
      .filter((line) => /- (button|textbox|combobox|slider|checkbox|radio|tab|link|searchbox)(:| \[|$)/.test(line));
    expect(nameless, page).toEqual([]);
  }
});

test.describe('at twice the size', () => {
  // What a window of 1280 by 800 shows at 200%.
  test.use({ viewport: { width: 640, height: 400 } });

  test('everything is there: the drawing has the room, panels lie over it when asked for, pages are a list', async ({
    app,
    host,
  }) => {
    test.skip(host === 'electron', 'its window is as large as the desktop lets it be');
    await draw(app);
    await app.keyboard.press('Escape');
    const canvas = (await app.getByTestId('canvas').boundingBox())!;
    expect(canvas.width).toBeGreaterThan(600);
    for (const card of await app.locator('.react-flow__node-component').all()) {
      const box = (await card.boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(canvas.x);
      expect(box.x + box.width).toBeLessThanOrEqual(canvas.x + canvas.width);
    }
    expect(await violations(app)).toEqual([]);
    await app.getByRole('button', { name: 'Drawing, choose another page' }).click();
    await app.getByRole('menuitem', { name: /^Reliability/ }).click();
    await expect(app.getByRole('heading', { name: 'What takes it down' })).toBeVisible();
    await app.keyboard.press('Alt+1');
    await app.keyboard.press('Control+a');
    await app.keyboard.press('Control+m');
    await expect(app.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    expect((await app.getByTestId('canvas').boundingBox())!.width).toBe(canvas.width);
    // Nothing has to be scrolled sideways to be reached.
    expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
    await app.setViewportSize({ width: 1280, height: 800 });
    await expect(app.getByRole('navigation', { name: 'Palette' })).toBeVisible();
  });
});

test('every page has none in either theme, with tabs open', async ({ app }) => {
  test.setTimeout(120_000);
  await draw(app);
  await app.keyboard.press('Control+Alt+n');
  await app.keyboard.press('Alt+PageUp');
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme });
    for (const page of ['Process', 'Performance', 'Reliability', 'Trade-offs', 'Simulation']) {
      await app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: page }).click();
      await app.waitForTimeout(700);
      expect(await violations(app), `${page}, ${colorScheme}`).toEqual([]);
    }
  }
});
