import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { renderIcons } from './icon/render.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);
const startedMs = performance.now();

/** What the command reads at run time, beside it: the program that draws PNGs, and the type that it draws with. */
const ASSETS = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'Inter-Regular.ttf': '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  'Inter-SemiBold.ttf': '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
};

const MODES = ['electron-main', 'electron-preload', 'command'];

const bundle = (configFile, mode) => build({ configFile: join(root, configFile), mode, logLevel: 'warn' });

async function shell() {
  rmSync(join(dist, 'main'), { recursive: true, force: true });
  await Promise.all(MODES.map((mode) => bundle('main/vite.config.ts', mode)));
  const assets = join(dist, 'main', 'assets');
  mkdirSync(assets, { recursive: true });
  for (const [name, from] of Object.entries(ASSETS)) copyFileSync(require.resolve(from), join(assets, name));
}

async function page() {
  if (!existsSync(join(root, 'renderer', 'main.tsx'))) console.log('There is no page to build yet.');
  else await bundle('renderer/vite.config.ts', 'production');
}

try {
  await Promise.all([page(), shell(), renderIcons(join(dist, 'icon'))]);
  copyFileSync(join(dist, 'icon', '512x512.png'), join(dist, 'main', 'assets', 'icon.png'));
  mkdirSync(join(dist, 'renderer'), { recursive: true });
  // Browsers ask for it whether or not the page names one.
  copyFileSync(join(dist, 'icon', 'icon.ico'), join(dist, 'renderer', 'favicon.ico'));
  console.log(`Built in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
