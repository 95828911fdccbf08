import { defineConfig } from '@playwright/test';
import { electronBinary } from '../../main/start/electron';
import { findChromium } from '../support/chromium.mjs';
import type { HostOptions } from './app';

const root = new URL('../..', import.meta.url).pathname;
const chromium = findChromium();
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const electron = electronBinary({ root, env: process.env, platform: process.platform });

/** Every test runs in every host that there is: in a browser always, in Electron where its program and a screen are. */
export default defineConfig<HostOptions>({
  testDir: '.',
  outputDir: './results',
  // Pictures are written one at a time, by name, once somebody has looked: --grep and --update-snapshots.
  snapshotPathTemplate: '../visual/{arg}{ext}',
  updateSnapshots: 'none',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // A machine that is busy with something else drops a drag now and then; what passes only the second time is listed.
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: process.env['E2E_RESULTS'] ?? 'results/results.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromium.path, env: { ...definedEnv(), ...chromium.env } },
  },
  projects: [
    { name: 'web', testIgnore: '**/*.electron.test.ts', use: { host: 'web' } },
    ...(electron !== undefined && hasDisplay
      ? [{ name: 'electron', testIgnore: '**/*.web.test.ts', use: { host: 'electron' as const } }]
      : []),
  ],
});

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
