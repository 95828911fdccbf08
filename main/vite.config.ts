import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/**
 * Everything that runs outside the page, bundled so that it needs no packages but Electron. The command and the start
 * script are modules. What Electron loads is CommonJS, one file each: a sandboxed preload script must be, and the main
 * script has to have registered the `app:` scheme before Electron is ready, which may overtake a module that is still
 * being read.
 */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  publicDir: false,
  resolve: { tsconfigPaths: true, conditions: ['node'] },
  build: {
    outDir: '../dist/main',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    lib:
      mode === 'electron-main' || mode === 'electron-preload'
        ? {
            entry: mode === 'electron-main' ? 'main.ts' : 'preload.ts',
            formats: ['cjs'],
            fileName: (_, name) => `${name}.cjs`,
          }
        : { entry: { cli: 'cli.ts', start: 'start.ts' }, formats: ['es'], fileName: (_, name) => `${name}.js` },
    rolldownOptions: {
      // Packages name Node's own modules without the prefix; unnamed here they would become empty shells.
      external: ['electron', /^node:/, ...builtinModules],
      output: { chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
}));
