import { dirname, join } from 'node:path';
import { designInPicture, importFiles, type SourceFile } from '../../shared/formats';
import { serializeDesign } from '../../shared/model';
import { accountText } from '../../shared/report';
import { ok, type Result } from '../../shared/result';
import type { Io } from './io';
import { laidOut } from './load';
import { type Command, issueLines, type Outcome, type Trouble, unreadable } from './outcome';

export const importCommand: Command = {
  usage: 'plumbline import FILE… [--from FORMAT] [--output PATH]',
  summary:
    'makes a design of the files of another tool, or of a picture that carries one, and says what was read, inferred and left out',
  options: ['from'],
  several: true,
  run: async ({ files, values, io }) => {
    const [only] = files;
    if (files.length === 1 && /\.(?:png|svg)$/i.test(only!) && values['from'] === undefined) return picture(only!, io);
    const sources = await readSources(files, io);
    if (!sources.ok) return sources;
    const from = values['from'];
    const options = { id: io.newId(), ...(from === undefined ? {} : { from }) };
    const imported = importFiles(sources.value, options);
    if (!imported.ok) return unreadable(issueLines(imported.error, files.join(', ')));
    const { design, account, isPlaced } = imported.value;
    const placed = isPlaced ? design : await laidOut(design, 'right');
    return ok({ contents: serializeDesign(placed), notes: accountText(account) });
  },
};

/** The design that a picture was exported with, as it was. */
async function picture(file: string, io: Io): Promise<Outcome> {
  const read = await (/\.png$/i.test(file) ? io.readPicture(file) : io.read(file));
  if (!read.ok) return unreadable(`${file}: ${read.error}`);
  const design = designInPicture(read.value);
  if (design === undefined) return unreadable(`${file}: expected a picture that carries a design, got one without`);
  if (!design.ok) return unreadable(issueLines(design.error, file));
  return ok({ contents: serializeDesign(design.value) });
}

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
