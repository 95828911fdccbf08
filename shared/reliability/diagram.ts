/** The diagram outgrew its budget. Thrown and caught inside this folder: outside, it is a value. */
export class DiagramTooLarge extends Error {}

/**
 * A reduced ordered binary decision diagram (Bryant 1986) in typed arrays. Node 0 fails, node 1 works. A node tests the
 * variable at its `level`; the same level can carry several variables that exclude each other (`flavour`): a group of
 * replicas of which two zones are up is another coin than the same group with one zone up. Flavours are decided by
 * levels above, so that two nodes of one level that meet always carry the same flavour.
 */
export class Diagram {
  level = new Int32Array(1024);
  flavour = new Int32Array(1024);
  low = new Int32Array(1024);
  high = new Int32Array(1024);
  count = 2;
  #table = new Int32Array(4096);
  #cacheKey = new Float64Array(4096).fill(-1);
  #cacheValue = new Int32Array(4096);
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
    this.level[0] = this.level[1] = 0x7fff_ffff;
  }

  /** The node that tests a variable and goes to `low` where it fails, to `high` where it works. */
  node(level: number, flavour: number, low: number, high: number): number {
    if (low === high) return low;
    const mask = this.#table.length - 1;
    let slot = hash(level, flavour, low, high) & mask;
    for (let id = this.#table[slot]!; id !== 0; id = this.#table[slot]!) {
      if (this.low[id] === low && this.high[id] === high && this.level[id] === level && this.flavour[id] === flavour)
        return id;
      slot = (slot + 1) & mask;
    }
    if (this.count >= this.#limit) throw new DiagramTooLarge();
    const id = this.count++;
    if (id === this.level.length) this.#grow();
    this.level[id] = level;
    this.flavour[id] = flavour;
    this.low[id] = low;
    this.high[id] = high;
    this.#table[slot] = id;
    if (this.count * 2 > this.#table.length) this.#rehash();
    return id;
  }

  and(f: number, g: number): number {
    if (f === 0 || g === 0) return 0;
    if (f === 1 || f === g) return g;
    if (g === 1) return f;
    return this.#apply(f, g, 0);
  }

  or(f: number, g: number): number {
    if (f === 1 || g === 1) return 1;
    if (f === 0 || f === g) return g;
    if (g === 0) return f;
    return this.#apply(f, g, 1);
  }

  #apply(f: number, g: number, operation: 0 | 1): number {
    const a = f < g ? f : g;
    const b = f < g ? g : f;
    const key = (a * 0x400_0000 + b) * 2 + operation;
    const mixed = Math.imul(a, 0x9e37_79b1) ^ Math.imul(b, 0x85eb_ca6b) ^ operation;
    const hit = (mixed ^ (mixed >>> 16)) & (this.#cacheKey.length - 1);
    if (this.#cacheKey[hit] === key) return this.#cacheValue[hit]!;
    const la = this.level[a]!;
    const lb = this.level[b]!;
    const top = la < lb ? la : lb;
    const flavour = la < lb ? this.flavour[a]! : this.flavour[b]!;
    const a0 = la === top ? this.low[a]! : a;
    const a1 = la === top ? this.high[a]! : a;
    const b0 = lb === top ? this.low[b]! : b;
    const b1 = lb === top ? this.high[b]! : b;
    const low = operation === 0 ? this.and(a0, b0) : this.or(a0, b0);
    const high = operation === 0 ? this.and(a1, b1) : this.or(a1, b1);
    const result = this.node(top, flavour, low, high);
    // The cache may have grown meanwhile.
    const slot = (mixed ^ (mixed >>> 16)) & (this.#cacheKey.length - 1);
    this.#cacheKey[slot] = key;
    this.#cacheValue[slot] = result;
    return result;
  }

  #grow(): void {
    const grown = (old: Int32Array<ArrayBuffer>) => {
      const next = new Int32Array(old.length * 2);
      next.set(old);
      return next;
    };
    this.level = grown(this.level);
    this.flavour = grown(this.flavour);
    this.low = grown(this.low);
    this.high = grown(this.high);
  }

  #rehash(): void {
    this.#table = new Int32Array(this.#table.length * 2);
    const cache = Math.min(this.#table.length, LARGEST_CACHE);
    if (cache > this.#cacheKey.length) {
      this.#cacheKey = new Float64Array(cache).fill(-1);
      this.#cacheValue = new Int32Array(cache);
    }
    const mask = this.#table.length - 1;
    for (let id = 2; id < this.count; id++) {
      let slot = hash(this.level[id]!, this.flavour[id]!, this.low[id]!, this.high[id]!) & mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = id;
    }
  }
}

const LARGEST_CACHE = 1 << 20;

function hash(level: number, flavour: number, low: number, high: number): number {
  let h =
    Math.imul(level, 0x9e37_79b1) ^
    Math.imul(flavour, 0xc2b2_ae35) ^
    Math.imul(low, 0x85eb_ca6b) ^
    Math.imul(high, 0x27d4_eb2f);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b_3c6d);
  return h ^ (h >>> 13);
}
