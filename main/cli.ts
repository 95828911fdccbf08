#!/usr/bin/env node
import { join } from 'node:path';
import { processIo } from './cli/io';
import { run } from './cli/run';

// Whoever reads the result may have seen enough: `plumbline analyze big.plumb | head`.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 2);
  });
}

try {
  process.exitCode = await run(process.argv.slice(2), processIo(join(import.meta.dirname, 'assets')));
} catch (error) {
  // A bug of ours. Its place helps who mends it and nobody else.
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Plumbline made a mistake: ${message}. Set PLUMBLINE_DEBUG=1 to see where.\n`);
  if (process.env['PLUMBLINE_DEBUG'] === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 70;
}
