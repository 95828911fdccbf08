// npm run bench [-- name …]: builds the benchmarks as the product is built, and runs them in plain Node.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { build } from 'vite';

// Each is a file of this folder that prints its rows.
const BENCHMARKS = JSON.parse(readFileSync(new URL('benchmarks.json', import.meta.url), 'utf8'));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BENCHMARKS.includes(name));
if (unknown.length > 0) {
  console.error(`expected ${BENCHMARKS.join(', ')}; got ${unknown.join(', ')}`);
  process.exit(2);
}
await build({ configFile: 'tests/bench/vite.config.ts', logLevel: 'error' });
for (const name of asked.length > 0 ? asked : BENCHMARKS) {
  const { status } = spawnSync(process.execPath, [`.cache/bench/${name}.js`], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
