import type { Law, Vector } from './law';
import { delay } from './law';

/**
 * Waiting at M/G/1: W(s) = (1 − ρ) s / (s − λ (1 − B(s))), exact for the given law of service. `thirdMoment` is not known of a
 * law, so the variance is that of the exponential tail with the right mean; only searches start from it.
 * Precondition: 0 < rate · mean < 1000. Source: Pollaczek 1930, Khinchine 1932.
 */
export function singleServerWait(ratePerSecond: number, service: Law): Law {
  const lambda = ratePerSecond / 1000;
  const rho = lambda * service.meanMs;
  const square = service.variance + service.meanMs ** 2;
  const meanMs = (lambda * square) / (2 * (1 - rho));
  return {
    meanMs,
    variance: Math.max(meanMs ** 2, (2 * meanMs ** 2) / rho - meanMs ** 2),
    shiftMs: 0,
    atom: 1 - rho,
    transform: (s: Vector, out: Vector) => {
      service.transform(s, out);
      delay(out, s, service.shiftMs);
      for (let k = 0; k < s.re.length; k++) {
        // s − λ + λ B(s)
        const re = s.re[k]! - lambda + lambda * out.re[k]!;
        const im = s.im[k]! + lambda * out.im[k]!;
        const size = re * re + im * im;
        const nRe = (1 - rho) * s.re[k]!;
        const nIm = (1 - rho) * s.im[k]!;
        out.re[k] = (nRe * re + nIm * im) / size;
        out.im[k] = (nIm * re - nRe * im) / size;
      }
    },
  };
}
