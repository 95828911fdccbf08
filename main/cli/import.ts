import { dirname, join } from 'node:path';
import { importFiles, type SourceFile } from '../../shared/formats';
import { serializeDesign } from '../../shared/model';
import { accountText } from '../../shared/report';
import { ok, type Result } from '../../shared/result';
import type { Io } from './io';
import { laidOut } from './load';
import { type Command, issueLines, type Trouble, unreadable } from './outcome';

export const importCommand: Command = {
  usage: 'plumbline import FILE… [--from FORMAT] [--output PATH]',
  summary: 'makes a design of the files of another tool and says what was read, inferred and left out',
  options: ['from'],
  several: true,
  run: async ({ files, values, io }) => {
    const sources = await readSources(files, io);
    if (!sources.ok) return sources;
    const from = values['from'];
    const options = { id: io.newId(), ...(from === undefined ? {} : { from }) };
    const imported = importFiles(sources.value, options);
    if (!imported.ok) return unreadable(issueLines(imported.error, files.join(', ')));
    const design = await laidOut(imported.value.design, 'right');
    return ok({ contents: serializeDesign(design), notes: accountText(imported.value.account) });
  },
};

async function readSources(files: readonly string[], io: Io): Promise<Result<readonly SourceFile[], Trouble>> {
  const sources = new Map<string, SourceFile>();
  for (const file of files) {
    const path = file === '-' ? 'standard input' : file;
    const text = await io.read(file);
    if (!text.ok) return unreadable(`${path}: ${text.error}`);
    sources.set(path, { path, text: text.value });
    const beside = file === '-' ? undefined : await environmentBeside({ path, text: text.value }, io);
    if (beside !== undefined && !sources.has(beside.path)) sources.set(beside.path, beside);
  }
  return ok([...sources.values()]);
}

/** docker-compose takes its variables from the `.env` in the same folder; so does the import. */
async function environmentBeside({ path, text }: SourceFile, io: Io): Promise<SourceFile | undefined> {
  const environment = join(dirname(path), '.env');
  if (!/^services\s*:/m.test(text) || !io.exists(environment)) return undefined;
  const read = await io.read(environment);
  return read.ok ? { path: environment, text: read.value } : undefined;
}
