import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { isSaved, newDesign } from './person';

const components = (app: Page) => app.locator('.react-flow__node-component');

async function sketch(app: Page, line: string): Promise<void> {
  await app.keyboard.press('/');
  await app.keyboard.insertText(line);
  await app.keyboard.press('Enter');
}

test('a version is kept by name, compared and restored, and restoring is one step of undo', async ({ app }) => {
  await newDesign(app);
  await sketch(app, 'client[rate=100] > api > db');
  await expect(components(app)).toHaveCount(3);
  await app.keyboard.press('Control+Alt+s');
  await app.getByLabel('Name of this version').fill('Three parts');
  await app.keyboard.press('Enter');
  const versions = app.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await expect(versions.filter({ has: app.getByRole('button', { name: 'Restore Three parts' }) })).toHaveCount(1);
  await app.keyboard.press('Escape');
  await sketch(app, 'worker > queue');
  await expect(components(app)).toHaveCount(5);
  await isSaved(app);

  await app.keyboard.press('Control+Alt+s');
  await app.getByRole('button', { name: 'Compare with Three parts' }).click();
  await expect(app.getByTestId('compared')).toContainText('worker');
  await app.keyboard.press('Alt+1');

  await app.keyboard.press('Control+Alt+s');
  await app.getByRole('button', { name: 'Restore Three parts' }).click();
  await expect(components(app)).toHaveCount(3);
  await app.keyboard.press('Control+z');
  await expect(components(app)).toHaveCount(5);
  await app.keyboard.press('Control+Alt+s');
  // What was there before restoring is a version too; a version can be deleted.
  const threeParts = app.getByRole('button', { name: 'Delete Three parts' });
  await expect(threeParts).toBeVisible();
  const kept = await versions.count();
  await threeParts.click();
  await expect(versions).toHaveCount(kept - 1);
});
