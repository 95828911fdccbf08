import type { Design } from '@shared/model';
import { Dexie, type EntityTable } from 'dexie';

/** A design as it once was. Named ones stay until somebody deletes them; of the others the newest. */
export type Version = {
  readonly id: number;
  readonly designId: string;
  /** The design was so since then. */
  readonly atMs: number;
  readonly keptAtMs: number;
  /** Given by the person; undefined for what was kept by itself. */
  readonly name?: string | undefined;
  readonly design: Design;
};

export type VersionTable = EntityTable<Version, 'id'>;

/** Between two versions that are kept by themselves. */
const APART_MS = 10 * 60 * 1000;
const MOST_UNNAMED = 40;

/** Earlier versions of the designs of the library, in the same database. */
export function versionsIn({ versions }: { readonly versions: VersionTable }) {
  const of = (designId: string) =>
    versions.where('[designId+keptAtMs]').between([designId, Dexie.minKey], [designId, Dexie.maxKey]);
  return {
    /** Newest first. */
    list: async (designId: string): Promise<Version[]> => {
      const all = await of(designId).toArray();
      return all.sort((a, b) => b.atMs - a.atMs || b.id - a.id);
    },
    keep: async (version: Omit<Version, 'id'>): Promise<void> => {
      await versions.add(version);
    },
    rename: async (id: number, name: string): Promise<void> => {
      await versions.update(id, { name });
    },
    delete: async (id: number): Promise<void> => versions.delete(id),
    deleteAll: async (designId: string): Promise<void> => {
      await of(designId).delete();
    },
    /** Keeps what is about to be written over, unless a version was kept just before. */
    keepBefore: async (designId: string, design: Design, atMs: number, nowMs: number): Promise<void> => {
      // Counted, not read: this is asked at every write, and a version is a whole design.
      const isRecent = [[designId, nowMs - APART_MS], [designId, Dexie.maxKey], false, true] as const;
      if (
        (await versions
          .where('[designId+keptAtMs]')
          .between(...isRecent)
          .count()) > 0
      )
        return;
      await versions.add({ designId, design, atMs, keptAtMs: nowMs });
      if ((await of(designId).count()) <= MOST_UNNAMED) return;
      const unnamed = (await of(designId).toArray()).filter(({ name }) => name === undefined);
      await versions.bulkDelete(unnamed.slice(0, -MOST_UNNAMED).map(({ id }) => id));
    },
  };
}
