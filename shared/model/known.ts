/**
 * The fields that the schema names, read-only at every depth, without the index signature that lets unknown fields
 * through. A misspelt field is then a compile error although the file keeps fields that nobody here knows.
 */
export type Known<T> = T extends readonly (infer Item)[]
  ? readonly Known<Item>[]
  : T extends object
    ? IsRecord<T> extends true
      ? { readonly [K in keyof T]: Known<T[K]> }
      : { readonly [K in keyof T as Named<K>]: Known<Exclude<T[K], undefined>> }
    : T;

type Named<K> = string extends K ? never : number extends K ? never : symbol extends K ? never : K;

/** A record by id (only an index signature, of something known), as opposed to a loose object (index signature of unknown). */
type IsRecord<T> = string extends keyof T ? (unknown extends T[keyof T] ? false : true) : false;
