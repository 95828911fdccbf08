const BLOCK = 1024;

/**
 * A seeded source of random numbers: Chris Doty-Humphrey's sfc32 (passes PractRand and BigCrush), drawn in blocks, so that
 * its state stays in registers and a draw in the event loop is one read.
 */
export class Dice {
  readonly #state = new Int32Array(4);
  readonly #uniforms = new Float64Array(BLOCK);
  readonly #exponentials = new Float64Array(BLOCK);
  #nextUniform = BLOCK;
  #nextExponential = BLOCK;

  /** `stream` tells apart independent uses of one seed. */
  constructor(seed: number, stream = 0) {
    this.#state.set([seed | 0, Math.floor(seed / 4294967296) | 0, stream | 0, 1]);
    // The first numbers of similar seeds resemble each other.
    for (let i = 0; i < 20; i++) this.#bits();
  }

  /** Strictly between 0 and 1. */
  uniform(): number {
    if (this.#nextUniform === BLOCK) this.#refillUniforms();
    return this.#uniforms[this.#nextUniform++]!;
  }

  /** Exponential with mean 1. */
  exponential(): number {
    if (this.#nextExponential === BLOCK) this.#refillExponentials();
    return this.#exponentials[this.#nextExponential++]!;
  }

  /** Standard normal, by the polar method of Marsaglia (1964). */
  normal(): number {
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const s = x * x + y * y;
      if (s > 0 && s < 1) return x * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }

  /** Gamma with mean `shape`, for shape ≥ 1: Marsaglia and Tsang 2000. */
  gamma(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(this.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
    }
  }

  #bits(): number {
    const s = this.#state;
    const t = (((s[0]! + s[1]!) | 0) + s[3]!) | 0;
    s[3] = s[3]! + 1;
    s[0] = s[1]! ^ (s[1]! >>> 9);
    s[1] = (s[2]! + (s[2]! << 3)) | 0;
    s[2] = (((s[2]! << 21) | (s[2]! >>> 11)) + t) | 0;
    return t;
  }

  #refillUniforms(): void {
    for (let i = 0; i < BLOCK; i++) this.#uniforms[i] = ((this.#bits() >>> 0) + 0.5) / 4294967296;
    this.#nextUniform = 0;
  }

  /** Ziggurat of 256 layers, Marsaglia and Tsang 2000; layer and height come from different draws (Doornik 2005). */
  #refillExponentials(): void {
    for (let i = 0; i < BLOCK; ) {
      const layer = this.#bits() & 255;
      const x = ((this.#bits() >>> 0) + 0.5) * EDGE_PER_BIT[layer]!;
      if (x < EDGE[layer + 1]!) this.#exponentials[i++] = x;
      else if (layer === 0) this.#exponentials[i++] = TAIL_FROM - Math.log(((this.#bits() >>> 0) + 0.5) / 4294967296);
      else {
        const low = Math.exp(-EDGE[layer]!);
        const high = Math.exp(-EDGE[layer + 1]!);
        const y = low + (((this.#bits() >>> 0) + 0.5) / 4294967296) * (high - low);
        if (y < Math.exp(-x)) this.#exponentials[i++] = x;
      }
    }
    this.#nextExponential = 0;
  }
}

const TAIL_FROM = 7.69711747013105;
const LAYER_AREA = 0.003949659822581557;

/** Right edges of the layers, widest first; all layers have the same area under e^−x. */
const EDGE = edges();
const EDGE_PER_BIT = EDGE.map((edge) => edge / 4294967296);

function edges(): Float64Array {
  const edge = new Float64Array(257);
  edge[0] = LAYER_AREA * Math.exp(TAIL_FROM);
  edge[1] = TAIL_FROM;
  for (let i = 2; i < 256; i++) edge[i] = -Math.log(LAYER_AREA / edge[i - 1]! + Math.exp(-edge[i - 1]!));
  edge[256] = 0;
  return edge;
}
