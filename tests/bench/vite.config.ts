import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  publicDir: false,
  resolve: { tsconfigPaths: true, conditions: ['node'] },
  build: {
    outDir: '.cache/bench',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    lib: { entry: 'tests/bench/analysis.ts', formats: ['es'], fileName: () => 'analysis.js' },
    rolldownOptions: { external: [/^node:/, ...builtinModules] },
  },
});
