// Frames a second in the built page (npm run build), in Chromium, as a share of what the same page shows while nothing
// moves: a busy machine slows both. Goal: 60 of 60 with 1 000 components and 1 500 connectors; 5 000 are usable.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { serializeDesign } from '@shared/model';
import { findChromium } from '../support/chromium.mjs';
import { seededDesign } from '../support/seededDesign';

const SIZES = [100, 300, 1000, 5000];
const ROUNDS = 3;
const MOVES = 50;
const MIDDLE = { x: 590, y: 400 };
const COLUMNS_PER_ROW = 0.8;
const CELL = { width: 260, height: 130 };

/** A seeded design on a grid: its layout is not what is measured. */
function drawn(size: number): string {
  const design = seededDesign(size, 1, { journeys: 1 });
  const columns = Math.ceil(Math.sqrt(size * COLUMNS_PER_ROW));
  const components = Object.fromEntries(
    Object.entries(design.components).map(([id, component], i) => [
      id,
      {
        ...component,
        position: { x: (i % columns) * CELL.width, y: Math.floor(i / columns) * CELL.height },
      },
    ]),
  );
  return serializeDesign({ ...design, components });
}

/** Frames a second while `act` runs. */
async function framesDuring(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { frameTimes: times });
    const note = (at: number) => {
      times.push(at);
      if ('frameTimes' in globalThis) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await act();
  return page.evaluate(() => {
    const times = (globalThis as unknown as { frameTimes: number[] }).frameTimes;
    Reflect.deleteProperty(globalThis, 'frameTimes');
    return (1000 * (times.length - 1)) / (times.at(-1)! - times[0]!);
  });
}

const GESTURES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  pan: async (page) => {
    await page.mouse.move(MIDDLE.x, MIDDLE.y);
    await page.mouse.down({ button: 'middle' });
    for (let i = 0; i < MOVES; i++)
      await page.mouse.move(MIDDLE.x + 150 * Math.sin(i / 8), MIDDLE.y + 100 * Math.sin(i / 5));
    await page.mouse.up({ button: 'middle' });
  },
  zoom: async (page) => {
    await page.mouse.move(MIDDLE.x, MIDDLE.y);
    await page.keyboard.down('Control');
    for (let i = 0; i < MOVES; i++) await page.mouse.wheel(0, i % 20 < 10 ? 20 : -20);
    await page.keyboard.up('Control');
  },
  drag: async (page) => {
    const cards = page.locator('.react-flow__node-component');
    const box = (await cards.count()) > 0 ? await cards.nth(3).boundingBox() : undefined;
    const from = box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : MIDDLE;
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let i = 0; i < MOVES; i++) await page.mouse.move(from.x + 60 * Math.sin(i / 6), from.y + 40 * Math.sin(i / 4));
    await page.mouse.up();
  },
};

async function measure(url: string, size: number, folder: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  await page.getByRole('button', { name: 'New design' }).waitFor();
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showOpenFilePicker'));
  const path = join(folder, `${size}.plumb`);
  writeFileSync(path, drawn(size));
  const chooser = page.waitForEvent('filechooser');
  // A busy page hears the key before it hears that its chooser is to be caught: one answer from it, and it has heard.
  await page.evaluate(() => undefined);
  await page.keyboard.press('ControlOrMeta+o');
  const openedAtMs = performance.now();
  await (await chooser).setFiles([path]);
  await page.getByTestId('canvas').waitFor();
  console.log(`${size} components, opened in ${Math.round(performance.now() - openedAtMs)} ms`);
  await page.waitForTimeout(3000);
  for (const view of ['all in view', 'at 100%']) {
    if (view === 'at 100%') await page.keyboard.press('ControlOrMeta+0');
    await page.waitForTimeout(800);
    for (const [name, gesture] of Object.entries(GESTURES)) {
      let best = 0;
      let fps = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const idle = await framesDuring(page, () => page.waitForTimeout(600));
        const moving = await framesDuring(page, () => gesture(page));
        if (moving / idle > best) [best, fps] = [moving / idle, moving];
      }
      const share = `${Math.round(Math.min(1, best) * 100)}%`;
      console.log(`  ${view}, ${name}:`.padEnd(24), share.padStart(5), `of idle (${fps.toFixed(0)} a second)`);
    }
  }
  await browser.close();
}

const found = findChromium();
const folder = mkdtempSync(join(tmpdir(), 'plumbline-frames-'));
const server = spawn(process.execPath, ['dist/main/start.js', '--web', '--no-open', '--port', '0']);
try {
  const url = await new Promise<string>((found) => {
    server.stdout.on('data', (chunk: Buffer) => {
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(chunk.toString());
      if (address !== null) found(address[0]);
    });
  });
  for (const size of SIZES) await measure(url, size, folder);
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
