import { diff } from '@shared/edit';
import type { Version } from '@renderer/persistence';
import { run, useDocument } from '@renderer/state/document';
import { compareWithDesign } from '@renderer/tradeoff';
import { toast } from 'sonner';
import { notify } from './messages';
import { autosave, library } from './services';

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
export const moment = (atMs: number): string => MOMENT.format(atMs);

const nameOf = ({ name, atMs }: Version): string => name ?? moment(atMs);

/** The open design as it is now, under a name. */
export async function keepVersion(name: string): Promise<void> {
  await autosave.flush();
  const { design } = useDocument.getState();
  const now = Date.now();
  await library.versions.keep({ designId: design.id, design, atMs: now, keptAtMs: now, name });
}

/** The open design becomes what it was: one step of undo, and what it is now is a version before that. */
export async function restoreVersion(version: Version): Promise<void> {
  await autosave.flush();
  const { design } = useDocument.getState();
  const back = { ...diff(design, version.design), label: `Restore ${nameOf(version)}` };
  if (back.touched.length === 0) return void toast('The design is as it was then.');
  const now = Date.now();
  await library.versions.keep({ designId: design.id, design, atMs: now, keptAtMs: now });
  notify({ isVersionsOpen: false });
  run(back);
  toast.success(`Restored ${nameOf(version)}. Undo brings back what was there.`);
}

export function compareVersion(version: Version): void {
  notify({ isVersionsOpen: false });
  compareWithDesign({ name: nameOf(version), design: version.design });
}
