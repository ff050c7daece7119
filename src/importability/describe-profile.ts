/** What a .p12 of hakko's own will be, known before one is made: `init` and `issue` ask. */
import { p12Parameters, type P12Profile } from '../pkcs12/profile.ts';
import type { KeyAlgorithm } from '../x509/key-algorithm.ts';
import type { P12Bag, P12Description, P12Encryption } from './description.ts';

/**
 * The description of a file that `encodePfx` would write under this profile for a client key of this
 * algorithm, with a generated install password of `passwordLength` characters and a root left out.
 */
export function describeProfile(
  profile: P12Profile,
  keyAlgorithm: KeyAlgorithm,
  passwordLength = 20,
): P12Description {
  const parameters = p12Parameters[profile];
  const encryption = {
    algorithm: parameters.encryption,
    iterations: parameters.encryptionIterations,
    saltOctets: parameters.encryptionSaltOctets,
    ...(parameters.encryption === 'id-PBES2' && { pbes2 }),
  };
  const encryptions: readonly P12Encryption[] = [
    { holder: 'safe', ...encryption },
    { holder: 'key', ...encryption },
  ];
  return {
    encoding: 'DER',
    mac: {
      algorithm: parameters.macDigest,
      iterations: parameters.macIterations,
      saltOctets: parameters.macSaltOctets,
    },
    encryptions,
    key: marks,
    endEntity: { ...marks, keyAlgorithm, cA: false, selfIssued: false },
    issuers: [],
    endEntityFirst: true,
    unread: false,
    password: { characters: 'ascii', length: passwordLength },
  };
}

const pbes2 = {
  encryptionScheme: 'aes256-CBC-PAD',
  keyDerivation: 'id-PBKDF2',
  prf: 'id-hmacWithSHA256',
  prfForm: 'with-null',
} as const;

/** Any values: the rules ask whether the marks are there, match and hold no space. */
const marks: P12Bag = {
  friendlyName: { text: 'G13B-202611', form: 'BMPString' },
  localKeyId: '00',
};
