import { Unzlib, zlibSync } from 'fflate';
import { type Design, type Issue, parseDesign, serializeDesign } from '../../model';
import { fail, type Result } from '../../result';
import { bytesOf, textOf } from '../write/zip';

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const KEYWORD = 'plumbline-design';
const LARGEST = 64 * 1024 * 1024;

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, i) => bytes[i] === byte);

/** The picture with the design as compressed international text (`iTXt`), which every viewer skips. PNG 1.2, 11.3.4.5. */
export function withDesign(png: Uint8Array, design: Design): Uint8Array {
  const end = chunksOf(png).find(({ type }) => type === 'IEND');
  if (end === undefined) throw new Error('expected a PNG that ends');
  const packed = zlibSync(bytesOf(serializeDesign(design)), { level: 9 });
  // Keyword, end, compressed, method, no language, no translation.
  const data = joined([bytesOf(KEYWORD), new Uint8Array([0, 1, 0, 0, 0]), packed]);
  const type = bytesOf('iTXt');
  const body = joined([type, data]);
  const chunk = joined([number(data.length), body, number(checksum(body))]);
  return joined([png.subarray(0, end.start), chunk, png.subarray(end.start)]);
}

/** The design that a picture carries; undefined where it carries none. */
export function designInPng(png: Uint8Array): Result<Design, readonly Issue[]> | undefined {
  for (const { type, data } of chunksOf(png)) {
    if (type !== 'iTXt' || textOf(data.subarray(0, KEYWORD.length)) !== KEYWORD || data[KEYWORD.length] !== 0) continue;
    const isPacked = data[KEYWORD.length + 1] === 1;
    const rest = afterNulls(data.subarray(KEYWORD.length + 3), 2);
    const plain = isPacked ? unpacked(rest) : rest;
    return plain === undefined
      ? fail([{ path: '', message: 'expected a design within the picture, got something that cannot be unpacked' }])
      : parseDesign(textOf(plain));
  }
  return undefined;
}

type Chunk = { readonly type: string; readonly data: Uint8Array; readonly start: number };

/** As many chunks as are whole: a picture that was cut off has fewer. */
function chunksOf(png: Uint8Array): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > png.length) break;
    chunks.push({ type: textOf(png.subarray(at + 4, at + 8)), data: png.subarray(at + 8, at + 8 + length), start: at });
    at += 12 + length;
  }
  return chunks;
}

function afterNulls(bytes: Uint8Array, count: number): Uint8Array {
  let at = 0;
  for (let n = 0; n < count; n++) at = bytes.indexOf(0, at) + 1;
  return bytes.subarray(at);
}

function unpacked(bytes: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const inflate = new Unzlib((part) => {
      size += part.length;
      if (size <= LARGEST) parts.push(part);
    });
    for (let at = 0; at < bytes.length; at += 4096) {
      if (size > LARGEST) return undefined;
      inflate.push(bytes.subarray(at, at + 4096), at + 4096 >= bytes.length);
    }
    return size > LARGEST ? undefined : joined(parts);
  } catch {
    return undefined;
  }
}

const number = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** CRC-32 as in PNG 1.2, annex D. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1;
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}
