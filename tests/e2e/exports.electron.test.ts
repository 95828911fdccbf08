import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { designInPicture, importFiles } from '../../shared/formats';
import { EXPORTS } from '../../shared/report';
import { answerDialogs, expect, test } from './app';
import { openFiles } from './person';

const DESIGN = {
  format: 'plumbline',
  version: 1,
  id: 'shop',
  name: 'Shop',
  components: {
    client: { kind: 'client', name: 'Phones', position: { x: 0, y: 0 } },
    api: { kind: 'service', name: 'API', serviceMs: 5, replicas: 2, position: { x: 300, y: 0 } },
    cache: { kind: 'cache', name: '缓存', position: { x: 600, y: 0 } },
  },
  connectors: { a: { from: 'client', to: 'api' }, b: { from: 'api', to: 'cache' } },
  journeys: { buy: { name: 'Buy', entry: 'client', ratePerSecond: 100 } },
  notes: { todo: { kind: 'note', text: 'Ask Ada', position: { x: 0, y: 160 } } },
};

const text = (bytes: Uint8Array | undefined) => new TextDecoder('latin1').decode(bytes);
const starts = (bytes: Uint8Array | undefined, sign: string) => text(bytes).startsWith(sign);

async function chooseEverything(app: Page): Promise<void> {
  await app.keyboard.press('ControlOrMeta+Shift+E');
  const dialog = app.getByRole('dialog', { name: 'Export' });
  await expect(app.getByAltText('The drawing as it will be exported')).toBeVisible();
  for (const { name } of EXPORTS) await dialog.getByLabel(name, { exact: true }).check();
}

test('every format at once in one file, which the key writes again without asking', async ({
  app,
  electron,
  folder,
}) => {
  const [design, archive] = [join(folder, 'shop.plumb'), join(folder, 'all.zip')];
  writeFileSync(design, JSON.stringify(DESIGN));
  await expect(app.getByRole('button', { name: 'New design' })).toBeVisible();
  await openFiles({ app, electron }, [design]);
  await expect(app.locator('.react-flow__node-component')).toHaveCount(3);
  await chooseEverything(app);
  await answerDialogs(electron!, { save: archive });
  await app.getByRole('button', { name: `Export ${EXPORTS.length} files` }).click();
  await expect(app.getByText('Exported all.zip')).toBeVisible({ timeout: 30_000 });

  const files = unzipSync(new Uint8Array(readFileSync(archive)));
  expect(Object.keys(files)).toHaveLength(EXPORTS.length);
  for (const name of ['Shop.pptx', 'Shop.docx', 'Shop.zip']) expect(starts(files[name], 'PK')).toBe(true);
  const pdfs = Object.keys(files).filter((name) => name.endsWith('.pdf'));
  expect(pdfs).toHaveLength(2);
  for (const name of pdfs) {
    expect(starts(files[name], '%PDF')).toBe(true);
    // Chinese is drawn by the browser: our typeface has none of it.
    expect(text(files[name])).toContain('/Subtype /Image');
  }
  for (const picture of [files['Shop.png']!, new TextDecoder().decode(files['Shop.svg'])]) {
    const read = designInPicture(picture);
    expect(read?.ok === true && read.value.notes).toEqual(DESIGN.notes);
  }
  const back = importFiles([{ path: 'Shop.drawio', text: new TextDecoder().decode(files['Shop.drawio']) }], {
    id: 'x',
  });
  expect(back.ok && back.value.design.components['cache']).toMatchObject({ name: '缓存', position: { x: 600, y: 0 } });

  rmSync(archive);
  await answerDialogs(electron!, {});
  await app.keyboard.press('ControlOrMeta+Alt+E');
  await expect.poll(() => sizeOf(archive), { timeout: 30_000 }).toBeGreaterThan(10_000);
});

function sizeOf(path: string): number {
  try {
    return readFileSync(path).length;
  } catch {
    return 0;
  }
}
