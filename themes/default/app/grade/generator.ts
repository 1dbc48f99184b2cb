// Chance that can be repeated (rules G10): the same seed gives the same numbers, draws and orders in every language.

/** A generator of 32-bit numbers: xoshiro128** of Blackman and Vigna. Not for secrets. */
export class Generator {
  private constructor(
    private a: number,
    private b: number,
    private c: number,
    private d: number,
  ) {}

  /** The generator for a seed, any text: an attempt's id (G10.2). */
  static from(seed: string): Generator {
    const hash = fnv1a(new TextEncoder().encode(seed));
    const halves = [1, 2].flatMap((nth) => {
      const word = splitMix(hash, nth);
      return [word, word >> BigInt(32)].map((half) => Number(BigInt.asUintN(32, half)));
    });
    const [a = 0, b = 0, c = 0, d = 0] = halves;
    return new Generator(a, b, c, d);
  }

  /** The generator in a given state of four 32-bit numbers, one of them at least not 0. */
  static fromState(a: number, b: number, c: number, d: number): Generator {
    return new Generator(a, b, c, d);
  }

  /** The next number, 0 to 2³² − 1 (G10.1). */
  nextNumber(): number {
    const number = Math.imul(rotate(Math.imul(this.b, 5), 7), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = rotate(this.d, 11);
    return number;
  }

  /** A number from 0 to `bound` − 1, each as likely as the others; 0, without using a number, if `bound` is below 2. */
  below(bound: number): number {
    if (bound < 2) return 0;
    // 2³² modulo bound: that many numbers are refused, so that the rest divide evenly (G10.3).
    const refused = 2 ** 32 % bound;
    let number = this.nextNumber();
    while (number < refused) number = this.nextNumber();
    return number % bound;
  }

  /** The items in a random order, each order as likely as the others (G10.4). The given list stays as it is. */
  shuffle<Item>(items: readonly Item[]): Item[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const drawn = this.below(last + 1);
      [shuffled[last], shuffled[drawn]] = [shuffled[drawn] as Item, shuffled[last] as Item];
    }
    return shuffled;
  }
}

function rotate(number: number, bits: number): number {
  return (number << bits) | (number >>> (32 - bits));
}

/** The 64-bit FNV-1a hash of Fowler, Noll and Vo. */
function fnv1a(bytes: Uint8Array): bigint {
  let hash = BigInt("0xcbf29ce484222325");
  for (const byte of bytes) hash = times(hash ^ BigInt(byte), "0x100000001b3");
  return hash;
}

/** The `nth` number of SplitMix64 from this start, by which the authors of xoshiro advise to fill its state. */
function splitMix(start: bigint, nth: number): bigint {
  let mixed = BigInt.asUintN(64, start + BigInt(nth) * BigInt("0x9e3779b97f4a7c15"));
  mixed = times(mixed ^ (mixed >> BigInt(30)), "0xbf58476d1ce4e5b9");
  mixed = times(mixed ^ (mixed >> BigInt(27)), "0x94d049bb133111eb");
  return mixed ^ (mixed >> BigInt(31));
}

/** The product modulo 2⁶⁴. The factor is a text because older targets have no literals for big integers. */
function times(number: bigint, factor: string): bigint {
  return BigInt.asUintN(64, number * BigInt(factor));
}
