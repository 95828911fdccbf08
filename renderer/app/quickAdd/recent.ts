const REMEMBERED = 'plumbline.recentKinds';
const LONGEST = 8;

/** Kinds that were added last, the newest first. */
export function recentKinds(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(REMEMBERED) ?? '[]');
    return Array.isArray(kept) ? kept.filter((kind) => typeof kind === 'string').slice(0, LONGEST) : [];
  } catch {
    return [];
  }
}

export function rememberKind(kind: string): void {
  const kinds = [kind, ...recentKinds().filter((known) => known !== kind)].slice(0, LONGEST);
  try {
    globalThis.localStorage?.setItem(REMEMBERED, JSON.stringify(kinds));
  } catch {
    // Only a convenience is lost.
  }
}
