/** Passwords that people type from paper, made from a CSPRNG without modulo bias. */
import { Secret } from './secret.ts';

export interface PasswordPolicy {
  /** The characters that may occur, each once. */
  readonly alphabet: string;
  readonly length: number;
}

export function generatePassword(
  random: { integer(maxExclusive: number): number },
  policy: PasswordPolicy,
): Secret {
  const characters = Array.from(policy.alphabet);
  const drawn = Array.from(
    { length: policy.length },
    () => characters[random.integer(characters.length)] ?? '',
  );
  return new Secret(drawn.join(''));
}

/** Strength in bits of a password drawn by this policy: `length * log2(alphabet)`, rounded down. */
export function strengthBits(policy: PasswordPolicy): number {
  return Math.floor(policy.length * Math.log2(new Set(policy.alphabet).size));
}
