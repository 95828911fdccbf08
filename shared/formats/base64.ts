const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map(Array.from(LETTERS, (letter, value) => [letter, value]));

/** Bytes as base64 (RFC 4648). */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i]!, bytes[i + 1], bytes[i + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    parts.push(
      LETTERS[bits >> 18]! +
        LETTERS[(bits >> 12) & 63]! +
        (b === undefined ? '=' : LETTERS[(bits >> 6) & 63]!) +
        (c === undefined ? '=' : LETTERS[bits & 63]!),
    );
  }
  return parts.join('');
}

/** The bytes of a base64 text, white space ignored; undefined where it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  const clean = text.replaceAll(/[\s=]+/g, '');
  const bytes = new Uint8Array(Math.floor((clean.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of clean) {
    const value = VALUES.get(letter);
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xff_ffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (bits >> held) & 0xff;
    }
  }
  return bytes;
}
