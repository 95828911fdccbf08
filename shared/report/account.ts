import type { ImportAccount } from '../formats';

/** What an import read, inferred and left out, for a terminal. */
export function accountText(account: ImportAccount): string {
  return account.notes.map(({ what, about, text }) => `${what}: ${about}: ${text}\n`).join('');
}
