/** Hashes of initial passwords for the download page (bcrypt, which nginx and Apache read too). */
import { timingSafeEqual } from 'node:crypto';
import bcrypt from 'bcryptjs';
import type { Random } from '../system/random.ts';
import { bcryptDigests, bcryptLanes } from './bcrypt-lanes.ts';
import type { Secret } from './secret.ts';

/**
 * bcrypt's cost, as a power of two. A password drawn with 79 bits cannot be guessed at any cost, and
 * bcrypt blocks a web server's worker; one that a person chose needs the cost. bcrypt reads 72 octets.
 */
const COST = { generated: 4, chosen: 10 } as const;

export type PasswordOrigin = keyof typeof COST;

/** In the order given; four take hardly longer than one. */
export function hashPasswords(
  passwords: readonly Secret[],
  origin: PasswordOrigin,
  random: Random,
): readonly string[] {
  const cost = COST[origin];
  const inputs = passwords.map((password) => ({
    password: Buffer.from(password.reveal()),
    salt: random.bytes(SALT_OCTETS),
  }));
  const hashes: string[] = [];
  for (let start = 0; start < inputs.length; start += bcryptLanes) {
    const together = inputs.slice(start, start + bcryptLanes);
    const digests = bcryptDigests(together, cost);
    for (const [i, { salt, password }] of together.entries()) {
      hashes.push(format(cost, salt, digests[i] ?? Buffer.alloc(0)));
      password.fill(0);
    }
  }
  return hashes;
}

const SALT_OCTETS = 16;

/** `$2b$`: as all do it since 2014. bcrypt has a Base64 of its own. */
function format(cost: number, ...parts: readonly Buffer[]): string {
  const texts = parts.map((part) => bcrypt.encodeBase64([...part], part.length));
  return `$2b$${String(cost).padStart(2, '0')}$${texts.join('')}`;
}

export function verifyPassword(password: Secret, hash: string): boolean {
  return bcrypt.compareSync(password.reveal(), hash);
}

/** One password and the hash that may be its own. */
export interface PasswordPair {
  readonly password: Secret;
  /** bcrypt, as `hashPasswords` writes it. */
  readonly hash: string;
}

/** Whether each password is that of its hash; four of one cost take hardly longer than one. */
export function verifyPasswords(pairs: readonly PasswordPair[]): readonly boolean[] {
  const right = new Map<PasswordPair, boolean>();
  for (const [cost, alike] of Map.groupBy(pairs, ({ hash }) => costOf(hash))) {
    for (let start = 0; start < alike.length; start += bcryptLanes) {
      const together = alike.slice(start, start + bcryptLanes);
      const inputs = together.map(({ password, hash }) => ({
        password: Buffer.from(password.reveal()),
        salt: decoded(hash.slice(SALT_AT, DIGEST_AT), SALT_OCTETS),
      }));
      const digests = bcryptDigests(inputs, cost);
      for (const [i, pair] of together.entries()) {
        const known = decoded(pair.hash.slice(DIGEST_AT), DIGEST_OCTETS);
        right.set(pair, timingSafeEqual(known, digests[i] ?? Buffer.alloc(DIGEST_OCTETS)));
        inputs[i]?.password.fill(0);
      }
    }
  }
  return pairs.map((pair) => right.get(pair) ?? false);
}

/** In `$2b$04$`, salt and digest; their characters are 22 and 31. */
const [SALT_AT, DIGEST_AT] = [7, 29];
const DIGEST_OCTETS = 23;

/** Shorter text, of a hash that is damaged, is filled up with zeros. */
function decoded(text: string, octets: number): Buffer {
  const whole = Buffer.alloc(octets);
  whole.set(bcrypt.decodeBase64(text, octets));
  return whole;
}

/** bcrypt's cost of a hash (`$2b$04$…`). */
export function costOf(hash: string): number {
  return Number(/^\$2[aby]\$(\d{2})\$/.exec(hash)?.[1] ?? COST.generated);
}

/** A hash of nothing that anybody could type: to compare with it takes as long as with a real one. */
export function decoyHash(cost: number, random: Random): string {
  const characters = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const drawn = Array.from({ length: 53 }, () => characters[random.integer(characters.length)]);
  return `$2b$${String(cost).padStart(2, '0')}$${drawn.join('')}`;
}
