/**
 * SHA-256 of SHA-256 of SHA-256 and so on (FIPS 180-4, 6.2): most of the time that a `modern` .p12
 * takes. node:crypto's calls cost more than the digests of 32 octets that they give: this loop, for
 * blocks of that one shape, takes about half of their time.
 */

/** Replaces a SHA-256 digest by its own SHA-256, `times` times, and gives the last. */
export function sha256Chain(digest: Buffer, times: number): Buffer {
  const H = Int32Array.from(H0, (_, i) => digest.readInt32BE(4 * i));
  const W = new Int32Array(64);
  for (let i = 0; i < times; i += 1) digestOfDigest(H, W);
  const last = Buffer.alloc(32);
  H.forEach((word, i) => last.writeInt32BE(word, 4 * i));
  // Keys are made of these digests: none stays behind.
  H.fill(0);
  W.fill(0);
  return last;
}

/** 6.2.2, in the standard's names: `H` goes in as eight words of message and comes out as their digest. */
function digestOfDigest(H: Int32Array, W: Int32Array): void {
  schedule(H, W);
  let [a, b, c, d] = [at(H0, 0), at(H0, 1), at(H0, 2), at(H0, 3)];
  let [e, f, g, h] = [at(H0, 4), at(H0, 5), at(H0, 6), at(H0, 7)];
  for (let t = 0; t < 64; t += 1) {
    const T1 = (h + Sigma1(e) + ch(e, f, g) + at(K, t) + at(W, t)) | 0;
    const T2 = (Sigma0(a) + maj(a, b, c)) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + T1) | 0;
    d = c;
    c = b;
    b = a;
    a = (T1 + T2) | 0;
  }
  H[0] = at(H0, 0) + a;
  H[1] = at(H0, 1) + b;
  H[2] = at(H0, 2) + c;
  H[3] = at(H0, 3) + d;
  H[4] = at(H0, 4) + e;
  H[5] = at(H0, 5) + f;
  H[6] = at(H0, 6) + g;
  H[7] = at(H0, 7) + h;
}

/** The block always has the same shape: eight words of digest, the padding bit, the length of 256 bits. */
function schedule(H: Int32Array, W: Int32Array): void {
  for (let t = 0; t < 8; t += 1) W[t] = at(H, t);
  for (let t = 8; t < 16; t += 1) W[t] = at(padding, t - 8);
  for (let t = 16; t < 64; t += 1) {
    W[t] = sigma1(at(W, t - 2)) + at(W, t - 7) + sigma0(at(W, t - 15)) + at(W, t - 16);
  }
}

const padding = Int32Array.of(0x80000000, 0, 0, 0, 0, 0, 0, 256);

const at = (words: Int32Array, i: number): number => words[i] ?? 0;

/** 4.1.2. */
const ch = (x: number, y: number, z: number): number => (x & y) ^ (~x & z);
const maj = (x: number, y: number, z: number): number => (x & y) ^ (x & z) ^ (y & z);
const Sigma0 = (x: number): number => rotr(x, 2) ^ rotr(x, 13) ^ rotr(x, 22);
const Sigma1 = (x: number): number => rotr(x, 6) ^ rotr(x, 11) ^ rotr(x, 25);
const sigma0 = (x: number): number => rotr(x, 7) ^ rotr(x, 18) ^ (x >>> 3);
const sigma1 = (x: number): number => rotr(x, 17) ^ rotr(x, 19) ^ (x >>> 10);
const rotr = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** The first 32 bits of the fractional part of a root. */
const fraction = (root: number): number => (root % 1) * 2 ** 32;

const primes = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && !Array.from({ length: n }, (_, i) => i).some((i) => i > 1 && n % i === 0),
);

/** 5.3.3 and 4.2.2: of the square roots of the first eight primes, of the cube roots of the first 64. */
const H0 = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const K = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
