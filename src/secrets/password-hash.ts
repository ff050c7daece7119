/** Hashes of initial passwords for the download page (bcrypt, which nginx and Apache read too). */
import bcrypt from 'bcryptjs';
import type { Random } from '../system/random.ts';
import type { Secret } from './secret.ts';

/**
 * bcrypt's cost, as a power of two. A password drawn with 79 bits cannot be guessed at any cost, and
 * bcrypt blocks a web server's worker; one that a person chose needs the cost. bcrypt reads 72 octets.
 */
const COST = { generated: 4, chosen: 10 } as const;

export type PasswordOrigin = keyof typeof COST;

export function hashPassword(password: Secret, origin: PasswordOrigin): string {
  return bcrypt.hashSync(password.reveal(), COST[origin]);
}

export function verifyPassword(password: Secret, hash: string): boolean {
  return bcrypt.compareSync(password.reveal(), hash);
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
