import { erlangC } from './erlang';
import { type Law, serviceLaw } from './law';

/**
 * How many times as long a request takes at a station that shares its servers between all who are there (M/G/c processor
 * sharing): 1 / (1 − ρ) for one server, whatever the law of service; 1 + C / (c − a) for more, as in M/M/c.
 * Infinity where the station has no equilibrium. Kleinrock 1967; insensitivity: Cohen 1979.
 */
export function stretch(servers: number, load: number): number {
  if (load >= servers) return Infinity;
  return 1 + erlangC(servers, load) / (servers - load);
}

/**
 * Response under processor sharing of a request with mean work `serviceMs`. Mean exact. One server and exponential work:
 * exact (Coffman, Muntz, Trotter 1970). Else a law with the squared coefficient of variation SCV + C · 2ρ / (2 − ρ), which is the
 * exact one for one server and exponential work. Precondition: load < servers.
 */
export function sharingLaw(servers: number, load: number, serviceMs: number, scv: number, isAlone: boolean): Law {
  if (serviceMs === 0 || load === 0) return serviceLaw(serviceMs, scv);
  if (servers === 1 && scv === 1 && isAlone) return singleSharing(load, serviceMs);
  const rho = load / servers;
  const extra = (erlangC(servers, load) * 2 * rho) / (2 - rho) / (servers === 1 ? rho : 1);
  return serviceLaw(serviceMs * stretch(servers, load), scv + extra);
}

const TERMS = 400;

/** M/M/1 processor sharing: Σ qᵏ μ / (μ + λ (1 − r) + s + k θ), times a factor; r the lesser root of λ r² − (λ + μ + s) r + μ. */
function singleSharing(rho: number, serviceMs: number): Law {
  const mu = 1 / serviceMs;
  const lambda = rho * mu;
  const meanMs = serviceMs / (1 - rho);
  return {
    meanMs,
    variance: (meanMs ** 2 * (2 + rho)) / (2 - rho),
    shiftMs: 0,
    atom: 0,
    transform: (s, out) => {
      for (let k = 0; k < s.re.length; k++) [out.re[k], out.im[k]] = sharingAt(s.re[k]!, s.im[k]!, lambda, mu);
    },
  };
}

function sharingAt(sRe: number, sIm: number, lambda: number, mu: number): [number, number] {
  const rho = lambda / mu;
  const b: Complex = [lambda + mu + sRe, sIm];
  const root = squareRoot(minus(times(b, b), [4 * lambda * mu, 0]));
  // 2 μ / (b + √…) is the lesser root without cancellation.
  const r = over([2 * mu, 0], plus(b, root));
  const r2 = times(r, r);
  const lead = minus([1, 0], [rho * r[0], rho * r[1]]);
  const lead2 = times(lead, lead);
  const factor = over([(1 - rho) * (1 - rho * r2[0]), -(1 - rho) * rho * r2[1]], lead2);
  const away = minus([1, 0], r);
  const q = over(times([rho, 0], times(away, away)), lead2);
  const theta = over(minus([mu, 0], [lambda * r2[0], lambda * r2[1]]), r);
  let at: Complex = [mu + lambda * away[0] + sRe, lambda * away[1] + sIm];
  let power: Complex = [1, 0];
  let sum: Complex = [0, 0];
  for (let k = 0; k < TERMS; k++) {
    const term = over(times(power, [mu, 0]), at);
    sum = plus(sum, term);
    if (Math.abs(term[0]) + Math.abs(term[1]) < 1e-16) break;
    power = times(power, q);
    at = plus(at, theta);
  }
  return times(factor, sum);
}

type Complex = [number, number];
const plus = (a: Complex, b: Complex): Complex => [a[0] + b[0], a[1] + b[1]];
const minus = (a: Complex, b: Complex): Complex => [a[0] - b[0], a[1] - b[1]];
const times = (a: Complex, b: Complex): Complex => [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
function over(a: Complex, b: Complex): Complex {
  const size = b[0] * b[0] + b[1] * b[1];
  return [(a[0] * b[0] + a[1] * b[1]) / size, (a[1] * b[0] - a[0] * b[1]) / size];
}
/** The root with a real part that is not negative. */
function squareRoot([re, im]: Complex): Complex {
  const size = Math.hypot(re, im);
  const a = Math.sqrt((size + re) / 2);
  const b = Math.sqrt(Math.max(0, (size - re) / 2));
  return [a, im < 0 ? -b : b];
}
