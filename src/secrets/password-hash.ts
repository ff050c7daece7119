/** Hashes of initial passwords for the download page (bcrypt, which nginx and Apache read too). */
import bcrypt from 'bcryptjs';
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
