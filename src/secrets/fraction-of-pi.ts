/**
 * The binary digits of pi behind the point, with which Blowfish begins: computed, since 1,042 words of
 * a table could hold a slip that nobody sees.
 */

/** The first words of 32 bits each, by the series of the Chudnovsky brothers (1988). */
export function fractionOfPi(words: number): Int32Array {
  const bits = 32 * words + SPARE_BITS;
  const { q, t } = sumOfTerms(0, Math.ceil(bits / BITS_PER_TERM));
  const root = squareRoot(10_005n << BigInt(2 * bits), 2 * bits + 14);
  const pi = (426_880n * root * q) / (A * q + t);
  const digits = (pi >> BigInt(SPARE_BITS)).toString(16).slice('3'.length);
  return Int32Array.from({ length: words }, (_, i) => parseInt(digits.slice(8 * i, 8 * i + 8), 16));
}

/** More than all roundings together can spoil. */
const SPARE_BITS = 64;
const BITS_PER_TERM = 47;
const [A, B] = [13_591_409n, 545_140_134n];
const C = 640_320n ** 3n / 24n;

/** The sum of the terms after `from` up to `to` is t / q; p is what the terms after them begin with. */
interface Sum {
  readonly p: bigint;
  readonly q: bigint;
  readonly t: bigint;
}

/** Both halves first: factors of equal length are multiplied the fastest. */
function sumOfTerms(from: number, to: number): Sum {
  if (to - from === 1) {
    const k = BigInt(to);
    const p = -(6n * k - 5n) * (2n * k - 1n) * (6n * k - 1n);
    return { p, q: C * k ** 3n, t: p * (A + B * k) };
  }
  const middle = (from + to) >> 1;
  const [one, other] = [sumOfTerms(from, middle), sumOfTerms(middle, to)];
  return { p: one.p * other.p, q: one.q * other.q, t: one.t * other.q + one.p * other.t };
}

/** Heron's step doubles the digits that are right: each is given no more than it can use. */
function squareRoot(value: bigint, bits: number): bigint {
  if (bits <= 50) return BigInt(Math.floor(Math.sqrt(Number(value))));
  const left = bits >> 2;
  const root = squareRoot(value >> BigInt(2 * left), bits - 2 * left) << BigInt(left);
  return (root + value / root) >> 1n;
}
