import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import BENCHMARKS from './benchmarks.json' with { type: 'json' };

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  publicDir: false,
  resolve: { tsconfigPaths: true, conditions: ['node'] },
  build: {
    outDir: '.cache/bench',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    lib: {
      entry: Object.fromEntries(BENCHMARKS.map((name) => [name, `tests/bench/${name}.ts`])),
      formats: ['es'],
      fileName: (_, name) => `${name}.js`,
    },
    rolldownOptions: {
      external: [/^node:/, ...builtinModules, 'jsdom', '@maxgraph/core', '@playwright/test', /^elkjs/],
    },
  },
});
