/**
 * SHA-1 of SHA-1 of SHA-1 and so on (FIPS 180-4, 6.1): nearly all the time that a `compat` .p12 takes.
 * Four chains run at once in WebAssembly's vectors, in the time that plain JavaScript needs for one;
 * node:crypto's calls cost many times more than the digests of 20 octets that they give.
 */
import {
  load,
  local,
  rotateLeft,
  select,
  set,
  splat,
  startMachine,
  store,
  sum,
  xor,
  type Code,
  type WasmFunction,
  type WasmMachine,
} from '../wasm/wasm-function.ts';

/** How many chains run at once. */
export const chainLanes = 4;

/**
 * Replaces SHA-1 digests by their own SHA-1, `times` times, and gives the last of each. One digest takes
 * as long as `chainLanes`. Throws a RangeError for more than those.
 */
export function sha1Chains(digests: readonly Buffer[], times: number): readonly Buffer[] {
  if (digests.length > chainLanes) throw new RangeError('more chains than lanes');
  if (times === 0) return digests;
  const { run, memory } = (machine ??= startMachine(chain()));
  // Vector i holds word i of every digest. WebAssembly has a word's low octet first, SHA-1 its high one.
  const words = Buffer.from(memory.buffer, 0, 5 * 16);
  const at = (i: number, lane: number): number => 16 * i + 4 * lane;
  digests.forEach((digest, lane) => {
    for (let i = 0; i < 5; i += 1) words.writeInt32LE(digest.readInt32BE(4 * i), at(i, lane));
  });
  run(times);
  const last = digests.map((_, lane) => {
    const digest = Buffer.alloc(20);
    for (let i = 0; i < 5; i += 1) digest.writeInt32BE(words.readInt32LE(at(i, lane)), 4 * i);
    return digest;
  });
  // Keys are made of these digests: none stays behind.
  words.fill(0);
  return last;
}

/** One a thread, made when it is first needed. */
let machine: WasmMachine | undefined;

/**
 * The digest of a digest as FIPS 180-4, 6.1.2 has it. The block always has the same shape: five words
 * of digest, the padding bit, nine words of zero, the length of 160 bits.
 */
function chain(): WasmFunction {
  const each = (code: (i: number) => Code): Code => [0, 1, 2, 3, 4].map(code).join('');
  return {
    vectors: 37,
    before: [
      each((i) => set(H(i), load(16 * i))),
      each((i) => set(H0(i), splat(initialHash[i] ?? 0))),
      ...stages.map(({ constant }, stage) => set(K(stage), splat(constant))),
      set(paddingBit, splat(0x80000000)),
      set(lengthBits, splat(160)),
    ].join(''),
    loop: [
      each((i) => set(working(i, 0), local(H0(i)))),
      ...Array.from({ length: 80 }, (_, t) => round(t)),
      each((i) => set(H(i), sum(local(working(i, 80)), local(H0(i))))),
    ].join(''),
    after: each((i) => store(16 * i, local(H(i)))),
  };
}

/** 5.3.1. */
const initialHash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];

/** 4.1.1: Ch lets x choose between y and z; Maj lets z decide where x and y differ. */
const ch = (x: Code, y: Code, z: Code): Code => select(x, y, z);
const parity = (x: Code, y: Code, z: Code): Code => xor(x, y, z);
const maj = (x: Code, y: Code, z: Code): Code => select(xor(x, y), z, y);

/** Function and constant (4.2.1) of each twenty rounds. */
const stages = [
  { f: ch, constant: 0x5a827999 },
  { f: parity, constant: 0x6ed9eba1 },
  { f: maj, constant: 0x8f1bbcdc },
  { f: parity, constant: 0xca62c1d6 },
] as const;

/** The locals: the digest, what each starts from, the constants, 16 words of schedule, a to e. */
const H = (i: number): number => 1 + i;
const H0 = (i: number): number => 6 + i;
const K = (stage: number): number => 11 + stage;
const W = (t: number): number => 15 + (t % 16);
/** Where a to e (0 to 4) are before round t: they change places, their values stay. */
const working = (i: number, t: number): number => 31 + ((i + 4 * t) % 5);
const paddingBit = 36;
const lengthBits = 37;

/** Step 3: T becomes the next a, in the place of e, which ends here. */
function round(t: number): Code {
  const stage = Math.floor(t / 20);
  const { f } = stages[stage] ?? stages[0];
  const [a, b] = [working(0, t), working(1, t)];
  const [c, d, e] = [working(2, t), working(3, t), working(4, t)];
  const T = sum(
    ...[local(e), local(K(stage)), ...scheduled(t)],
    f(local(b), local(c), local(d)),
    rotateLeft(local(a), 5),
  );
  return schedule(t) + set(e, T) + set(b, rotateLeft(local(b), 30));
}

/** Step 1: word t, in the place of word t - 16. */
function schedule(t: number): Code {
  if (t < 16) return '';
  const terms = [t - 3, t - 8, t - 14, t - 16].flatMap(scheduled);
  return set(W(t), xor(...terms)) + set(W(t), rotateLeft(local(W(t)), 1));
}

/** Word t of the schedule; nothing for those that are zero in every block. */
function scheduled(t: number): readonly Code[] {
  if (t >= 16) return [local(W(t))];
  if (t < 5) return [local(H(t))];
  return t === 5 ? [local(paddingBit)] : t === 15 ? [local(lengthBits)] : [];
}
