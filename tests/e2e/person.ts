import { readFileSync } from 'node:fs';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { answerDialogs, expect } from './app';

/** What a person does with the application, in both hosts. */
export type Person = { readonly app: Page; readonly electron: ElectronApplication | undefined };

export const canvas = (app: Page): Locator => app.getByTestId('canvas');
/** By what a screen reader hears: the name, then what else is to be said. */
export const component = (app: Page, name: string): Locator =>
  app.locator(`.react-flow__node-component:is([aria-label="${name}"], [aria-label^="${name},"])`);
export const field = (app: Page, path: string): Locator =>
  app.locator(`[data-path="${path}"]`).locator('input, select, textarea').first();

export async function newDesign(app: Page): Promise<void> {
  await app.getByRole('button', { name: 'New design' }).click();
  await expect(canvas(app)).toBeVisible();
}

/** Drags a kind from the palette to a place on the canvas, counted from the canvas's corner. */
export async function drop(app: Page, kind: string, x: number, y: number): Promise<void> {
  const nodes = app.locator('.react-flow__node-component');
  const before = await nodes.count();
  // A busy machine swallows a drag now and then: a person would try again, and so does this.
  await expect(async () => {
    if ((await nodes.count()) === before)
      await app.locator(`[data-item="${kind}"]`).dragTo(canvas(app), { targetPosition: { x, y } });
    await expect(nodes).toHaveCount(before + 1, { timeout: 2000 });
  }).toPass();
}

/** Drags from the right handle of one component onto the body of another. */
export async function connect(app: Page, from: string, to: string): Promise<void> {
  const edges = app.locator('.react-flow__edge');
  const before = await edges.count();
  await component(app, from).hover();
  const handle = (await component(app, from).locator('.react-flow__handle-right').boundingBox())!;
  const target = (await component(app, to).boundingBox())!;
  await app.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await app.mouse.down();
  await app.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 });
  await app.mouse.up();
  await expect(edges).toHaveCount(before + 1);
}

/** Writes into a field of the inspector, as the person would, and leaves it. */
export async function enter(app: Page, path: string, text: string): Promise<void> {
  await field(app, path).fill(text);
  await field(app, path).press('Enter');
}

export const isSaved = (app: Page): Promise<void> =>
  expect(app.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');

/** Saves the design to a file; answers what the file then holds. */
export async function saveTo({ app, electron }: Person, path: string): Promise<string> {
  if (electron !== undefined) {
    await answerDialogs(electron, { save: path });
    await app.keyboard.press('ControlOrMeta+s');
    await expect.poll(() => readOr(path)).not.toBe('');
  } else {
    await withoutPickers(app);
    const download = app.waitForEvent('download');
    await app.keyboard.press('ControlOrMeta+s');
    await (await download).saveAs(path);
  }
  return readFileSync(path, 'utf8');
}

/** Does what writes a file, and answers what the file then holds. */
export async function writtenBy({ app, electron }: Person, path: string, act: () => Promise<void>): Promise<string> {
  if (electron !== undefined) {
    await answerDialogs(electron, { save: path });
    await act();
    await expect.poll(() => readOr(path)).not.toBe('');
  } else {
    await withoutPickers(app);
    const download = app.waitForEvent('download');
    await act();
    await (await download).saveAs(path);
  }
  return readFileSync(path, 'utf8');
}

/** Chooses files in the dialog that opens a design. */
export async function openFiles({ app, electron }: Person, paths: readonly string[]): Promise<void> {
  if (electron !== undefined) {
    await answerDialogs(electron, { open: paths });
    await app.keyboard.press('ControlOrMeta+o');
    return;
  }
  await withoutPickers(app);
  const chooser = app.waitForEvent('filechooser');
  // A busy page hears the key before it hears that its chooser is to be caught: one answer from it, and it has heard.
  await app.evaluate(() => undefined);
  await app.keyboard.press('ControlOrMeta+o');
  await (await chooser).setFiles([...paths]);
}

/** No test can answer the pickers of a browser: without them it uploads and downloads, as Firefox does. */
const withoutPickers = (app: Page): Promise<void> =>
  app.evaluate(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Selects a component, which may still be gliding to its place. */
export async function choose(app: Page, name: string): Promise<void> {
  await expect(async () => {
    await component(app, name).click();
    await expect(component(app, name)).toHaveClass(/selected/, { timeout: 1000 });
  }).toPass();
}
