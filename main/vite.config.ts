import { defineConfig } from 'vite';

/**
 * Everything that runs outside the page, bundled so that it needs no packages but Electron:
 * the application, the command and the start script as modules, the preload script as one CommonJS file.
 */
export default defineConfig(({ mode }) => {
  const isPreload = mode === 'preload';
  return {
    root: import.meta.dirname,
    publicDir: false,
    resolve: { tsconfigPaths: true, conditions: ['node'] },
    build: {
      outDir: '../dist/main',
      emptyOutDir: !isPreload,
      target: 'node20',
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      lib: isPreload
        ? { entry: 'preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' }
        : {
            entry: { main: 'main.ts', cli: 'cli.ts', start: 'start.ts' },
            formats: ['es'],
            fileName: (_, name) => `${name}.js`,
          },
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: { chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
});
