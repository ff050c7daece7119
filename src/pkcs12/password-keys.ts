/** All that one .p12 wants of its password, derived together. */
import type { Secret } from '../secrets/secret.ts';
import { bmpPassword, deriveAll, type Derivation } from './key-derivation.ts';

/** A password with what was derived from it. */
export interface PasswordKeys {
  readonly password: Secret;
  /** Octets of a derivation; what was not derived beforehand is derived now, alone. */
  octets(derivation: Derivation): Buffer;
}

/** Derives beforehand what will be needed, in as few passes as it takes (see `deriveAll`). */
export function deriveKeys(password: Secret, derivations: readonly Derivation[]): PasswordKeys {
  const derive = (wanted: readonly Derivation[]): readonly Buffer[] =>
    wanted.length === 0 ? [] : deriveAll(bmpPassword(password.reveal()), wanted);
  const derived = derive(derivations);
  const known = new Map(derivations.map((derivation, i) => [derivation, derived[i]]));
  return {
    password,
    octets: (derivation) => known.get(derivation) ?? Buffer.concat(derive([derivation])),
  };
}
