/** A key on its way to the disk: under the passphrase and, where there is a recovery code, under that. */
import type { DerivedKey } from '../pkcs8/derived-key.ts';
import { encodeKeyFile } from '../pkcs8/key-file.ts';
import type { Random } from '../system/random.ts';

/** Texts of key files, PEM. */
export interface WrappedKey {
  readonly key: string;
  /** Opened by the recovery code. */
  readonly recovery?: string;
}

/** Takes the DER of a PrivateKeyInfo. */
export type WrapKey = (privateKeyInfo: Buffer) => WrappedKey;

/** @param passphrase what was derived from it: all key files of a home share their salt */
export function createKeyWrapper(
  passphrase: DerivedKey,
  recovery: DerivedKey | undefined,
  random: Random,
): WrapKey {
  return (privateKeyInfo) => ({
    key: encodeKeyFile(privateKeyInfo, passphrase, random),
    ...(recovery && { recovery: encodeKeyFile(privateKeyInfo, recovery, random) }),
  });
}
