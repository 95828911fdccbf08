import { Inflate, strFromU8 } from 'fflate';
import { fail, ok, type Result } from '../../../result';
import { fromBase64 } from '../../base64';

/** Nobody's diagram is larger; a small file that grows beyond it wants to fill the memory. */
const LARGEST = 64 * 1024 * 1024;

/** The text of a compressed diagram: base64 of raw deflate of percent-encoded XML. */
export function inflated(text: string): Result<string> {
  const bytes = fromBase64(text);
  if (bytes === undefined) return fail('expected XML or a compressed diagram, got something else');
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isTooLarge = false;
  try {
    const inflate = new Inflate((chunk) => {
      size += chunk.length;
      isTooLarge ||= size > LARGEST;
      if (!isTooLarge) chunks.push(chunk);
    });
    // In pieces, so that a bomb is noticed before it has gone off.
    for (let at = 0; at < bytes.length; at += STEP) {
      if (isTooLarge) break;
      inflate.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
    if (isTooLarge) return fail(`expected at most ${LARGEST / 1024 ** 2} MB, got a diagram that unpacks to more`);
    return ok(decodeURIComponent(chunks.map((chunk) => strFromU8(chunk, true)).join('')));
  } catch (error) {
    return fail(`expected a compressed diagram, got something else (${error instanceof Error ? error.message : ''})`);
  }
}

const STEP = 4096;
