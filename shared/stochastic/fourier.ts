import type { Vector } from './law';

const twiddles = new Map<number, Vector>();

function twiddlesOf(size: number): Vector {
  const known = twiddles.get(size);
  if (known !== undefined) return known;
  const made = { re: new Float64Array(size / 2), im: new Float64Array(size / 2) };
  for (let k = 0; k < size / 2; k++) {
    made.re[k] = Math.cos((2 * Math.PI * k) / size);
    made.im[k] = Math.sin((2 * Math.PI * k) / size);
  }
  twiddles.set(size, made);
  return made;
}

/**
 * In place: x_j ← Σ x_k e^{sign·2πi·jk/N}, without a factor. N, the length, is a power of two.
 * Cooley, Tukey 1965, decimation in time.
 */
export function fourier({ re, im }: Vector, sign: 1 | -1): void {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j]!, re[i]!];
      [im[i], im[j]] = [im[j]!, im[i]!];
    }
  }
  const w = twiddlesOf(size);
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let from = 0; from < size; from += 2 * half) {
      for (let k = 0; k < half; k++) {
        const wr = w.re[k * stride]!;
        const wi = sign * w.im[k * stride]!;
        const a = from + k;
        const b = a + half;
        const xr = re[b]! * wr - im[b]! * wi;
        const xi = re[b]! * wi + im[b]! * wr;
        re[b] = re[a]! - xr;
        im[b] = im[a]! - xi;
        re[a] = re[a]! + xr;
        im[a] = im[a]! + xi;
      }
    }
  }
}
