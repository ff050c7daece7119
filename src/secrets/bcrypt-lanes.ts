/**
 * bcrypt (Provos and Mazières, "A Future-Adaptable Password Scheme", 1999) of several passwords at a
 * time. One alone waits for memory most of the time: each of its steps looks up four words and needs
 * them for the next. Four side by side take hardly longer, and a batch has hundreds.
 */
import {
  constant,
  loadWord,
  local,
  set,
  shiftLeft,
  shiftRight,
  startMachine,
  storeWord,
  wordAnd,
  wordSum,
  wordXor,
  type Code,
  type WasmFunction,
  type WasmMachine,
} from '../wasm/wasm-function.ts';
import { fractionOfPi } from './fraction-of-pi.ts';

/** How many passwords are hashed side by side. */
export const bcryptLanes = 4;

/** What goes in: one password with its salt of 16 octets. */
export interface BcryptInput {
  /** UTF-8; bcrypt reads 72 octets of it. */
  readonly password: Buffer;
  readonly salt: Buffer;
}

/** The 23 octets of each; `cost` is a power of two. Throws a RangeError for more than `bcryptLanes`. */
export function bcryptDigests(inputs: readonly BcryptInput[], cost: number): readonly Buffer[] {
  if (inputs.length > bcryptLanes) throw new RangeError('more passwords than lanes');
  if (inputs.length === 0) return [];
  const lanes = startLanes(inputs.length);
  const keys = inputs.map(({ password }) => cycled(Buffer.concat([password, Buffer.of(0)])));
  const salts = inputs.map(({ salt }) => cycled(salt));
  lanes.expand(keys, salts);
  for (let i = 0; i < 2 ** cost; i += 1) {
    lanes.expand(keys);
    lanes.expand(salts);
  }
  const digests = inputs.map((_, lane) => encryptMagic(lanes.boxes[lane] ?? new Int32Array()));
  lanes.wipe();
  return digests;
}

/** Blowfish's 18 subkeys and behind them its four S-boxes of 256 words: what a key is expanded into. */
const SUBKEYS = 18;
const BOX_WORDS = SUBKEYS + 4 * 256;
const BOX_OCTETS = 4 * BOX_WORDS;
const ROUNDS = 16;

/** As many words as there are subkeys, which is 72 octets, over and over the same ones. */
function cycled(octets: Buffer): Int32Array {
  const whole = Buffer.alloc(4 * SUBKEYS, octets.subarray(0, 4 * SUBKEYS));
  return Int32Array.from({ length: SUBKEYS }, (_, i) => whole.readInt32BE(4 * i));
}

interface Lanes {
  /** Of each lane, subkeys first. */
  readonly boxes: readonly Int32Array[];
  /** ExpandKey of the paper: with a salt, or with one that is all zero. */
  expand(keys: readonly Int32Array[], salts?: readonly Int32Array[]): void;
  wipe(): void;
}

function startLanes(count: number): Lanes {
  const { run, memory } = machineOf(count);
  const all = new Int32Array(memory.buffer);
  const boxes = Array.from({ length: count }, (_, lane) =>
    all.subarray(lane * BOX_WORDS, (lane + 1) * BOX_WORDS),
  );
  const start = (initialBox ??= fractionOfPi(BOX_WORDS));
  for (const box of boxes) box.set(start);
  const saltsAt = (lane: number): number => saltAddress(count, lane) / 4;
  return {
    boxes,
    expand(keys, salts) {
      for (const [lane, box] of boxes.entries()) {
        const key = keys[lane];
        for (let i = 0; i < SUBKEYS; i += 1) box[i] = at(box, i) ^ (key?.[i] ?? 0);
        all.set(salts?.[lane]?.subarray(0, 4) ?? NO_SALT, saltsAt(lane));
      }
      run(BOX_WORDS / 2);
    },
    wipe() {
      all.fill(0);
    },
  };
}

const NO_SALT = new Int32Array(4);

/** Made when they are first needed; a thread keeps them. */
let initialBox: Int32Array | undefined;
const machines = new Map<number, WasmMachine>();

function machineOf(lanes: number): WasmMachine {
  const machine = machines.get(lanes) ?? startMachine(expansion(lanes));
  machines.set(lanes, machine);
  return machine;
}

