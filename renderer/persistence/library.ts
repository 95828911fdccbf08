import type { Design } from '@shared/model';
import Dexie, { type EntityTable } from 'dexie';
import { versionsIn, type VersionTable } from './versions';

/** One design of the library. The whole document is one record: writing it is one transaction. */
export type Entry = {
  readonly id: string;
  readonly name: string;
  readonly design: Design;
  readonly revision: number;
  readonly updatedAtMs: number;
  /** The file that it was opened from or saved to last. */
  readonly file?: { readonly path: string; readonly name: string; readonly modifiedAtMs: number } | undefined;
  /** In the bin since then: taken out for good a week later. */
  readonly deletedAtMs?: number | undefined;
};

type Database = Dexie & { designs: EntityTable<Entry, 'id'>; versions: VersionTable };

function openDatabase(name: string): Database {
  // Strict: a design that is shown as saved has reached the disk, whatever happens to the machine a moment later.
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Database;
  database.version(1).stores({ designs: 'id, updatedAtMs, deletedAtMs' });
  database.version(2).stores({ versions: '++id, [designId+keptAtMs]' });
  return database;
}

const BIN_MS = 7 * 24 * 3600 * 1000;

export type Library = ReturnType<typeof openLibrary>;

/** The designs on this device. Nothing in it ever leaves the device. */
export function openLibrary(name = 'plumbline') {
  const database = openDatabase(name);
  const versions = versionsIn(database);
  return {
    versions,
    /** Writes the entry; what it writes over is kept as a version now and then. */
    save: (entry: Entry): Promise<void> =>
      database.transaction('rw', database.designs, database.versions, async () => {
        const before = await database.designs.get(entry.id);
        if (before !== undefined && before.revision !== entry.revision)
          await versions.keepBefore(entry.id, before.design, before.updatedAtMs, entry.updatedAtMs);
        await database.designs.put(entry);
      }),
    load: (id: string): Promise<Entry | undefined> => database.designs.get(id),
    /** What is not in the bin, newest first. */
    list: async (): Promise<Entry[]> => {
      const all = await database.designs.orderBy('updatedAtMs').reverse().toArray();
      return all.filter((entry) => entry.deletedAtMs === undefined);
    },
    rename: async (id: string, title: string, atMs: number): Promise<void> => {
      await database.designs
        .where('id')
        .equals(id)
        .modify((entry: Writable<Entry>) => {
          entry.name = title;
          entry.design = { ...entry.design, name: title };
          entry.updatedAtMs = atMs;
        });
    },
    putInBin: async (id: string, atMs: number): Promise<void> => {
      await database.designs.update(id, { deletedAtMs: atMs });
    },
    takeFromBin: async (id: string): Promise<void> => {
      await database.designs.update(id, { deletedAtMs: undefined });
    },
    emptyOldBin: async (nowMs: number): Promise<void> => {
      const old = await database.designs
        .where('deletedAtMs')
        .below(nowMs - BIN_MS)
        .primaryKeys();
      await database.transaction('rw', database.designs, database.versions, async () => {
        await database.designs.bulkDelete(old);
        for (const id of old) await versions.deleteAll(id);
      });
    },
    close: (): void => database.close(),
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
