import type { Design } from '@shared/model';
import Dexie, { type EntityTable } from 'dexie';

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

type Database = Dexie & { designs: EntityTable<Entry, 'id'> };

function openDatabase(name: string): Database {
  // Strict: a design that is shown as saved has reached the disk, whatever happens to the machine a moment later.
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Database;
  database.version(1).stores({ designs: 'id, updatedAtMs, deletedAtMs' });
  return database;
}

const BIN_MS = 7 * 24 * 3600 * 1000;

export type Library = ReturnType<typeof openLibrary>;

/** The designs on this device. Nothing in it ever leaves the device. */
export function openLibrary(name = 'plumbline') {
  const database = openDatabase(name);
  return {
    save: (entry: Entry): Promise<string> => database.designs.put(entry),
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
      await database.designs
        .where('deletedAtMs')
        .below(nowMs - BIN_MS)
        .delete();
    },
    close: (): void => database.close(),
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
