import type { ImportAccount, ImportNote } from '../formats';
import { lengthOf, padded } from './text';
import { plural } from './words';

const GROUPS = [
  ['stated', 'Stated in the files'],
  ['inferred', 'Inferred'],
  ['left-out', 'Left out'],
] as const satisfies readonly (readonly [ImportNote['what'], string])[];

/** Longer names do not push the column of reasons off the screen. */
const LONGEST_NAME = 44;

/** What an import read, inferred and left out, for a terminal. */
export function accountText(account: ImportAccount): string {
  const head = `Read as ${account.format}: ${account.files.join(', ')}`;
  const groups = GROUPS.flatMap(([what, title]) => {
    const notes = account.notes.filter((note) => note.what === what);
    return notes.length === 0 ? [] : [`${title}: ${plural(notes.length, 'note')}\n${columns(notes)}`];
  });
  return `${[head, ...groups].join('\n\n')}\n`;
}

function columns(notes: readonly ImportNote[]): string {
  const rows = notes.map(namedLine);
  const width = Math.min(LONGEST_NAME, Math.max(...rows.map(([name]) => lengthOf(name))));
  return rows.map(([name, text]) => `  ${padded(name, width)}  ${text}`).join('\n');
}

/** A connector is better known by its ends, which its text begins with, than by its id. */
function namedLine({ about, text }: ImportNote): readonly [name: string, text: string] {
  const ends = /^([^:]+ → [^:]+): (.*)$/s.exec(text);
  return ends === null ? [about, text] : [ends[1]!, ends[2]!];
}
