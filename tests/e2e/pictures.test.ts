import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { isPicture } from '../../shared/bridge';
import { designInPicture } from '../../shared/formats';
import { expect, launchElectron, test } from './app';
import { canvas, choose, component, openFiles } from './person';

const cards = (app: Page) => app.locator('.react-flow__node-component');

async function openShortener(app: Page): Promise<void> {
  await app.getByText('URL shortener').first().click();
  await expect(cards(app)).toHaveCount(9);
}

/** What is in the picture, by the reader of the application. */
function namesIn(picture: Uint8Array): readonly (string | undefined)[] {
  const read = designInPicture(picture);
  if (read?.ok !== true) throw new Error('expected a picture that carries a design');
  return Object.values(read.value.components).map(({ name }) => name);
}

/** The pictures of the open design, from the command: what a colleague would have sent. */
async function pictures(folder: string): Promise<{ readonly png: string; readonly svg: string }> {
  const { spawnSync } = await import('node:child_process');
  const run = (...args: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, ['dist/main/cli.js', ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  const design = join(folder, 'sent.plumb');
  run('new', 'url-shortener', '--output', design);
  const [png, svg] = [join(folder, 'sent.png'), join(folder, 'sent.svg')];
  for (const path of [png, svg]) run('export', design, '--design', 'yes', '--output', path);
  return { png, svg };
}

type Dragged = { readonly file: string; readonly icon: { readonly width: number; readonly height: number } };

/** Instead of the system, which no test can drag to: keeps what the application gave it. */
const watchDrags = (electron: ElectronApplication) =>
  electron.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents()) {
      contents.startDrag = ({ file, icon }) => {
        const size = typeof icon === 'string' ? { width: 0, height: 0 } : icon.getSize();
        Object.assign(globalThis, { dragged: { file, icon: size } });
      };
    }
  });
const draggedIn = (electron: ElectronApplication) =>
  electron.evaluate(() => (globalThis as { dragged?: Dragged }).dragged);

async function dragAway(app: Page, handle: { x: number; y: number; width: number; height: number }): Promise<void> {
  await app.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await app.mouse.down();
  for (let step = 1; step <= 6; step++) await app.mouse.move(handle.x + 4 * step, handle.y - 4 * step);
  await app.mouse.up();
}

/** Keeps what a drag carries, since nothing may be fetched from an address of the page's own. */
const watchTransfers = (app: Page) =>
  app.evaluate(() => {
    const blobs = new Map<string, Blob>();
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      const url = make(blob);
      blobs.set(url, blob);
      return url;
    };
    document.addEventListener('dragstart', ({ dataTransfer }) => {
      const carried = dataTransfer?.getData('DownloadURL') ?? '';
      Object.assign(window, { carried, carriedBlob: blobs.get(carried.slice(carried.indexOf('blob:'))) });
    });
  });
const carriedBy = (app: Page) =>
  app.evaluate(async () => {
    const { carried, carriedBlob } = window as unknown as { carried?: string; carriedBlob?: Blob };
    if (carriedBlob === undefined) return undefined;
    return { carried: carried!, bytes: [...new Uint8Array(await carriedBlob.arrayBuffer())] };
  });

test('the selection is dragged out of the window as a picture that opens again', async ({ app, electron }) => {
  await openShortener(app);
  await expect(app.getByTestId('beside-selection')).toHaveCount(0);
  if (electron === undefined) await watchTransfers(app);
  else await watchDrags(electron);
  await choose(app, 'Link cache');
  const handle = app.getByRole('button', { name: /^Drag out as a picture/ });
  await handle.hover();
  await expect(handle).toHaveAttribute('draggable', 'true');
  await dragAway(app, (await handle.boundingBox())!);
  if (electron === undefined) {
    await expect.poll(() => carriedBy(app)).toBeDefined();
    const { carried, bytes } = (await carriedBy(app))!;
    expect(carried).toMatch(/^image\/png:URL shortener\.png:blob:/);
    expect(namesIn(new Uint8Array(bytes))).toEqual(['Link cache']);
  } else {
    await expect.poll(() => draggedIn(electron)).toBeDefined();
    const { file, icon } = (await draggedIn(electron))!;
    expect(basename(file)).toBe('URL shortener.png');
    expect(namesIn(new Uint8Array(readFileSync(file)))).toEqual(['Link cache']);
    expect(Math.max(icon.width, icon.height)).toBeGreaterThan(40);
  }
  // Whoever clicks the handle, or comes to it by the keyboard, exports the selection.
  await handle.click();
  await expect(app.getByRole('dialog', { name: 'Export' }).getByLabel('Selection only')).toBeChecked();
});

test('the preview of the export is dragged out in the chosen format', async ({ app, electron }) => {
  await openShortener(app);
  if (electron === undefined) await watchTransfers(app);
  else await watchDrags(electron);
  await app.keyboard.press('ControlOrMeta+Shift+E');
  await app.getByRole('dialog', { name: 'Export' }).getByLabel('SVG', { exact: true }).check();
  const preview = app.getByAltText('The drawing as it will be exported');
  await preview.hover();
  await expect(preview).toHaveAttribute('draggable', 'true');
  await dragAway(app, (await preview.boundingBox())!);
  if (electron === undefined) {
    await expect.poll(() => carriedBy(app)).toBeDefined();
    expect((await carriedBy(app))!.carried).toMatch(/^image\/svg\+xml:URL shortener\.svg:blob:/);
  } else {
    await expect.poll(() => draggedIn(electron)).toBeDefined();
    const { file } = (await draggedIn(electron))!;
    const read = designInPicture(readFileSync(file, 'utf8'));
    expect(read?.ok === true && Object.keys(read.value.components).length).toBe(9);
  }
});

