import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findChromium } from '../support/chromium.mjs';

const root = resolve(import.meta.dirname, '../..');
const results = join(root, 'tests', 'e2e', 'results', 'results.json');

const has = (program) => spawnSync('which', [program], { stdio: 'ignore' }).status === 0;

/** Where Electron's tests can run, and in which words they cannot. */
function electronSupport() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] || join(root, 'node_modules', 'electron', 'dist');
  const inside = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform];
  if (!existsSync(join(folder, inside ?? 'electron'))) {
    return { prefix: [], skipped: `there is no Electron in ${folder} (npm start downloads it)` };
  }
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return { prefix: [] };
  if (has('xvfb-run')) return { prefix: ['xvfb-run', '-a', '-s', '-screen 0 1440x1000x24'] };
  return { prefix: [], skipped: 'there is no display and no xvfb-run' };
}

/** Runs the end-to-end tests against `dist`; arguments go to Playwright. */
export function e2e(args) {
  const { prefix, skipped } = electronSupport();
  console.log(`browser: ${findChromium().name}`);
  console.log(skipped === undefined ? 'electron: yes' : `electron: SKIPPED, because ${skipped}`);
  rmSync(results, { force: true });
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const [program, ...rest] = [
    ...prefix,
    process.execPath,
    playwright,
    'test',
    '--config',
    join(root, 'tests', 'e2e', 'playwright.config.ts'),
    ...args,
  ];
  const { status } = spawnSync(program, rest, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, E2E_RESULTS: results },
  });
  return count(status);
}

function count(status) {
  if (!existsSync(results)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(results, 'utf8'));
  const failed = stats.unexpected + errors.length;
  return { passed: stats.expected + stats.flaky, failed: failed === 0 && status !== 0 ? 1 : failed };
}

if (process.argv[1] === import.meta.filename) {
  const built = spawnSync(process.execPath, [join(root, 'main', 'build.mjs')], { stdio: 'inherit' });
  const { passed, failed } = built.status === 0 ? e2e(process.argv.slice(2)) : { passed: 0, failed: 1 };
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
