import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { e2e } from './e2e/run.mjs';

// `npm test`: types, unit tests, build, end-to-end tests. Installs nothing; ends with `N passed, N failed`.
const root = resolve(import.meta.dirname, '..');
const unitResults = join(root, '.cache', 'unit.json');

const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
const bin = (...path) => join(root, 'node_modules', ...path);
/** A step that is no test counts only when it fails. */
const step = (succeeds) => ({ passed: 0, failed: succeeds ? 0 : 1 });

function unit() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(unitResults, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitResults}`];
  const ended = node(bin('vitest', 'vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', ...reporters);
  if (!existsSync(unitResults)) return step(false);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(unitResults, 'utf8'));
  // A file that cannot be loaded has no failed test, and has failed all the same.
  return { passed: numPassedTests, failed: numFailedTests === 0 && !ended ? 1 : numFailedTests };
}

let isBuilt = false;
const steps = {
  types: () => step(node(bin('typescript', 'bin', 'tsc'), '-b')),
  unit,
  build: () => {
    isBuilt = node('main/build.mjs');
    return step(isBuilt);
  },
  'end to end': () => (isBuilt ? e2e([]) : step(true)),
};

const total = { passed: 0, failed: 0 };
for (const [name, run] of Object.entries(steps)) {
  console.log(`\n── ${name}`);
  const startedMs = performance.now();
  const { passed, failed } = run();
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`── ${name}: ${failed === 0 ? 'done' : 'FAILED'} in ${seconds} s`);
}
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