test('what was dragged out is gone with the application', async ({ host, folder }) => {
  test.skip(host !== 'electron', 'a browser keeps it in memory');
  const electron = await launchElectron({ profile: join(folder, 'other') });
  const app = await electron.firstWindow();
  await openShortener(app);
  await watchDrags(electron);
  await choose(app, 'Link cache');
  const handle = app.getByRole('button', { name: /^Drag out as a picture/ });
  await handle.hover();
  await expect(handle).toHaveAttribute('draggable', 'true');
  await dragAway(app, (await handle.boundingBox())!);
  await expect.poll(() => draggedIn(electron)).toBeDefined();
  const { file } = (await draggedIn(electron))!;
  expect(existsSync(file)).toBe(true);
  await electron.close();
  expect(existsSync(file)).toBe(false);
});

test('a picture that carries a design opens from the dialog and by a drop', async ({ app, electron, folder }) => {
  const sent = await pictures(folder);
  for (const path of [sent.png, sent.svg]) {
    await openFiles({ app, electron }, [path]);
    await expect(app.getByLabel('Name of the design')).toHaveValue('URL shortener');
    await expect(cards(app)).toHaveCount(9);
    await app.keyboard.press('ControlOrMeta+Shift+H');
    await expect(app.getByRole('button', { name: 'New design' })).toBeVisible();
    await dropFile(app, path);
    await expect(app.getByLabel('Name of the design')).toHaveValue('URL shortener');
    await expect(cards(app)).toHaveCount(9);
    await app.keyboard.press('ControlOrMeta+Shift+H');
  }
});

test('a dropped file that is no design says so, and nothing is lost', async ({ app, folder }) => {
  await app.getByRole('button', { name: 'New design' }).click();
  const path = join(folder, 'plain.svg');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(path, '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await dropFile(app, path);
  await expect(app.getByText('This picture carries no design.')).toBeVisible();
});

/** As the system does it: the file hangs over the window, then is let go. */
async function dropFile(app: Page, path: string): Promise<void> {
  const type = path.endsWith('.png') ? 'image/png' : 'image/svg+xml';
  const file = { name: basename(path), type, bytes: [...readFileSync(path)] };
  const transfer = await app.evaluateHandle(({ name, type: kind, bytes }) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name, { type: kind }));
    return data;
  }, file);
  const target = app.locator('main').first();
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await expect(app.getByText('Drop to open')).toBeVisible();
  await target.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(app.getByText('Drop to open')).toHaveCount(0);
}

/** What other programs find on the system's clipboard. Newer Electrons ask it as browsers do. */
async function onClipboard(electron: ElectronApplication): Promise<Readonly<Record<string, Uint8Array>>> {
  const found = await electron.evaluate(async ({ clipboard }) => {
    const older = clipboard as unknown as { availableFormats?: () => string[]; readBuffer: (format: string) => Buffer };
    const bytes: Record<string, string> = {};
    for (const format of older.availableFormats?.() ?? []) bytes[format] = older.readBuffer(format).toString('base64');
    if (older.availableFormats !== undefined) return bytes;
    for (const item of await clipboard.read())
      for (const type of item.types) {
        const part = await item.getType(type);
        if (part instanceof Blob) bytes[type] = Buffer.from(await part.arrayBuffer()).toString('base64');
      }
    return bytes;
  });
  return Object.fromEntries(Object.entries(found).map(([type, text]) => [type, Buffer.from(text, 'base64')]));
}
const textIn = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test('a picture is copied to the system’s clipboard, and pasted from it with its design', async ({
  app,
  electron,
  host,
  folder,
}) => {
  test.skip(host === 'web', 'the clipboard of a browser is read in the tests of exports');
  await openShortener(app);
  await app.keyboard.press('ControlOrMeta+Shift+C');
  await expect(app.getByText('Copied the drawing as a picture')).toBeVisible();
  const copied = await onClipboard(electron!);
  expect(isPicture(copied['image/png'] ?? new Uint8Array())).toBe(true);
  expect(textIn(copied['image/svg+xml'])).toContain('<svg');
  expect(Object.keys((JSON.parse(textIn(copied['text/plain'])) as { components: object }).components)).toHaveLength(9);

  await app.keyboard.press('ControlOrMeta+v');
  await expect(cards(app)).toHaveCount(18);
  // By the menu of the canvas too: an action of the page, without the keys that the browser knows.
  await app.keyboard.press('ControlOrMeta+z');
  await expect(cards(app)).toHaveCount(9);
  await canvas(app).click({ button: 'right', position: { x: 30, y: 300 } });
  await app.getByRole('menuitem', { name: 'Paste' }).click();
  await expect(cards(app)).toHaveCount(18);

  const { svg } = await pictures(folder);
  await electron!.evaluate(async ({ clipboard }, text) => clipboard.writeText(text), readFileSync(svg, 'utf8'));
  await app.keyboard.press('ControlOrMeta+Shift+H');
  await app.getByRole('button', { name: 'New design' }).click();
  await app.keyboard.press('ControlOrMeta+v');
  await expect(cards(app)).toHaveCount(9);
  await expect(component(app, 'Link cache')).toBeVisible();
});
