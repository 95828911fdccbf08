/** `Links DB` → `links-db`: readable in the file, in messages and on the command line. */
export function slug(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'component';
}

/** The base, or the first of base-2, base-3 … that is free. */
export function unique(base: string, taken: Readonly<Record<string, unknown>>): string {
  if (!Object.hasOwn(taken, base)) return base;
  for (let n = 2; ; n++) if (!Object.hasOwn(taken, `${base}-${n}`)) return `${base}-${n}`;
}
