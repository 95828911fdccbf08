// npm run bench: builds the benchmarks as the product is built, and runs them in plain Node.
import { spawnSync } from 'node:child_process';
import { build } from 'vite';

await build({ configFile: 'tests/bench/vite.config.ts', logLevel: 'error' });
const { status } = spawnSync(process.execPath, ['.cache/bench/analysis.js'], { stdio: 'inherit' });
process.exit(status ?? 1);