/** Where the four words of a lane's salt lie: behind all boxes. */
const saltAddress = (lanes: number, lane: number): number => lanes * BOX_OCTETS + 16 * lane;

/**
 * Replaces the words of every box, two at a time, by the encryption of the two before, into which goes
 * half of the salt: the first and the second half in turn.
 */
function expansion(lanes: number): WasmFunction {
  const each = (code: (lane: number) => Code): Code =>
    Array.from({ length: lanes }, (_, lane) => code(lane)).join('');
  const half = wordAnd(local(address), constant(8));
  const salt = (lane: number, word: number): Code =>
    loadWord(half, saltAddress(lanes, lane) + 4 * word);
  const subkey = (lane: number, i: number): Code =>
    loadWord(constant(0), lane * BOX_OCTETS + 4 * i);
  /** Before round i, the half that goes into F: they change places, their values stay. */
  const working = (lane: number, i: number): number => (i % 2 === 0 ? left(lane) : right(lane));
  const round = (lane: number, i: number): Code => {
    const [one, other] = [working(lane, i), working(lane, i + 1)];
    return set(other, wordXor(local(other), subkey(lane, i + 1), f(lane, local(one))));
  };
  return {
    ...{ vectors: 0, words: 2 + 2 * lanes },
    before: '',
    loop: [
      each((lane) => set(left(lane), wordXor(local(left(lane)), salt(lane, 0), subkey(lane, 0)))),
      each((lane) => set(right(lane), wordXor(local(right(lane)), salt(lane, 1)))),
      ...Array.from({ length: ROUNDS }, (_, i) => each((lane) => round(lane, i))),
      each((lane) =>
        [
          set(spare, wordXor(local(right(lane)), subkey(lane, ROUNDS + 1))),
          set(right(lane), local(left(lane))),
          set(left(lane), local(spare)),
          storeWord(local(address), lane * BOX_OCTETS, local(left(lane))),
          storeWord(local(address), lane * BOX_OCTETS + 4, local(right(lane))),
        ].join(''),
      ),
      set(address, wordSum(local(address), constant(8))),
    ].join(''),
    after: '',
  };
}

/** The locals: where in the box we are, one that is free, and both halves of each lane's block. */
const [address, spare] = [1, 2];
const left = (lane: number): number => 3 + 2 * lane;
const right = (lane: number): number => 4 + 2 * lane;

/** Blowfish's F, in the S-boxes of a lane. */
function f(lane: number, x: Code): Code {
  const looked = (box: number, index: Code): Code =>
    loadWord(wordAnd(index, constant(0x3fc)), lane * BOX_OCTETS + 4 * (SUBKEYS + 256 * box));
  // Octets of x, times four.
  const [a, b] = [looked(0, shiftRight(x, 22)), looked(1, shiftRight(x, 14))];
  const [c, d] = [looked(2, shiftRight(x, 6)), looked(3, shiftLeft(x, 2))];
  return wordSum(wordXor(wordSum(a, b), c), d);
}

/** EncryptECB of the paper, 64 times: too little to be worth machine code of its own. */
function encryptMagic(box: Int32Array): Buffer {
  const digest = Buffer.from('OrpheanBeholderScryDoubt', 'latin1');
  for (let start = 0; start < digest.length; start += 8) {
    let [l, r] = [digest.readInt32BE(start), digest.readInt32BE(start + 4)];
    for (let i = 0; i < 64; i += 1) [l, r] = encrypt(box, l, r);
    digest.writeInt32BE(l, start);
    digest.writeInt32BE(r, start + 4);
  }
  // The last octet never was part of a hash: a slip of the first bcrypt that all others keep.
  return digest.subarray(0, 23);
}

function encrypt(box: Int32Array, l: number, r: number): [number, number] {
  const s = (i: number, octet: number): number => at(box, SUBKEYS + 256 * i + (octet & 0xff));
  let [one, other] = [l ^ at(box, 0), r];
  for (let i = 1; i <= ROUNDS; i += 1) {
    const mixed = ((s(0, one >>> 24) + s(1, one >>> 16)) ^ s(2, one >>> 8)) + s(3, one);
    [one, other] = [other ^ at(box, i) ^ mixed, one];
  }
  return [other ^ at(box, ROUNDS + 1), one];
}

const at = (words: Int32Array, i: number): number => words[i] ?? 0;
