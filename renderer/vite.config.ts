import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page: the same output serves Electron (`app://`) and the browser (127.0.0.1). */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: './',
  publicDir: false,
  resolve: { tsconfigPaths: true },
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: true,
    chunkSizeWarningLimit: 1200,
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
});
