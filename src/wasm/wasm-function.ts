/**
 * A small assembler for WebAssembly (core specification 2.0, chapter 5): one function that works on
 * 32-bit words and on vectors of four of them. Only the instructions that its users need; no names, no
 * imports.
 */

/**
 * Octets of the binary format: instructions, each after all that it works on. In a string, one character
 * an octet, because nothing else is joined as cheaply.
 */
export type Code = string;

/** What the function does: `loop` over and over, as often as its caller says, at least once. */
export interface WasmFunction {
  /** How many vectors it keeps: locals 1 to `vectors`. Local 0 is the caller's count. */
  readonly vectors: number;
  /** How many words: the locals after those. All begin as zero. */
  readonly words?: number;
  readonly before: Code;
  readonly loop: Code;
  readonly after: Code;
}

/** The function in a module of its own. */
export interface WasmMachine {
  /** 65,536 octets, where the function finds what it works on and leaves what comes of it. */
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly run: (times: number) => void;
}

/** Compiles the function; threads that compile the same one share its machine code. */
export function startMachine(code: WasmFunction): WasmMachine {
  const module = new WebAssembly.Module(assembleModule(code));
  return new WebAssembly.Instance(module).exports as WasmMachine;
}

/** What is used here of the global object: Node's typings leave it to those of the browser. */
declare const WebAssembly: {
  readonly Module: new (octets: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** The octets of a module that exports `run` and one page of `memory`. */
function assembleModule({ vectors, words = 0, before, loop, after }: WasmFunction): Buffer {
  const locals = list(unsigned(vectors) + v128, unsigned(words) + i32);
  const countDown = local(0) + constant(1) + i32Sub + localTee(0);
  const body = before + loopStart + loop + countDown + branchIf(0) + end + after + end;
  const module = [
    octets(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0), // magic and version
    section(1, octets(0x60) + list(i32) + list()), // type: (i32) -> ()
    section(3, octets(0)), // the function is of type 0
    section(5, octets(0, 1)), // the memory has one page or more
    section(7, sized('memory') + octets(2, 0), sized('run') + octets(0, 0)),
    section(10, sized(locals + body)),
  ];
  return Buffer.from(module.join(''), 'latin1');
}

/** The value of a local. */
export const local = (index: number): Code => octets(0x20, index);

/** Puts a value into a local. */
export const set = (index: number, value: Code): Code => value + octets(0x21, index);

/** A word. */
export const constant = (word: number): Code => octets(0x41) + signed(word | 0);

/** The word at an address in octets, so many octets further on. */
export const loadWord = (address: Code, offset: number): Code =>
  address + octets(0x28, 2) + unsigned(offset);

/** Puts a word where `loadWord` finds it. */
export const storeWord = (address: Code, offset: number, value: Code): Code =>
  address + value + octets(0x36, 2) + unsigned(offset);

/** The sum of two words, modulo 2^32. */
export const wordSum = (one: Code, other: Code): Code => one + other + octets(0x6a);

/** Exclusive or of one word or more. */
export const wordXor = (...words: readonly Code[]): Code =>
  words.reduce((left, right) => left + right + octets(0x73));

export const wordAnd = (one: Code, other: Code): Code => one + other + octets(0x71);
export const shiftLeft = (word: Code, bits: number): Code => word + constant(bits) + octets(0x74);
export const shiftRight = (word: Code, bits: number): Code => word + constant(bits) + octets(0x76);

/** The same word four times. */
export const splat = (word: number): Code => constant(word) + simd(0x11);

/** The vector at an address in octets, a multiple of 16. */
export const load = (address: number): Code => constant(0) + simd(0x00) + aligned(address);

/** Puts a value where `load` finds it. */
export const store = (address: number, value: Code): Code =>
  constant(0) + value + simd(0x0b) + aligned(address);

/** The sum of one or more, word by word, modulo 2^32. */
export const sum = (...terms: readonly Code[]): Code =>
  terms.reduce((left, right) => left + right + i32x4Add);

/** Exclusive or of one or more. */
export const xor = (...terms: readonly Code[]): Code =>
  terms.reduce((left, right) => left + right + v128Xor);

/** Bit by bit: of `ones` where `mask` has a one, else of `zeros`. */
export const select = (mask: Code, ones: Code, zeros: Code): Code =>
  ones + zeros + mask + v128BitSelect;

/** Each word turned to the left. The value is computed twice: let it be a local. */
export const rotateLeft = (value: Code, bits: number): Code =>
  [
    ...[value, constant(bits), i32x4ShiftLeft],
    ...[value, constant(32 - bits), i32x4ShiftRight],
    v128Or,
  ].join('');

const octets = String.fromCharCode;

/** LEB128: seven bits an octet, the lowest first; the eighth says that more follow. */
function unsigned(value: number): Code {
  return value < 0x80 ? octets(value) : octets((value & 0x7f) | 0x80) + unsigned(value >>> 7);
}

/** LEB128 of a 32-bit word; the seventh bit of the last octet is the sign. */
function signed(word: number): Code {
  return word >= -0x40 && word < 0x40
    ? octets(word & 0x7f)
    : octets((word & 0x7f) | 0x80) + signed(word >> 7);
}

const i32 = octets(0x7f);
const v128 = octets(0x7b);

const loopStart = octets(0x03, 0x40); // neither takes values nor gives any
const end = octets(0x0b);
const branchIf = (depth: number): Code => octets(0x0d, depth);
const localTee = (local: number): Code => octets(0x22, local);
const i32Sub = octets(0x6b);

const simd = (instruction: number): Code => octets(0xfd) + unsigned(instruction);
const v128Or = simd(0x50);
const v128Xor = simd(0x51);
const v128BitSelect = simd(0x52);
const i32x4ShiftLeft = simd(0xab);
const i32x4ShiftRight = simd(0xad);
const i32x4Add = simd(0xae);
/** Where a vector lies: on a multiple of 2^4 octets. */
const aligned = (address: number): Code => octets(4) + unsigned(address);

const list = (...items: readonly Code[]): Code => unsigned(items.length) + items.join('');
const sized = (code: Code): Code => unsigned(code.length) + code;
const section = (id: number, ...items: readonly Code[]): Code => octets(id) + sized(list(...items));
