import { kindOf } from '../../shared/catalogue';
import { apply, commands } from '../../shared/edit';
import { arrange, elkInProcess } from '../../shared/layout';
import { type Design, parseDesign } from '../../shared/model';
import { ok, type Result } from '../../shared/result';
import type { Io } from './io';
import { issueLines, type Trouble, unreadable } from './outcome';

/** Reads a design, or says at which place what was expected. */
export async function loadDesign(file: string, io: Io): Promise<Result<Design, Trouble>> {
  const read = await readDesignFile(file, io);
  return read.ok ? ok(read.value.design) : read;
}

/** A design with the text that it was read from. */
export async function readDesignFile(
  file: string,
  io: Io,
): Promise<Result<{ readonly design: Design; readonly text: string }, Trouble>> {
  const name = file === '-' ? 'standard input' : file;
  const text = await io.read(file);
  if (!text.ok) return unreadable(`${name}: ${text.error}`);
  const design = parseDesign(text.value);
  return design.ok ? ok({ design: design.value, text: text.value }) : unreadable(issueLines(design.error, name));
}

export async function laidOut(design: Design, direction: 'right' | 'down'): Promise<Design> {
  const elk = await elkInProcess();
  const arrangement = await arrange(design, { elk, direction, tierOf: (kind) => kindOf(kind)?.tier });
  return apply(design, commands.arrange(design, arrangement));
}
